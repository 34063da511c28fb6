from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from typing import TYPE_CHECKING

import pytest

from klyngetui.store.changes import changes_of
from klyngetui.store.device import meta, set_meta
from klyngetui.store.errors import LogExists, NewerLog, NoLog, NotALog
from klyngetui.store.log import new_log, open_log
from klyngetui.store.search import matching
from tests.store.logs import cluster_log, edit, meeting, participant

if TYPE_CHECKING:
    from pathlib import Path

    from klyngetui.store.log import Log


def test_a_new_log_is_its_owners_alone(log: Log) -> None:
    assert stat.S_IMODE(log.path.stat().st_mode) == 0o600


def test_an_existing_file_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "log.db").write_text("mine")
    with pytest.raises(LogExists):
        new_log(tmp_path / "log.db")
    assert (tmp_path / "log.db").read_text() == "mine"


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_what_is_no_log_is_refused_and_left(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "log.db"
    path.write_bytes(content)
    with pytest.raises(NotALog):
        open_log(path)
    assert path.read_bytes() == content
    assert os.listdir(tmp_path) == ["log.db"]


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "log.db")
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(NotALog, match="another program"):
        open_log(tmp_path / "log.db")


def test_no_log_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(NoLog, match="init"):
        open_log(tmp_path / "log.db")
    with pytest.raises(NotALog):
        open_log(tmp_path)
    assert os.listdir(tmp_path) == []


def test_a_newer_log_can_only_be_read(log: Log) -> None:
    set_meta(log, "version", "9.0")
    log.connection.execute("PRAGMA user_version = 999")
    with pytest.raises(NewerLog, match=r"9\.0"):
        open_log(log.path)
    with open_log(log.path, write=False) as reader:
        assert reader.cluster["name"] == "Prøveklyngen"


def test_a_copy_elsewhere_becomes_a_device_of_its_own(log: Log, tmp_path: Path) -> None:
    entry = meeting(log)
    shutil.copy(log.path, tmp_path / "copy.db")
    with open_log(tmp_path / "copy.db") as copy:
        edit(copy, entry, title="b")
        made, changed = changes_of(copy, entry)
        assert made.device != changed.device
        assert changed.prev == ""


def test_a_log_that_was_moved_keeps_its_device(tmp_path: Path) -> None:
    with cluster_log(tmp_path / "log.db") as log:
        entry = meeting(log)
    (tmp_path / "log.db").rename(tmp_path / "moved.db")
    with open_log(tmp_path / "moved.db") as log:
        edit(log, entry, title="b")
        assert len({change.device for change in changes_of(log, entry)}) == 1


def test_facts_about_the_file(log: Log) -> None:
    assert meta(log, "colour") is None
    set_meta(log, "colour", "blue")
    assert meta(log, "colour") == "blue"


@pytest.mark.parametrize("words", ["mote", "MØTE", "ammoniakk pil", "fjordgl", "ærlig", "aerlig", "cafe"])
def test_words_are_found_however_they_are_written(log: Log, words: str) -> None:
    meeting(log, participant(log), title="Møte om ammoniakkpilot", notes="Ærlig talt på Café Øst")
    assert len(matching(log.connection, words, before=None, limit=9)) == (0 if words == "ammoniakk pil" else 1)


@pytest.mark.parametrize(
    "words", ['"', "(", "-", "AND", "a OR", "*", "møte*", "'", "^x", "NEAR(", "", "   ", "\x00", "😀"]
)
def test_no_search_fails(log: Log, words: str) -> None:
    meeting(log, title="Møte")
    assert isinstance(matching(log.connection, words, before=None, limit=9), list)
