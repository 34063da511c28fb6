"""Export of 100,000 entries as CSV against fetching the same rows, and of as many cells as XLSX against xlsxwriter."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import xlsxwriter

from benchmarks.make_log import FOLDER, log_of
from benchmarks.measure import Row, interleaved, show
from klyngetui.exchange.csv_out import write_csv
from klyngetui.exchange.csv_rows import entry_rows
from klyngetui.exchange.private_copy import private_copy
from klyngetui.exchange.report.values import Column, Line, Table
from klyngetui.exchange.xlsx_out.sheets import Book
from klyngetui.exchange.xlsx_out.workbook import OPTIONS
from klyngetui.store.log import open_log

if TYPE_CHECKING:
    from klyngetui.store.log import Log

ENTRIES = 33_000
"""About 100,000 rows: one for each entry and participant."""


def rows() -> list[Row]:
    log = open_log(log_of(ENTRIES), write=False)

    def fetched() -> None:
        with private_copy(log) as copy:
            for _row in entry_rows(copy):
                pass

    written, fetching = interleaved(lambda: write_csv(log, FOLDER / "entries.csv"), fetched, rounds=5, warm=0)
    table = _table(log)
    ours, theirs = interleaved(lambda: _ours(table), lambda: _theirs(table), rounds=5, warm=0)
    return [
        Row("export csv, 100,000 rows", "fetching the rows", written, fetching, 2.5),
        Row(f"a sheet of {len(table.lines):,} rows", "xlsxwriter, constant memory, same cells", ours, theirs, 1.1),
    ]


def _table(log: Log) -> Table:
    """The rows of the entries as a report has them: days as days, numbers as numbers."""
    days = ("date", "recorded_on")
    columns = ("kind", *days, "status", "mode", "title", "team", "participant", "people", "contact", "evidence")
    lines = [
        Line(tuple(date.fromisoformat(row[name]) if name in days else row.get(name) for name in columns))
        for row in entry_rows(log)
    ]
    return Table("entries", "Entries", tuple(Column(name, 12) for name in columns), lines)


def _ours(table: Table) -> None:
    with xlsxwriter.Workbook(io.BytesIO(), OPTIONS) as workbook:
        Book(workbook).sheet(table.title).table(table)


def _theirs(table: Table) -> None:
    with xlsxwriter.Workbook(io.BytesIO(), {**OPTIONS, "in_memory": False, "constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet(table.title)
        day = workbook.add_format({"num_format": "dd.mm.yyyy"})
        sheet.write_row(0, 0, [column.label for column in table.columns])
        for row, line in enumerate(table.lines, 1):
            for column, value in enumerate(line.cells):
                if isinstance(value, str):
                    sheet.write_string(row, column, value)
                elif isinstance(value, date):
                    sheet.write_datetime(row, column, value, day)
                elif value is not None:
                    sheet.write_number(row, column, value)


if __name__ == "__main__":
    show(rows())
