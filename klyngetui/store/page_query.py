"""The query behind a page of the log: which index walks the entries in order, so that no page sorts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from klyngetui.store.places import after_day, day_at, first_place

if TYPE_CHECKING:
    from klyngetui.store.pages import Filter

COUNTS_FOR = {"2.5": "e.direct = 1", "4.5": "e.meets IS NOT NULL", "5.2": "e.kind = 'story'"}
OF_ENTRY = {"kind": "e.kind", "status": "e.status", "group": "e.grp"}
PRESENT = "EXISTS (SELECT 1 FROM presence WHERE entry = e.pos AND {name} = ?)"


class Query:
    """Places of the entries that pass a filter, in the order of the log, from a place on in one direction.

    `words` is what to ask the index for, where the filter holds text; None for text without a single word.
    """

    def __init__(self, only: Filter, words: str | None, *, newest_first: bool, beyond: int | None = None) -> None:
        self._conditions: list[str] = []
        self.values: list[Any] = []
        self._source, self._walk = self._walked(only, words)
        for name, column in OF_ENTRY.items():
            if getattr(only, name) is not None:
                self._where(f"{column} = ?", getattr(only, name))
        if only.indicator is not None:
            self._where(COUNTS_FOR[only.indicator])
        place = self._walk[-1]
        if beyond is not None:
            self._where(f"{place} {'<' if newest_first else '>'} ?", beyond)
        if only.start is not None:
            self._where(f"{place} >= ?", first_place(date.fromisoformat(only.start)))
        if only.end is not None:
            self._where(f"{place} < ?", after_day(date.fromisoformat(only.end)))
        self._days(only, beyond, newest_first=newest_first)
        self._order = "DESC" if newest_first else "ASC"

    @property
    def sql(self) -> str:
        """The statement, without a limit."""
        where = f" WHERE {' AND '.join(self._conditions)}" if self._conditions else ""
        order = ", ".join(f"{column} {self._order}" for column in self._walk)
        distinct = f" GROUP BY {', '.join(self._walk)}" if self._source.startswith("presence") else ""
        return f"SELECT {self._walk[-1]} FROM {self._source}{where}{distinct} ORDER BY {order}"

    def _walked(self, only: Filter, words: str | None) -> tuple[str, tuple[str, ...]]:
        """What is read in order, and by which columns; the last of them is the place."""
        present = {name: getattr(only, name) for name in ("participant", "person") if getattr(only, name) is not None}
        source = "entry e"
        walk: tuple[str, ...] = ("e.pos",)
        if only.search and only.search.strip():
            source, walk = "search s CROSS JOIN entry e ON e.pos = s.rowid", ("s.rowid",)
            # Text without a single word matches nothing.
            self._where("s.search MATCH ?" if words else "0 AND ? IS NOT NULL", words or "")
        elif present:
            name, key = present.popitem()
            source, walk = "presence p CROSS JOIN entry e ON e.pos = p.entry", ("p.day", "p.entry")
            self._where(f"p.{name} = ?", key)
        elif only.indicator or any(getattr(only, name) is not None for name in OF_ENTRY):
            walk = ("e.day", "e.pos")
        for name, key in present.items():
            self._where(PRESENT.format(name=name), key)
        return source, walk

    def _days(self, only: Filter, beyond: int | None, *, newest_first: bool) -> None:
        """The same bounds as days, where the index that is walked holds days."""
        if len(self._walk) == 1:
            return
        day = self._walk[0]
        if beyond is not None:
            self._where(f"{day} {'<=' if newest_first else '>='} ?", day_at(beyond).isoformat())
        if only.start is not None:
            self._where(f"{day} >= ?", only.start)
        if only.end is not None:
            self._where(f"{day} <= ?", only.end)

    def _where(self, condition: str, *values: Any) -> None:
        self._conditions.append(condition)
        self.values += values
