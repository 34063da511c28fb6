"""What the operating system says went wrong, in the language chosen."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from klyngetui import locale
from klyngetui.locale.os_words import os_words
from klyngetui.store.trouble import trouble_words


def failing(path: Path) -> OSError:
    with pytest.raises(OSError) as raised:
        path.read_bytes()
    return raised.value


def test_common_reasons_are_told_in_norwegian(tmp_path: Path) -> None:
    locale.choose("nb")
    missing = tmp_path / "borte.db"
    assert trouble_words(failing(missing)) == f"Filen eller mappen finnes ikke: {missing}"
    assert trouble_words(failing(tmp_path)) == f"Det er en mappe: {tmp_path}"


def test_in_english_they_are_the_systems_own() -> None:
    known = (errno.EACCES, errno.ENOENT, errno.EISDIR, errno.ENOSPC, errno.EROFS, errno.ENAMETOOLONG)
    assert [os_words(OSError(one, os.strerror(one))) for one in known] == [os.strerror(one) for one in known]


def test_other_reasons_are_told_as_the_system_does() -> None:
    locale.choose("nb")
    assert os_words(OSError(errno.EXDEV, "Invalid cross-device link")) == "Invalid cross-device link"
    assert os_words(OSError("no number")) == "no number"
