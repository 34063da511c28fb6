"""The rows of the log for a list: all of them by keyset pages, or those a filter let through by their places."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from klyngetui.locale import _
from klyngetui.model.choice_labels import choice_label
from klyngetui.screens.entry import signs as entry_signs
from klyngetui.store import pages
from klyngetui.store.entries import settings_of
from klyngetui.store.places import position
from klyngetui.widgets.columns import Column
from klyngetui.widgets.source import Row

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

EPOCH = "2000-01-01T00:00:00.000Z"
CHEAP = 50_000
"""Up to so many entries a row's position is counted; beyond, the list keeps its estimate."""


def columns() -> list[Column]:
    """The columns of the log, in the language chosen."""
    return [
        Column(_("Day"), 14),
        Column(_("Kind"), 11, drop=2),
        Column(_("With whom, about what"), 22, flex=1),
        Column(_("How"), 10, drop=4),
        Column(_("Counts"), 7, drop=1),
        Column("", 5, drop=3),
    ]


def after_day(day: date) -> int:
    """The place just after every entry of a day."""
    return position((day + timedelta(days=1)).isoformat(), EPOCH)


def rows_of(log: Log, places: Iterable[int], today: date, of: Kept | None = None) -> list[Row]:
    """The entries at these places as rows; the key is the place. Beside a participant, `of`, its name is not told
    again, and they count for what they count for as to it.
    """
    settings = settings_of(log)
    found = pages.entries(log, places, of.key if of else None)
    return [_row(log, entry, today, settings, of) for entry in found]


def _row(log: Log, entry: pages.Entry, today: date, settings: dict[str, object], of: Kept | None) -> Row:
    record = entry.kept.record
    counted = entry_signs.counts(entry, today, settings)
    tone, sign = entry_signs.sign(record, bool(counted), today)
    cells = (
        entry_signs.list_day(date.fromisoformat(entry.day), today),
        entry_signs.kind_word(record),
        entry_signs.subject(log, record, of.record["id"] if of else None),
        choice_label(record["mode"]) if "mode" in record else "",
        counted or "–",
        entry_signs.marks(entry.evidence, entry_signs.logged_late(entry.kept, settings)),
    )
    return Row(entry.pos, cells, tone, sign)


class EveryEntry:
    """All entries, newest first, each page a seek from the row before it."""

    def __init__(self, log: Log, today: date) -> None:
        self._log = log
        self._today = today
        self._total: int | None = None

    @property
    def total(self) -> int:
        """How many entries there are, counted once."""
        if self._total is None:
            self._total = pages.count(self._log)
        return self._total

    def first(self, n: int) -> list[Row]:
        """The newest."""
        return self._rows(pages.newer_first(self._log, limit=n))

    def last(self, n: int) -> list[Row]:
        """The oldest."""
        return self._rows(pages.older_first(self._log, limit=n)[::-1])

    def after(self, key: Hashable, n: int) -> list[Row]:
        """Those just older."""
        return self._rows(pages.newer_first(self._log, before=cast(int, key), limit=n))

    def before(self, key: Hashable, n: int) -> list[Row]:
        """Those just newer."""
        return self._rows(pages.older_first(self._log, after=cast(int, key), limit=n)[::-1])

    def at(self, position: int, n: int) -> list[Row]:
        """Those from this position on."""
        return self._rows(pages.skipping(self._log, pages.EVERYTHING, position, n))

    def rank(self, key: Hashable) -> int | None:
        """The position of a place, or None in a long log."""
        return pages.newer_than(self._log, pages.EVERYTHING, cast(int, key)) if self.total <= CHEAP else None

    def _rows(self, places: list[int]) -> list[Row]:
        return rows_of(self._log, places, self._today)


class SomeEntries:
    """The entries at given places, newest first; eight bytes each, their records read page by page; `of` as above."""

    def __init__(self, log: Log, today: date, places: array[int], of: Kept | None = None) -> None:
        self._log = log
        self._today = today
        self._places = places
        self._of = of

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self._places)

    def first(self, n: int) -> list[Row]:
        """The newest."""
        return self.at(0, n)

    def last(self, n: int) -> list[Row]:
        """The oldest."""
        return self._slice(0, n)

    def after(self, key: Hashable, n: int) -> list[Row]:
        """Those just older."""
        end = bisect_left(self._places, cast(int, key))
        return self._slice(end - n, end)

    def before(self, key: Hashable, n: int) -> list[Row]:
        """Those just newer."""
        start = bisect_right(self._places, cast(int, key))
        return self._slice(start, start + n)

    def at(self, position: int, n: int) -> list[Row]:
        """Those from this position on."""
        end = len(self._places) - position
        return self._slice(end - n, end)

    def rank(self, key: Hashable) -> int | None:
        """The position of a place."""
        return len(self._places) - bisect_right(self._places, cast(int, key))

    def _slice(self, start: int, end: int) -> list[Row]:
        """The rows of a stretch of the places, which stand oldest first."""
        return rows_of(self._log, self._places[max(start, 0) : max(end, 0)][::-1], self._today, self._of)
