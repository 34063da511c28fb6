"""Row 5 of docs/reliability.md: two windows and the command line on one log."""

from __future__ import annotations

from pathlib import Path

from tests.faults.windows import write_together


def test_row_05_nothing_is_lost_between_two_windows_and_commands(tmp_path: Path) -> None:
    found = write_together(tmp_path, 4)
    assert found.by_apps >= 2
    assert found.by_commands >= 1
