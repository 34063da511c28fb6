"""A bounded window of rows over a source of any length, read by keyset pages."""

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


class Window:
    """The rows held at a time: `rows[0]` stands at position `base` of `total`; at most `limit` rows."""

    def __init__(self, source: Source, page: int = 100, limit: int = 400) -> None:
        self.source = source
        self.page = page
        self.limit = limit
        self.base = 0
        self.rows = source.first(page)
        self.total = len(self.rows) if len(self.rows) < page else max(source.total, len(self.rows))

    @property
    def end(self) -> int:
        """The position just after the last row held."""
        return self.base + len(self.rows)

    def row(self, position: int) -> Row | None:
        """The row at a position, if it is held."""
        return self.rows[position - self.base] if self.base <= position < self.end else None

    def show(self, start: int, count: int) -> int:
        """Hold the rows of `count` positions from `start`; returns by how much known positions moved.

        They move only where the source's total or a jump was an estimate and an end turned out nearer or
        farther.
        """
        start = max(min(start, self.total - count), 0)
        count = min(count, self.total - start)
        if count <= 0 or (start >= self.base and start + count <= self.end):
            return 0
        if not self.rows or start + count < self.base - self.page or start > self.end + self.page:
            self._jump(start, count)
            return 0
        moved = 0
        while start + moved < self.base:
            step = self._before()
            if step is None:
                break
            moved += step
        while start + moved + count > self.end and self._after():
            pass
        self._trim(start + moved, count)
        return moved

    def reload(self, key: Hashable, position: int) -> int:
        """Read again around `key`, which stood at `position`; returns where it, or what follows it, stands
        now.
        """
        before = self.source.before(key, self.page)
        after = self.source.after(before[-1].key, self.page) if before else self.source.first(self.page)
        rank = self.source.rank(after[0].key if after else key)
        self.rows = before + after
        self.total = max(self.source.total, len(self.rows))
        self.base = max((position if rank is None else rank) - len(before), 0)
        if len(before) < self.page:
            self.base = 0
        if len(after) < self.page:
            self.total = self.end
        self.total = max(self.total, self.end)
        return max(min(self.base + len(before), self.total - 1), 0)

    def _jump(self, start: int, count: int) -> None:
        """Read the rows around a far position anew."""
        if start + count >= self.total:
            self.rows = self.source.last(self.page + count)
            self.base = self.total - len(self.rows)
            return
        self.base = max(start - self.page // 2, 0)
        asked = count + self.page
        self.rows = self.source.at(self.base, asked) if self.base else self.source.first(asked)
        if len(self.rows) < asked:
            self.total = max(self.end, 0)

    def _before(self) -> int | None:
        """Hold one more page before the first row; None where there is none, else how far positions moved."""
        page = self.source.before(self.rows[0].key, self.page)
        self.rows = page + self.rows
        self.base -= len(page)
        # The start is position 0, whatever the estimate said.
        moved = -self.base if self.base < 0 or len(page) < self.page else 0
        self.base += moved
        self.total = max(self.total + moved, self.end)
        return moved if page else None

    def _after(self) -> bool:
        """Hold one more page after the last row; False where there is none."""
        page = self.source.after(self.rows[-1].key, self.page)
        self.rows = self.rows + page
        self.total = self.end if len(page) < self.page else max(self.total, self.end)
        return bool(page)

    def _trim(self, start: int, count: int) -> None:
        """Let rows go that are far from the positions asked for."""
        spare = max((self.limit - count) // 2, 0)
        low = max(start - spare, self.base)
        high = min(start + count + spare, self.end)
        self.rows = self.rows[low - self.base : high - self.base]
        self.base = low
