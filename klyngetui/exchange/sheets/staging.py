"""Rows put together into entries, on disk once they are many: memory does not grow with the table."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from klyngetui.capture.words import KINDS, fold
from klyngetui.exchange.sheets.values import day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

    from klyngetui.exchange.sheets.columns import Columns
    from klyngetui.exchange.sheets.table import Table

TOGETHER = ("time", "kind", "title", "group", "group_id", "format", "location")
"""What rows without an id of their own must have in common, besides the day, to be one entry."""


EVENT = [word for word, kind in KINDS.items() if kind == "event"]


class StagedEntry(NamedTuple):
    """The rows of one entry with their numbers; `digest` is the same whatever the order of rows and columns."""

    rows: list[tuple[int, dict[str, str]]]
    id: str
    digest: str


class Staging:
    """The filled cells of a table by entry; a context manager. `twice` counts rows that repeat another one."""

    def __init__(self) -> None:
        # A database without a name lives in memory until it grows, then in a file that goes with it.
        self._connection = sqlite3.connect("", isolation_level=None)
        self._connection.execute("CREATE TABLE staged (entry TEXT, row INTEGER, digest TEXT, said TEXT)")
        self._connection.execute("CREATE UNIQUE INDEX once ON staged (entry, digest)")
        self.rows = 0
        self.twice = 0

    def __enter__(self) -> Staging:
        self._connection.execute("BEGIN")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def fill(self, table: Table, columns: Columns, beyond: Callable[[int], None], tick: Callable[[int], None]) -> None:
        """Take every row; `beyond` is told the number of a row with text right of the last column."""
        for number, cells in table.rows():
            if columns.beyond(cells):
                beyond(number)
            said = columns.said(cells)
            text = json.dumps(said, ensure_ascii=False, sort_keys=True)
            digest = sha256(text.encode(errors="surrogatepass")).hexdigest()
            done = self._connection.execute(
                "INSERT OR IGNORE INTO staged VALUES (?, ?, ?, ?)", (_entry(said, digest), number, digest, text)
            )
            self.rows += 1
            self.twice += 1 - done.rowcount
            tick(self.rows)

    def count(self) -> int:
        """How many entries the rows make."""
        return int(self._connection.execute("SELECT count(DISTINCT entry) FROM staged").fetchone()[0])

    def entries(self) -> Iterator[StagedEntry]:
        """The entries in the order of their first rows."""
        query = (
            "SELECT staged.entry, row, digest, said FROM staged JOIN "
            "(SELECT entry, min(row) AS first FROM staged GROUP BY entry) AS begun ON begun.entry = staged.entry "
            "ORDER BY first, staged.entry, row"
        )
        with closing(self._connection.execute(query)) as rows:
            for _entry_key, group in groupby(rows, key=lambda row: row[0]):
                together = list(group)
                digest = sha256("".join(sorted(row[2] for row in together)).encode()).hexdigest()
                said = [(row[1], json.loads(row[3])) for row in together]
                yield StagedEntry(said, said[0][1].get("id", ""), digest)


def _entry(said: dict[str, str], digest: str) -> str:
    """By id; a titled or grouped entry, or an event, by what its rows share; every other row is an entry of its own."""
    if "id" in said:
        return "id " + said["id"]
    if not ("title" in said or "group" in said or "group_id" in said or fold(said.get("kind", "")) in EVENT):
        return "row " + digest
    shared = [_day(said.get("date", "")), *(said.get(field, "").casefold() for field in TOGETHER)]
    return "same " + json.dumps(shared)


def _day(text: str) -> str:
    try:
        return day(text)
    except ValueError:
        return text
