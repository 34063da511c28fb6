"""A file is written whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from klyngetui.exchange.safe_write import CannotWrite, replacing
from tests.store.logs import cluster_log


def test_the_file_takes_its_place_with_the_end_of_the_block(tmp_path: Path) -> None:
    out = tmp_path / "ut.txt"
    out.write_text("gammelt")
    with replacing(out) as file:
        file.write(b"nytt")
        assert out.read_text() == "gammelt"
    assert out.read_text() == "nytt"
    assert out.stat().st_mode & 0o077 == 0


def fail_halfway(out: Path, error: Exception) -> None:
    with replacing(out) as file:
        file.write(b"halvt")
        raise error


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "full"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
        (PermissionError(errno.EACCES, "Permission denied"), "may not be written"),
    ],
)
def test_nothing_is_left_behind_when_the_disk_fails(tmp_path: Path, error: OSError, words: str) -> None:
    out = tmp_path / "ut.txt"
    with pytest.raises(CannotWrite, match=words) as told:
        fail_halfway(out, error)
    assert str(out) in str(told.value)
    assert list(tmp_path.iterdir()) == []


def test_an_error_of_the_writer_leaves_what_was_there(tmp_path: Path) -> None:
    out = tmp_path / "ut.txt"
    out.write_text("gammelt")
    with pytest.raises(KeyError):
        fail_halfway(out, KeyError("x"))
    assert [file.name for file in tmp_path.iterdir()] == ["ut.txt"]
    assert out.read_text() == "gammelt"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="There is no folder"), replacing(tmp_path / "fins" / "ut.txt"):
        pass


def test_a_log_is_never_replaced_by_an_export(tmp_path: Path) -> None:
    path = tmp_path / "log.klynge"
    cluster_log(path).close()
    before = path.read_bytes()
    with pytest.raises(CannotWrite, match="a log"), replacing(path):
        pass
    assert path.read_bytes() == before


def test_only_ordinary_files_are_replaced(tmp_path: Path) -> None:
    for odd in (tmp_path, Path(os.devnull)):
        with pytest.raises(CannotWrite, match="no ordinary file"), replacing(odd):
            pass
    assert not Path(os.devnull).is_file()
