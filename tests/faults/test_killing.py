"""Row 1 of docs/reliability.md: a save is there whole or not at all, whenever the program is killed."""

from __future__ import annotations

from pathlib import Path

from tests.faults.killing import survive


def test_row_01_killed_at_any_moment_the_log_is_whole(tmp_path: Path) -> None:
    found = survive(tmp_path, seed=1, times=25)
    assert sum(found.kills.values()) == 25
    ways = {"add", "edit", "import", "undo", "backup", "migrate", "init", "erase", "restore", "app"}
    assert set(found.kills) == ways
    assert found.whole
    assert found.nothing
    assert found.drafts
