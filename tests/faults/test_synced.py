"""Row 10 of docs/reliability.md, in the app: another version of the log appears beside it while one works."""

from __future__ import annotations

from pathlib import Path

from klyngetui.store.log import open_log
from tests.faults.program import run, small_log
from tests.faults.terminal import Terminal

OTHER = "log (Karis conflicted copy 2026-11-23).db"


def test_row_10_a_conflicted_copy_is_told_and_work_goes_on(tmp_path: Path) -> None:
    log = small_log(tmp_path)
    assert run(log, "settings", "me", "Anne Lid").returncode == 0
    with Terminal(log, size=(120, 30)) as terminal:
        terminal.until("Prøveklyngen")
        (tmp_path / OTHER).write_bytes(log.read_bytes())
        terminal.until("conflicted copy")
        terminal.type("a")
        terminal.type("m fjordglimt: kari, pilot\r")
        terminal.until("u undo")
    with open_log(log, write=False) as opened:
        assert len(opened.cabinet.load("activity")) == 1
    done = run(log, "add", "m fjordglimt: kari")
    assert done.returncode == 0
    assert len([line for line in done.stderr.splitlines() if OTHER in line]) == 1
