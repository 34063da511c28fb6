"""Rows 2 to 9 of docs/reliability.md: full disks, read-only places, locks, and files that are no sound log."""

from __future__ import annotations

import gzip
import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from klyngetui import __version__
from klyngetui.store.changes import read_changes
from klyngetui.store.log import open_log
from tests.faults.program import meeting, run, small_log, start, surroundings
from tests.faults.terminal import Terminal
from tests.tree import ROOT

NOBODY = 65_534
LINE = "m fjordglimt: kari, pilot"
AS_NOBODY = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")


def one_line(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """It was not met, said so in one line, and the line holds the words."""
    assert (done.returncode, done.stdout) == (1, ""), done
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert all(word in done.stderr for word in words), done.stderr


def changes(log: Path) -> int:
    with sqlite3.connect(log) as connection:
        return int(connection.execute("SELECT count(*) FROM change").fetchone()[0])


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
    assert [one.name for one in small_disk.iterdir() if one.name.endswith(".part")] == []
    (small_disk / "ballast").unlink()
    assert run(log, "add", LINE, env=surroundings(tmp_path)).returncode == 0


@pytest.mark.parametrize("what", ["file", "folder"])
def test_row_03_read_only_places_can_be_read_and_exported(for_anybody: Path, what: str) -> None:
    log = small_log(for_anybody / "place", activities=[meeting("a1", title="Pilot")])
    home = for_anybody / "home"
    home.mkdir()
    os.chown(home, NOBODY, NOBODY)
    log.parent.chmod(0o777 if what == "file" else 0o755)
    log.chmod(0o644 if what == "file" else 0o666)
    around = {"env": surroundings(home, PATH=os.environ["PATH"]), "before": AS_NOBODY}
    assert "Pilot" in run(log, "list", **around).stdout
    one_line(run(log, "add", LINE, **around), "read-only", str(log))
    assert run(log, "export", "json", str(home / "out.json"), **around).returncode == 0
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
    with sqlite3.connect(log, isolation_level=None) as other, start(log, "add", LINE) as waiting:
        other.execute("BEGIN IMMEDIATE")
        time.sleep(1)
        other.execute("ROLLBACK")
        out, _err = waiting.communicate(timeout=30)
    assert out.strip()


def test_row_06_a_newer_log_is_read_and_never_written(tmp_path: Path) -> None:
    log = small_log(tmp_path, activities=[meeting("a1", title="Pilot")])
    with sqlite3.connect(log) as connection:
        connection.execute("PRAGMA user_version = 999")
        connection.execute("INSERT OR REPLACE INTO meta VALUES ('version', '9.9')")
    before = log.read_bytes()
    one_line(run(log, "add", LINE), "9.9", __version__, "Update klyngetui")
    assert "Pilot" in run(log, "list").stdout
    assert run(log, "export", "json", str(tmp_path / "out.json")).returncode == 0
    assert log.read_bytes() == before


@pytest.mark.parametrize("old", sorted((ROOT / "tests/store/versions").glob("*.gz")), ids=lambda one: one.name)
def test_row_07_an_older_log_is_copied_and_brought_up(tmp_path: Path, old: Path) -> None:
    log = tmp_path / "log.db"
    log.write_bytes(gzip.decompress(old.read_bytes()))
    before = changes(log)
    done = run(log, "list")
    assert done.returncode == 0
    copies = list(tmp_path.glob("log.db.version-*"))
    with open_log(log, write=False) as opened:
        brought_up = opened.connection.execute("PRAGMA user_version").fetchone()[0]
        assert len(list(read_changes(opened))) == before
    assert [changes(copy) for copy in copies] == ([before] if f"-{brought_up}." not in old.name else [])
    assert all(copy.stat().st_mode & 0o777 == 0o600 for copy in copies)
    assert run(log, "doctor").returncode == 0


def damaged(log: Path, how: str) -> None:
    """Make the log something that is no log."""
    if how == "truncated":
        os.truncate(log, log.stat().st_size // 2)
    elif how == "empty":
        log.write_bytes(b"")
    elif how == "text":
        log.write_text("Dette er ingen logg.")
    else:
        log.unlink()
        with sqlite3.connect(log) as other:
            other.execute("CREATE TABLE recipe (id INTEGER)")


@pytest.mark.parametrize("how", ["truncated", "empty", "text", "another program's"])
def test_row_08_what_is_no_log_is_refused_left_and_a_backup_named(tmp_path: Path, how: str) -> None:
    log = small_log(tmp_path, activities=[meeting(f"a{n}", title="x" * 900) for n in range(200)])
    copy = run(log, "backup", str(tmp_path / "klyngetui" / "backups")).stdout.strip()
    damaged(log, how)
    before = log.read_bytes()
    done = run(log, "add", LINE)
    assert done.returncode == 1
    assert log.read_bytes() == before
    assert str(log) in done.stderr or how == "truncated"
    assert (copy if how != "truncated" else "klyngetui restore") in done.stderr, done.stderr
    with Terminal(log) as terminal:
        assert terminal.ended() == 1
        assert "Traceback" not in terminal.text
    assert log.read_bytes() == before
    assert run(log, "restore", copy).returncode == 0
    assert run(log, "doctor").returncode == 0


def test_row_09_damage_and_rows_changed_behind_its_back_are_found_and_salvaged(tmp_path: Path) -> None:
    log = small_log(tmp_path, activities=[meeting(f"a{n}", title=f"Møte {n}") for n in range(300)])
    raw = bytearray(log.read_bytes())
    page = 4096
    raw[20 * page : 21 * page] = b"\xaa" * page
    log.write_bytes(raw)
    done = run(log, "doctor")
    assert done.returncode == 1
    assert "damaged" in done.stdout + done.stderr
    out = tmp_path / "saved.db"
    assert run(log, "doctor", "--salvage", str(out)).returncode == 0
    assert log.read_bytes() == bytes(raw)
    assert changes(out) > 100
    with sqlite3.connect(out) as behind:
        behind.execute("DROP TRIGGER change_no_update")
        behind.execute("UPDATE change SET patch = replace(patch, 'Møte', 'Mote') WHERE seq = 9")
    found = run(out, "doctor")
    assert found.returncode == 1
    assert "altered" in found.stdout


def test_no_backup_of_another_log_is_named(tmp_path: Path) -> None:
    log = small_log(tmp_path)
    copy = run(log, "backup", str(tmp_path / "klyngetui" / "backups")).stdout.strip()
    other, folder = tmp_path / "referat.db", tmp_path / log.stem
    other.write_text("Ingen logg. " * 200)
    folder.mkdir()
    for path in (other, folder):
        done = run(path, "list")
        assert done.returncode == 1
        assert "restore" not in done.stderr, done.stderr
    log.write_text("Ingen logg. " * 200)
    assert copy in run(log, "list").stderr
