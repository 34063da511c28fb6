"""The copies of docs/backups.md, made by the real program."""

from __future__ import annotations

import time
from pathlib import Path

from tests.faults.program import run, small_log
from tests.faults.terminal import Terminal

LINE = "m fjordglimt: kari, pilot"


def copies(folder: Path) -> list[Path]:
    return list((folder / "klyngetui" / "backups").glob("log-*-auto-*.klynge"))


def test_a_command_that_writes_makes_the_copy_of_the_day(tmp_path: Path) -> None:
    log = small_log(tmp_path)
    assert run(log, "list").returncode == 0
    assert copies(tmp_path) == []
    assert run(log, "add", LINE).stderr.count("Backed") == 0
    assert len(copies(tmp_path)) == 1
    assert run(log, "add", LINE).returncode == 0
    assert len(copies(tmp_path)) == 1


def test_off_makes_none_and_nonsense_is_refused(tmp_path: Path) -> None:
    log = small_log(tmp_path)
    assert run(log, "settings", "backups", "off").returncode == 0
    assert run(log, "add", LINE).returncode == 0
    assert copies(tmp_path) == []
    assert run(log, "settings", "backups", "sometimes").returncode == 2


def test_the_app_makes_the_copy_after_home_is_there(tmp_path: Path) -> None:
    log = small_log(tmp_path)
    with Terminal(log) as terminal:
        terminal.until("Prøveklyngen")
        assert copies(tmp_path) == []
        end = time.monotonic() + 15
        while not copies(tmp_path) and time.monotonic() < end:
            terminal.read(0.1)
        assert len(copies(tmp_path)) == 1
        assert terminal.process.poll() is None


def test_a_folder_that_cannot_be_written_is_told_and_the_entry_saved(tmp_path: Path) -> None:
    log = small_log(tmp_path)
    (tmp_path / "taken").write_text("a file")
    assert run(log, "settings", "backup_folder", str(tmp_path / "taken" / "copies")).returncode == 0
    done = run(log, "add", LINE)
    assert (done.returncode, len(done.stdout.split())) == (0, 1)
    assert "taken" in done.stderr
