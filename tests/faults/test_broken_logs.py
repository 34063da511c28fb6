"""Rows 6 to 9 of docs/reliability.md: logs of other versions, and files that are no sound log."""

from __future__ import annotations

import gzip
import os
import sqlite3
from pathlib import Path

import pytest

from klyngetui import __version__
from klyngetui.store.changes import read_changes
from klyngetui.store.log import open_log
from tests.faults.damaging import survive
from tests.faults.program import LINE, changes, meeting, one_line, run, small_log
from tests.faults.terminal import Terminal
from tests.tree import ROOT


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


def test_row_09_of_a_log_damaged_in_any_way_what_can_be_read_is_salvaged(tmp_path: Path) -> None:
    found = survive(tmp_path, seed=9, times=16)
    assert found.refused <= 2
    assert found.share > 0.7


def test_row_09_what_cannot_go_on_over_damaged_words_says_so_in_one_line(tmp_path: Path) -> None:
    log = small_log(tmp_path, activities=[meeting("a1", title="Pilot")])
    whole = log.read_bytes()
    for before, after in ((b"entity TEXT", b"entity T\xe7XT"), (b'{"attendance":[', b'{"attendance"\x01[')):
        log.write_bytes(whole.replace(before, after))
        for command in (("list",), ("export", "json", "-"), ("show", "a1")):
            done = run(log, *command)
            assert (done.returncode, len(done.stderr.splitlines())) == (1, 1), done
        assert run(log, "doctor").returncode == 1
        with Terminal(log) as terminal:
            assert terminal.ended() == 1
            assert "klyngetui doctor" in terminal.text
            assert not any(word in terminal.text for word in ("Traceback", "locals", "Pilot"))


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
