"""Rows 2 to 4 of docs/reliability.md: full disks, read-only places and locks."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.faults.program import LINE, changes, meeting, one_line, run, small_log, start, surroundings
from tests.faults.terminal import PATIENCE

NOBODY = 65_534
AS_NOBODY = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")


def until_open(program: subprocess.Popen[str], file: Path) -> None:
    """Wait until the program has the file open; where a system does not tell, what follows has to be patient enough."""
    opened, end = Path(f"/proc/{program.pid}/fd"), time.monotonic() + PATIENCE
    while opened.is_dir() and time.monotonic() < end:
        with suppress(OSError):  # one that was closed meanwhile
            if any(one.readlink() == file for one in opened.iterdir()):
                return
        with suppress(subprocess.TimeoutExpired):
            program.wait(0.02)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)], capture_output=True)
    if done.returncode:
        pytest.skip("only root can mount a small disk")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.fixture
def for_anybody() -> Iterator[Path]:
    """A folder that another user can reach; every run of pytest shuts its own to others."""
    if os.geteuid() or not shutil.which("setpriv"):
        pytest.skip("only root can become somebody else")
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def somebody_elses(log: Path, what: str) -> Path:
    """Let nobody else write to the log's file or folder; returns the home of somebody else, beside that folder."""
    home = log.parent.parent / "home"
    home.mkdir()
    os.chown(home, NOBODY, NOBODY)
    log.parent.chmod(0o777 if what == "file" else 0o755)
    log.chmod(0o644 if what == "file" else 0o666)
    return home


def test_row_02_a_full_disk_saves_nothing_and_says_so(small_disk: Path, tmp_path: Path) -> None:
    log = small_log(small_disk)
    run(log, "settings", "backups", "off", env=surroundings(tmp_path))
    before = log.read_bytes(), changes(log)
    (small_disk / "ballast").write_bytes(b"x" * (os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize))
    done = run(log, "add", LINE, env=surroundings(tmp_path))
    one_line(done, "full", str(log), "Nothing was saved", "make room")
    assert (log.read_bytes(), changes(log)) == before
    out = small_disk / "out.json"
    one_line(run(log, "export", "json", str(out), env=surroundings(tmp_path)), str(out), "full")
    assert not out.exists()
    copies = small_disk / "copies"
    copies.mkdir()
    one_line(run(log, "backup", str(copies), env=surroundings(tmp_path)), str(copies), "full")
    one_line(run(small_disk / "new.db", "init", "Ny klynge", env=surroundings(tmp_path)), "new.db", "full")
    one_line(run(log, "doctor", "--salvage", str(small_disk / "saved.db"), env=surroundings(tmp_path)), "full")
    assert {one.name for one in small_disk.iterdir()} == {"log.db", "ballast", "copies"}
    assert list(copies.iterdir()) == []
    (small_disk / "ballast").unlink()
    assert run(log, "add", LINE, env=surroundings(tmp_path)).returncode == 0


@pytest.mark.parametrize("what", ["file", "folder"])
def test_row_03_read_only_places_can_be_read_and_exported(for_anybody: Path, what: str) -> None:
    log = small_log(for_anybody / "place", activities=[meeting("a1", title="Pilot")])
    home = somebody_elses(log, what)
    around = {"env": surroundings(home, PATH=os.environ["PATH"]), "before": AS_NOBODY}
    listed = run(log, "list", **around)
    assert "Pilot" in listed.stdout, listed
    one_line(run(log, "add", LINE, **around), "read-only", str(log))
    exported = run(log, "export", "json", str(home / "out.json"), **around)
    assert exported.returncode == 0, exported
    assert (home / "out.json").stat().st_mode & 0o777 == 0o600


def test_row_04_a_log_in_use_is_waited_for_and_then_told(tmp_path: Path) -> None:
    log = small_log(tmp_path)
    before = changes(log)
    with sqlite3.connect(log, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        began = time.monotonic()
        one_line(run(log, "add", LINE), "in use by another program", "try again")
        assert time.monotonic() - began >= 5
        other.execute("ROLLBACK")
    assert changes(log) == before
    with sqlite3.connect(log, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        with start(log, "add", LINE) as waiting:
            until_open(waiting, log)
            with pytest.raises(subprocess.TimeoutExpired):
                waiting.wait(1)
            other.execute("ROLLBACK")
            out, err = waiting.communicate(timeout=PATIENCE)
    assert (waiting.returncode, bool(out.strip())) == (0, True), err
    assert changes(log) > before
