"""A log of an earlier version is copied, brought up to date and otherwise left as it was."""

from __future__ import annotations

import gzip
import os
import sqlite3
import stat
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from klyngetui.store import inbox
from klyngetui.store.errors import LogError
from klyngetui.store.log import open_log
from klyngetui.store.rebuild import compare
from klyngetui.store.schema import SCHEMA_VERSION

VERSIONS = Path(__file__).with_name("versions")
TODAY = date(2026, 11, 23)


def old_log(tmp_path: Path, version: int) -> Path:
    path = tmp_path / "log.db"
    path.write_bytes(gzip.decompress((VERSIONS / f"version-{version}.db.gz").read_bytes()))
    return path


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_every_released_schema_is_brought_up_to_date(tmp_path: Path, version: int) -> None:
    path = old_log(tmp_path, version)
    before = path.read_bytes()
    with open_log(path) as log:
        assert log.connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
        assert log.cluster["name"] == "Prøveklyngen"
        assert compare(log) == []
        copy = tmp_path / f"log.db.version-{version}"
        assert [str(copy) in note for note in log.notes] == [True]
        assert inbox.waiting(log, TODAY) == []
    assert copy.read_bytes()[100:] == before[100:]  # but for the counters in the header
    if os.name == "posix":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with open_log(path) as log:
        assert log.notes == []


def test_a_second_copy_takes_another_name(tmp_path: Path) -> None:
    path = old_log(tmp_path, 1)
    (tmp_path / "log.db.version-1").write_text("somebody's")
    with open_log(path):
        pass
    assert (tmp_path / "log.db.version-1").read_text() == "somebody's"
    assert (tmp_path / "log.db.version-1-2").stat().st_size > 1000


def test_an_older_log_is_read_without_its_upgrade(tmp_path: Path) -> None:
    path = old_log(tmp_path, 1)
    with open_log(path, write=False) as log:
        assert inbox.waiting(log, TODAY) == []
        assert len(inbox.waiting(log, TODAY)) == 0
    assert [entry.name for entry in tmp_path.iterdir()] == ["log.db"]


def test_a_log_that_does_not_hold_together_is_left_as_it_was(tmp_path: Path) -> None:
    path = old_log(tmp_path, 1)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE stray (of TEXT REFERENCES meta (key))")
        connection.execute("INSERT INTO stray VALUES ('nothing')")
        connection.commit()
    with pytest.raises(LogError, match="does not hold together"):
        open_log(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == 1
        assert not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'inbox'").fetchone()
