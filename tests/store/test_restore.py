"""Restoring while others write, more than once, and what a killed program left of copies."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from klyngetui.store.backup import backup
from klyngetui.store.copies import copies_beside, copies_holding
from klyngetui.store.doctor import examine
from klyngetui.store.errors import LockedLog, LogSwapped
from klyngetui.store.log import Log, open_log
from klyngetui.store.restore import restore
from tests.store.logs import participant


def test_a_restore_waits_for_whoever_writes_and_their_next_save_is_not_lost(log: Log, tmp_path: Path) -> None:
    made = backup(log, tmp_path / "copies")
    with open_log(log.path) as other:
        with other.transaction():
            other.connection.execute("INSERT INTO meta VALUES ('half', 'done')")
            with pytest.raises(LockedLog):
                restore(log.path, made, patience=0)
            assert log.path.with_name("log.db-journal").exists()
        participant(other, "Fjordglimt AS")
        before = log.path.read_bytes()
        replaced = restore(log.path, made, patience=0)
        assert replaced is not None
        assert replaced.read_bytes() == before
        # Whoever waited for the log meanwhile has its old file still.
        with pytest.raises(LogSwapped), other.transaction():
            pass
    with open_log(log.path) as restored:
        assert examine(restored) == []


def test_restores_of_one_second_are_all_listed(log: Log, tmp_path: Path) -> None:
    made = backup(log, tmp_path / "copies")
    kept = {restore(log.path, made) for _time in range(3)}
    assert len(kept) == 3
    assert set(copies_beside(log.path)) == kept


def test_what_a_killed_program_left_of_a_copy_is_named_and_swept_a_day_later(log: Log, tmp_path: Path) -> None:
    participant(log, "Fjordglimt AS")
    folder = tmp_path / "copies"
    made = backup(log, folder)
    left, fresh, others = (folder / f".{name}-20260101-090000.klynge.part" for name in ("log", "log-2", "other"))
    for path in (left, fresh, others, tmp_path / ".log.db.restoring"):
        shutil.copyfile(made, path)
    assert set(copies_holding(log.path, folder, ["Fjordglimt AS"])) == {
        made,
        left,
        fresh,
        others,
        tmp_path / ".log.db.restoring",
    }
    os.utime(left, (0, 0))
    os.utime(others, (0, 0))
    backup(log, folder)
    assert [path.exists() for path in (left, fresh, others)] == [False, True, True]
