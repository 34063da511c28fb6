"""A table of a file as rows of text, whatever it was written in."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from klyngetui.exchange.sheets.csv_file import csv_rows, detect
from klyngetui.exchange.sheets.xlsx_file import is_workbook, xlsx_rows
from klyngetui.locale import _
from klyngetui.locale.formats import number
from klyngetui.model.check import Invalid, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Rows = Iterator[tuple[int, list[str]]]

HEADS_WITHIN = 20
MOST_COLUMNS = 500
MOST_LISTED = 100_000
"""Rows of a list of participants or people, which is held in memory as a whole: each row is a question to answer."""


class Table(NamedTuple):
    """A file's table: `told` says in words how it was read, `heads` are the names of the columns.

    `at` is the number of the row with the heads; `rows` reads what stands below it, each row with its number as a
    spreadsheet shows it.
    """

    name: str
    told: str
    heads: tuple[str, ...]
    at: int
    rows: Callable[[], Rows]


def open_table(path: Path, score: Callable[[list[str]], int], sheet: str | None = None) -> Table:
    """The table of a CSV file or of one sheet of a workbook, the first one if none is named.

    `score` tells how many names of columns a row holds: the best of the first twenty rows has the heads. Raises Invalid
    for what is no table, LogError where the file cannot be read.
    """
    if is_workbook(path.name):
        told, read = xlsx_rows(path, sheet)
    else:
        found = detect(path)
        told, read = found.told, lambda: csv_rows(path, found)
    first = _first(read)
    if not first:
        raise Invalid([Problem("", _("{path} holds no rows.").format(path=path))])
    at, heads = max(first, key=lambda row: (score(row[1]), -row[0]))
    if len(heads) > MOST_COLUMNS:
        raise Invalid([Problem("", _("{path} has more than {n} columns.").format(path=path, n=MOST_COLUMNS))])

    def rows() -> Rows:
        for place, cells in read():
            if place > at and any(cells):
                yield place, cells

    return Table(path.name, told, tuple(heads), at, rows)


def listed(table: Table) -> list[tuple[int, list[str]]]:
    """The rows of a list of participants or people; raises Invalid where there are more than a list may have."""
    rows = list(islice(table.rows(), MOST_LISTED + 1))
    if len(rows) > MOST_LISTED:
        told = _("holds more than {n} rows, the most a list of participants or people may have")
        raise Invalid([Problem(table.name, told.format(n=number(MOST_LISTED)))])
    return rows


def _first(read: Callable[[], Rows]) -> list[tuple[int, list[str]]]:
    found = []
    for place, cells in read():
        if any(cells):
            found.append((place, cells))
        if len(found) >= HEADS_WITHIN:
            break
    return found


def column_letter(place: int) -> str:
    """A, B, … Z, AA: as spreadsheets call the column."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
