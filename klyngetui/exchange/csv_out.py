"""The entries as a table that any spreadsheet opens (docs/data-format.md, The table of entries)."""

from __future__ import annotations

import csv
import io
from typing import IO, TYPE_CHECKING, Any

from klyngetui.exchange.csv_rows import COLUMNS, entry_rows
from klyngetui.exchange.inert import inert
from klyngetui.exchange.private_copy import private_copy
from klyngetui.exchange.safe_write import replacing
from klyngetui.locale import language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from klyngetui.store.log import Log

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
SEPARATORS = {"nb": ";", "en": ","}
"""Norwegian Excel opens a file with semicolons as a table, an English one a file with commas."""


def write_csv(
    log: Log,
    out: Path | None,
    *,
    first: date | None = None,
    last: date | None = None,
    separator: str | None = None,
    tick: Callable[[int], None] = lambda _done: None,
) -> int:
    """Write one row for each entry and participant, of the days from `first` to `last`; returns the number of rows.

    To standard output where `out` is None. UTF-8 with a byte order mark, which Excel needs; `separator` is that of the
    language chosen where none is given. Raises LogError, with nothing written.
    """
    with private_copy(log) as copy:
        rows = _told(entry_rows(copy, first, last), tick)
        if out is None:
            import sys

            return _write(rows, sys.stdout.buffer, separator)
        with replacing(out) as file:
            return _write(rows, file, separator)


def table_lines(
    rows: Iterable[dict[str, Any]], columns: Sequence[str] = COLUMNS, separator: str | None = None
) -> Iterator[str]:
    """The lines of a table, header first, each with its line end; every text is inert."""
    line = io.StringIO(newline="")
    writer = csv.writer(line, delimiter=separator or SEPARATORS[language()])
    writer.writerow(columns)
    for row in rows:
        yield _taken(line)
        writer.writerow([_cell(row.get(name)) for name in columns])
    yield _taken(line)


def _write(rows: Iterable[dict[str, Any]], file: IO[bytes], separator: str | None) -> int:
    count = -1
    file.write(BYTE_ORDER_MARK)
    for line in table_lines(rows, separator=separator):
        file.write(line.encode())
        count += 1
    file.flush()
    return count


def _told(rows: Iterable[dict[str, Any]], tick: Callable[[int], None]) -> Iterator[dict[str, Any]]:
    for done, row in enumerate(rows, 1):
        yield row
        tick(done)


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    return inert(value) if isinstance(value, str) else value


def _taken(line: io.StringIO) -> str:
    text = line.getvalue()
    line.seek(0)
    line.truncate()
    return text
