"""Finding the entries a filter lets through, off the screen thread."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from klyngetui.indicators.stories import listed
from klyngetui.store.log import open_log
from klyngetui.store.pages import older_first

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from klyngetui.screens.log.filter import Chosen

WITHOUT_END = -1


class Found(NamedTuple):
    """The places of the entries that answer what was asked, oldest first."""

    asked: Chosen
    stamp: int
    places: array[int]


def find(path: Path, asked: Chosen, stamp: int, today: date) -> Found:
    """Every entry that passes the filter on that day, read through a connection of its own; raises LogError."""
    with open_log(path, write=False) as log:
        only = asked.filter
        places = filter(listed(log, only, today), older_first(log, only, limit=WITHOUT_END))
        return Found(asked, stamp, array("q", places))
