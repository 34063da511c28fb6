"""Writing to a workbook: every text as text, every day as a day, and no cell left out in silence."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from klyngetui.exchange.report.values import Linked, Share, in_words
from klyngetui.exchange.safe_write import CannotWrite
from klyngetui.exchange.xlsx_out.cells import LONGEST, pieces, widened
from klyngetui.locale import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klyngetui.exchange.report.values import Column, Table, Value

MOST_ROWS = 1_048_576
LONGEST_NAME = 31
FIRST_YEAR = 1901
"""A workbook knows no day before 1900 and takes that year for a leap year; such days are written as text."""
FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
WIDEST = 60


class Book:
    """A workbook being written; its formats and the names of its sheets."""

    def __init__(self, workbook: Any) -> None:
        self.workbook = workbook
        make = workbook.add_format
        self.title = make({"bold": True, "font_size": 16})
        self.bold = make({"bold": True, "text_wrap": True, "valign": "top"})
        self.head = make({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E1E7EE", "bottom": 1})
        self.text = make({"text_wrap": True, "valign": "top"})
        self.day = make({"num_format": "dd.mm.yyyy", "align": "left", "valign": "top"})
        self.number = make({"num_format": "#,##0.##", "valign": "top"})
        self.whole = make({"num_format": "#,##0", "valign": "top"})
        self.percent = make({"num_format": "0.0%", "valign": "top"})
        self.names: set[str] = set()

    def sheet(self, name: str) -> Sheet:
        """A new sheet of that name, or one like it that is free and that a spreadsheet takes."""
        plain = name.translate(FORBIDDEN).strip("' ")[:LONGEST_NAME] or "-"
        free, n = plain, 1
        while free.casefold() in self.names:
            n += 1
            free = f"{plain[: LONGEST_NAME - len(f' {n}')]} {n}"
        self.names.add(free.casefold())
        return Sheet(self, self.workbook.add_worksheet(free), free)


class Sheet:
    """One sheet, written from above; `row` is the next free row, from 0."""

    def __init__(self, book: Book, sheet: Any, name: str) -> None:
        self.book, self.sheet, self.name = book, sheet, name
        self.row = 0

    def line(self, *values: Value, style: Any = None) -> None:
        """One row of values from the first column on; a text too long for a cell goes on in the cells beside it."""
        column = 0
        for value in values:
            for part in pieces(value) if isinstance(value, str) and len(value) * 2 > LONGEST else (value,):
                self._put(self.row, column, part, style)
                column += 1
        self.row += 1

    def widths(self, *widths: int) -> None:
        """About how many characters wide the columns are."""
        for column, width in enumerate(widths):
            _must(self.sheet.set_column(column, column, min(width, WIDEST)))

    def table(self, found: Table) -> Table | None:
        """The table from the next row on, header frozen and with filters; returns what there was no room for."""
        table = widened(found)
        top = self.row
        self.line(*(column.label for column in table.columns), style=self.book.head)
        room = MOST_ROWS - self.row
        for line in table.lines[:room]:
            self.line(*line.cells)
        self._framed(top, table.columns)
        if not table.lines and found.note:
            self.line(found.note)
        return table._replace(lines=table.lines[room:]) if len(table.lines) > room else None

    def _framed(self, top: int, columns: Sequence[Column]) -> None:
        self.widths(*(column.width for column in columns))
        self.sheet.freeze_panes(top + 1, 1)
        if self.row > top + 1:
            _must(self.sheet.autofilter(top, 0, self.row - 1, len(columns) - 1))
        self.sheet.repeat_rows(top)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)

    def _put(self, row: int, column: int, value: Value, style: Any) -> None:
        write = self.sheet
        if isinstance(value, Linked):
            value = value.value
        if value is None or value == "":
            return
        if isinstance(value, str):
            _must(write.write_string(row, column, value, style or self.book.text))
        elif isinstance(value, bool | Share) or not isinstance(value, int | float | date):
            _must(write.write_string(row, column, in_words(value), style or self.book.text))
        elif isinstance(value, date) and value.year < FIRST_YEAR:
            self._put(row, column, in_words(value), style)
        elif isinstance(value, date):
            _must(write.write_datetime(row, column, value, style or self.book.day))
        else:
            number = self.book.whole if isinstance(value, int) else self.book.number
            _must(write.write_number(row, column, value, style or number))

    def percent(self, row: int, column: int, share: float | None) -> None:
        """A share as a number shown in percent; empty where it cannot be known."""
        if share is not None:
            _must(self.sheet.write_number(row, column, share, self.book.percent))

    def number(self, row: int, column: int, value: float | None) -> None:
        """A number; empty where it cannot be known."""
        self._put(row, column, value, None)


def _must(answer: int | None) -> None:
    """The library tells of a cell it left out only by its answer."""
    if answer:
        raise CannotWrite(_("The report is too large for a workbook; choose a shorter period."))
