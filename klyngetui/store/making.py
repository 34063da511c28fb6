"""A new log is made beside its place, and stands there once it is whole."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from klyngetui.locale import _
from klyngetui.model.ids import uuid7
from klyngetui.store.errors import LogExists
from klyngetui.store.unfinished import PART

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def made_beside(path: Path) -> Iterator[Path]:
    """Where to make the log that is to stand at the path; it is given its name when the block ends without an error.

    Whatever happens meanwhile, a kill too, there is no half log at the path. Raises LogExists where there is a file.
    """
    told = _("There already is a file at {path}; it was left as it is.").format(path=path)
    if path.exists():
        raise LogExists(told)
    beside = path.with_name(f".{path.name}.{uuid7()}{PART}")
    try:
        yield beside
        _put_in_place(beside, path, told)
    finally:
        beside.unlink(missing_ok=True)


def _put_in_place(beside: Path, path: Path, told: str) -> None:
    """Give the file its name without ever taking the place of another one made meanwhile."""
    try:
        os.link(beside, path)
    except FileExistsError as error:
        raise LogExists(told) from error
    except OSError as error:
        # A file system without hard links.
        if path.exists():
            raise LogExists(told) from error
        os.replace(beside, path)
