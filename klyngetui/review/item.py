"""What a step of the weekly review lists."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Item(NamedTuple):
    """One thing to look at: what it is about (`entity` and `id`), its day, and words.

    `settled` ones stand there to be seen and wait for nothing; `code` says what a check found.
    """

    entity: str
    id: str
    day: date | None
    what: str
    detail: str = ""
    settled: bool = False
    code: str = ""


class Listed(NamedTuple):
    """The items of a step, how many wait in all (more than are listed, where they are many), and a line about them."""

    items: list[Item]
    waiting: int
    head: str = ""


def listed(items: list[Item], head: str = "", waiting: int | None = None) -> Listed:
    """The items with the number of those that wait."""
    return Listed(items, sum(not item.settled for item in items) if waiting is None else waiting, head)
