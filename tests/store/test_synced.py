"""Row 10 of docs/reliability.md: synced folders, doubled files and swapped files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from klyngetui.store.errors import LogSwapped
from klyngetui.store.log import open_log
from klyngetui.store.synced import doubles, synced_by
from tests.store.logs import cluster_log, participant


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("OneDrive - Klyngen AS", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("Papirer", None),
    ],
)
def test_row_10_synced_folders_are_told_once_with_the_reason(tmp_path: Path, folder: str, program: str | None) -> None:
    (tmp_path / folder).mkdir()
    path = tmp_path / folder / "log.db"
    cluster_log(path).close()
    assert synced_by(path) == program
    first, second = [], []
    for notes in (first, second):
        with open_log(path) as log:
            notes += log.notes
    assert [program in note and "lose entries" in note for note in first if program] == ([True] if program else [])
    assert second == []


def test_row_10_network_drives_are_known(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\n//server/felles {tmp_path}/felles cifs rw 0 0\n")
    assert synced_by(tmp_path / "felles" / "log.db", str(mounts)) == "a network drive"
    assert synced_by(tmp_path / "log.db", str(mounts)) is None


@pytest.mark.parametrize(
    "name",
    [
        "log (Kari's conflicted copy 2026-11-23).db",
        "log.sync-conflict-20261123-101112-ABCDEFG.db",
        "log (Karis konflikt).db",
    ],
)
def test_row_10_doubled_files_are_found_before_a_write(tmp_path: Path, name: str) -> None:
    path = tmp_path / "log.db"
    cluster_log(path).close()
    (tmp_path / name).write_bytes(path.read_bytes())
    (tmp_path / "log.db.files").mkdir()
    assert [one.name for one in doubles(path)] == [name]
    with open_log(path) as log:
        assert any(name in note for note in log.notes)


def test_row_10_a_file_doubled_while_the_log_is_open_is_told_once_before_the_next_write(tmp_path: Path) -> None:
    with cluster_log(tmp_path / "log.db") as log:
        assert log.news() == []
        (tmp_path / "log (Kari's conflicted copy).db").write_bytes(b"")
        participant(log)  # it is saved all the same
        (told,) = log.news()
        assert "conflicted copy" in told
        assert "klyngetui import" in told
        participant(log, "Havlykta")
        assert log.news() == []
        (tmp_path / "log.sync-conflict-20261123.db").write_bytes(b"")
        log.guard_writing()
        (told,) = log.news()
        assert "Kari" not in told


def test_row_10_a_swapped_file_stops_the_write(tmp_path: Path) -> None:
    with cluster_log(tmp_path / "log.db") as log, cluster_log(tmp_path / "other.db") as other:
        before = other.path.read_bytes()
        os.replace(other.path, log.path)
        with pytest.raises(LogSwapped):
            participant(log)
        assert log.path.read_bytes() == before
