"""A file is written whole or not at all: under another name in its folder first, then put in its place."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

from klyngetui.locale import _
from klyngetui.locale.os_words import os_words
from klyngetui.store.errors import LogError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DATABASE = b"SQLite format 3\0"


class CannotWrite(LogError):
    """A file that could not be written; the text says which, why, and that nothing was left behind."""


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to that becomes `path`, readable by its owner alone, once the block ends without an error.

    Raises CannotWrite for a full disk, a missing folder, a place that cannot be written, and for a path where a
    database or no ordinary file stands; what was there before is then left as it was.
    """
    _refuse_to_replace(path)
    try:
        with _beside(path) as file:
            yield file
    except OSError as error:
        raise CannotWrite(_why(path, error)) from error


@contextmanager
def _beside(path: Path) -> Iterator[IO[bytes]]:
    import tempfile

    # mkstemp makes the file with mode 0600.
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".klyngetui-", suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _refuse_to_replace(path: Path) -> None:
    """A slip of the keyboard must not put an export in the place of a log."""
    try:
        if not path.exists():
            return
        ordinary = path.is_file()
        database = ordinary and _starts_as_database(path)
    except OSError as error:
        raise CannotWrite(_why(path, error)) from error
    if not ordinary:
        raise CannotWrite(_("{path} is no ordinary file; nothing was written.").format(path=path))
    if database:
        raise CannotWrite(_("{path} is a log or another database; write to another name.").format(path=path))


def _starts_as_database(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(DATABASE)) == DATABASE
    except PermissionError:
        return False


def _why(path: Path, error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC):
        return _("The disk that holds {path} is full. Nothing was written; make room and try again.").format(path=path)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _("There is no folder {folder}; make it first or write elsewhere.").format(folder=path.parent)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return _("{path} may not be written; write elsewhere.").format(path=path)
    return _("{path} could not be written: {why}").format(path=path, why=os_words(error))
