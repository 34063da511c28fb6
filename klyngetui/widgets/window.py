"""A bounded window of rows over a source of any length, read by keyset pages."""

from __future__ import annotations

from collections.abc import Hashable

from klyngetui.widgets.source import Row, Source


class Window:
    """The rows held at a time: `rows[0]` stands at position `base` of `total`; at most `limit` rows.

    Base and total may rest on an estimate, but base 0 is always the true start and `end == total` the true end.
    """

    def __init__(self, source: Source, page: int = 100, limit: int = 400) -> None:
        self.source = source
        self.page = page
        self.limit = limit
        self.base = 0
        self.rows = source.first(page)
        self.total = source.total
        self._settle_end(len(self.rows) < page)

    @property
    def end(self) -> int:
        """The position just after the last row held."""
        return self.base + len(self.rows)

    def row(self, position: int) -> Row | None:
        """The row at a position, if it is held."""
        return self.rows[position - self.base] if self.base <= position < self.end else None

    def show(self, start: int, count: int) -> int:
        """Hold the rows of `count` positions from `start`; returns by how much known positions moved.

        They move only where the source's total or a jump was an estimate and the start turned out nearer or
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
        # Where the start turned out nearer than where the rows asked for would stand, there is nothing before it.
        while max(start + moved, 0) < self.base:
            moved += self._before()
        while start + moved + count > self.end and self.end < self.total:
            self._after()
        self._trim(start + moved, count)
        return moved

    def reload(self, key: Hashable, position: int) -> int:
        """Read again around `key`, which stood at `position`; returns where it, or what follows it, stands."""
        before = self.source.before(key, self.page)
        after = self.source.after(before[-1].key, self.page) if before else self.source.first(self.page)
        rank = self.source.rank(after[0].key) if after else None
        self.rows = before + after
        self.total = self.source.total
        at_end = len(after) < self.page
        if rank is None and at_end:
            self.base = max(self.total - len(self.rows), 0)
        else:
            self.base = (position if rank is None else rank) - len(before)
        self._settle_start(len(before) < self.page)
        self._settle_end(at_end)
        return max(min(self.base + len(before), self.total - 1), 0)

    def _jump(self, start: int, count: int) -> None:
        """Read the rows of a far position anew, and no more: somebody waits for them."""
        if start + count >= self.total:
            self.rows = self.source.last(count)
            self.base = self.total - len(self.rows)
            self._settle_start(len(self.rows) < count)
            self._settle_end(True)
            return
        self.base = start
        self.rows = self.source.at(start, count) if start else self.source.first(count)
        self._settle_end(len(self.rows) < count)

    def _before(self) -> int:
        """Hold one more page before the first row; returns how far positions moved."""
        page = self.source.before(self.rows[0].key, self.page)
        self.rows = page + self.rows
        self.base -= len(page)
        return self._settle_start(len(page) < self.page)

    def _after(self) -> None:
        """Hold one more page after the last row."""
        page = self.source.after(self.rows[-1].key, self.page)
        self.rows = self.rows + page
        self._settle_end(len(page) < self.page)

    def _settle_start(self, reached: bool) -> int:
        """Put base right where the start is reached or should be; returns how far positions moved."""
        if not reached and self.base > 0:
            return 0
        reached = reached or not self.source.before(self.rows[0].key, 1)
        # Where rows are left before position 0, room for another page of them is made.
        moved = -self.base if reached else self.page - self.base
        self.base += moved
        self.total += moved
        return moved

    def _settle_end(self, reached: bool) -> None:
        """Put total right where the end is reached or should be."""
        if reached:
            self.total = self.end
        elif self.end >= self.total:
            more = self.source.after(self.rows[-1].key, 1)
            self.total = self.end + self.page if more else self.end

    def _trim(self, start: int, count: int) -> None:
        """Let rows go that are far from the positions asked for."""
        spare = max((self.limit - count) // 2, 0)
        low = max(start - spare, self.base)
        high = min(start + count + spare, self.end)
        self.rows = self.rows[low - self.base : high - self.base]
        self.base = low
