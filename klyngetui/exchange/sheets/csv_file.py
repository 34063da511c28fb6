"""CSV as it comes out of Norwegian and English programs: encoding and delimiter are found, never asked for."""

from __future__ import annotations

import csv
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from klyngetui.exchange.encoding import encoding_of
from klyngetui.exchange.inert import TRIGGERS
from klyngetui.locale import _
from klyngetui.locale.os_words import os_words
from klyngetui.model.check import Invalid, Problem
from klyngetui.store.errors import LogError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST = 500 * 1024**2
LONGEST_CELL = 1 << 20
SAMPLE_ROWS = 50
DELIMITERS = (";", ",", "\t", "|")


class Detected(NamedTuple):
    """How a file is written: codec, delimiter, and how many lines stand before its table."""

    encoding: str
    delimiter: str
    skip: int

    @property
    def told(self) -> str:
        """Both in words."""
        encodings = {
            "utf-8": "UTF-8",
            "utf-8-sig": _("UTF-8 with a byte order mark"),
            "utf-16": "UTF-16",
            "utf-16-le": "UTF-16",
            "utf-16-be": "UTF-16",
            "cp1252": "Windows-1252",
        }
        delimiters = {";": _("semicolon"), ",": _("comma"), "\t": _("tab"), "|": "|"}
        return _("{encoding}, columns by {delimiter}").format(
            encoding=encodings[self.encoding], delimiter=delimiters[self.delimiter]
        )


def detect(path: Path) -> Detected:
    """How the file is written; raises LogError where it cannot be read or is larger than 500 MB."""
    encoding = encoding_of(path, LARGEST)
    lines = _sample(path, encoding)
    if lines and lines[0].lower().startswith("sep=") and len(lines[0].rstrip("\r\n")) == 5:
        # Excel's own word for the delimiter.
        return Detected(encoding, lines[0][4], 1)
    return Detected(encoding, max(DELIMITERS, key=lambda one: _regularity(lines, one)), 0)


def csv_rows(path: Path, how: Detected) -> Iterator[tuple[int, list[str]]]:
    """Every row with its number, read as it is asked for; raises Invalid for a row that cannot be told apart."""
    csv.field_size_limit(LONGEST_CELL)
    number = 0
    try:
        with path.open(encoding=how.encoding, errors="replace", newline="") as file:
            for number, cells in enumerate(csv.reader(file, delimiter=how.delimiter), 1):
                if number > how.skip:
                    yield number, [_text(cell) for cell in cells]
    except csv.Error as error:
        where = _("{file}, row {row}").format(file=path.name, row=number + 1)
        raise Invalid([Problem(where, _("cannot be read: {why}").format(why=error))]) from error
    except OSError as error:
        why = os_words(error)
        raise LogError(_("{path} cannot be read: {why}").format(path=path, why=why)) from error


def _text(cell: str) -> str:
    cell = cell.strip(" \u00a0")
    # The apostrophe our own export puts before what a spreadsheet would run.
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(TRIGGERS) else cell


def _sample(path: Path, encoding: str) -> list[str]:
    lines: list[str] = []
    try:
        with path.open(encoding=encoding, errors="replace", newline="") as file:
            while len(lines) < SAMPLE_ROWS and (line := file.readline(LONGEST_CELL)):
                lines.append(line)
    except OSError as error:
        why = os_words(error)
        raise LogError(_("{path} cannot be read: {why}").format(path=path, why=why)) from error
    return lines


def _regularity(lines: list[str], delimiter: str) -> tuple[int, int]:
    """How many rows have the most frequent number of columns above one, and that number."""
    try:
        counts = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if len(row) > 1)
    except csv.Error:
        return 0, 0
    return max(((rows, columns) for columns, rows in counts.items()), default=(0, 0))
