"""Made-up sources of rows for the lists under test."""

from __future__ import annotations

from collections.abc import Hashable

from klyngetui.widgets.source import Row


class Numbers:
    """Rows 0 … count − 1 made as they are asked for; keeps the greatest page asked and how many pages."""

    def __init__(self, count: int, estimate: int | None = None, ranked: bool = True) -> None:
        self.count = count
        self.estimate = estimate
        self.ranked = ranked
        self.largest = 0
        self.pages = 0

    @property
    def total(self) -> int:
        return self.count if self.estimate is None else self.estimate

    def first(self, n: int) -> list[Row]:
        return self._rows(0, n)

    def last(self, n: int) -> list[Row]:
        return self._rows(max(self.count - n, 0), n)

    def after(self, key: Hashable, n: int) -> list[Row]:
        assert isinstance(key, int)
        return self._rows(key + 1, n)

    def before(self, key: Hashable, n: int) -> list[Row]:
        assert isinstance(key, int)
        start = max(min(key, self.count) - n, 0)
        return self._rows(start, min(key, self.count) - start)

    def at(self, position: int, n: int) -> list[Row]:
        scale = self.count / self.total if self.total else 0
        return self._rows(int(position * scale), n)

    def rank(self, key: Hashable) -> int | None:
        assert isinstance(key, int)
        return key if self.ranked else None

    def _rows(self, start: int, n: int) -> list[Row]:
        self.pages += 1
        self.largest = max(self.largest, n)
        return [self.row(number) for number in range(start, min(start + n, self.count))]

    def row(self, number: int) -> Row:
        tone = ("", "good", "warn", "bad", "muted")[number % 5]
        return Row(number, (f"{number:07d}", f"Fjordglimt {number}"), tone)
