"""Finding the entries a filter lets through, off the screen thread."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from klyngetui.store.log import open_log
from klyngetui.store.pages import older_first

if TYPE_CHECKING:
    from pathlib import Path

    from klyngetui.screens.log_filter import Chosen

WITHOUT_END = -1


class Found(NamedTuple):
    """The places of the entries that answer what was asked, oldest first."""

    asked: Chosen
    stamp: int
    places: array[int]


def find(path: Path, asked: Chosen, stamp: int) -> Found:
    """Every entry that passes the filter, read through a connection of its own; raises LogError."""
    with open_log(path, write=False) as log:
        return Found(asked, stamp, array("q", older_first(log, asked.filter, limit=WITHOUT_END)))
