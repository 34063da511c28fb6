"""Where the rows of a list come from."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple, Protocol


class Row(NamedTuple):
    """One row of a list: its key in the source's order, its cells as plain text, and a tone with its sign.

    An empty sign takes the tone's own; tone "muted" dims the whole row.
    """

    key: Hashable
    cells: tuple[str, ...]
    tone: str = ""
    sign: str = ""


class Source(Protocol):
    """Rows in a fixed order. All pages come in list order and hold at most `n` rows; fewer mean that the end
    is met.
    """

    @property
    def total(self) -> int:
        """How many rows there are; an estimate will do."""

    def first(self, n: int) -> list[Row]:
        """The first rows."""

    def last(self, n: int) -> list[Row]:
        """The last rows."""

    def after(self, key: Hashable, n: int) -> list[Row]:
        """The rows that follow the place of `key`, whether or not its row still exists."""

    def before(self, key: Hashable, n: int) -> list[Row]:
        """The rows just before the place of `key`, whether or not its row still exists."""

    def at(self, position: int, n: int) -> list[Row]:
        """The rows from about this position on; asked only for jumps (scroll bar), so it may be slower."""

    def rank(self, key: Hashable) -> int | None:
        """The position of `key`, or None where it is not cheaply known."""


class ListSource:
    """A source over rows held in memory, for short lists."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows = rows
        self._places = {row.key: place for place, row in enumerate(rows)}

    @property
    def total(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def first(self, n: int) -> list[Row]:
        """The first rows."""
        return self._rows[:n]

    def last(self, n: int) -> list[Row]:
        """The last rows."""
        return self._rows[-n:] if n else []

    def after(self, key: Hashable, n: int) -> list[Row]:
        """The rows after the one of this key; from the start where it is gone."""
        place = self._places.get(key, -1)
        return self._rows[place + 1 : place + 1 + n]

    def before(self, key: Hashable, n: int) -> list[Row]:
        """The rows before the one of this key; none where it is gone."""
        place = self._places.get(key, 0)
        return self._rows[max(place - n, 0) : place]

    def at(self, position: int, n: int) -> list[Row]:
        """The rows from this position on."""
        return self._rows[position : position + n]

    def rank(self, key: Hashable) -> int | None:
        """The position of this key."""
        return self._places.get(key)
