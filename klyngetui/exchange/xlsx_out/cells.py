"""What may stand in one cell, and how a text that is longer goes on in further cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.exchange.report.values import Column, Line, Ref, Refs, Table, in_words
from klyngetui.locale import _

if TYPE_CHECKING:
    from klyngetui.exchange.report.values import Value

LONGEST = 32_767
"""UTF-16 units in a cell, by the format's own limit."""


def pieces(text: str, longest: int = LONGEST) -> list[str]:
    """The text in pieces that each fit a cell; none is lost and no character is cut in two."""
    if len(text) * 2 <= longest or _units(text) <= longest:
        return [text]
    found, start, room = [], 0, longest
    for place, letter in enumerate(text):
        width = 2 if letter > "\uffff" else 1
        if width > room:
            found.append(text[start:place])
            start, room = place, longest
        room -= width
    return [*found, text[start:]]


def widened(table: Table) -> Table:
    """The table with a further column beside each whose texts do not fit a cell, so that rows stay whole."""
    if not any(_is_long(cell) for line in table.lines for cell in line.cells):
        return table
    most = [1] * len(table.columns)
    cut = [[_cut(cell) for cell in line.cells] for line in table.lines]
    for line in cut:
        most = [max(known, len(cell)) for known, cell in zip(most, line, strict=True)]
    columns: list[Column] = []
    for column, n in zip(table.columns, most, strict=True):
        columns.append(column)
        later = (_("{column}, continued {n}").format(column=column.label, n=place) for place in range(2, n + 1))
        columns += [Column(label, column.width) for label in later]
    lines = [
        Line(tuple(part for cell, n in zip(line, most, strict=True) for part in (*cell, *("",) * (n - len(cell)))))
        for line in cut
    ]
    return table._replace(columns=tuple(columns), lines=lines)


def _is_long(cell: Value) -> bool:
    """Whether it may be longer than a cell; most cells are short texts, days and numbers."""
    if isinstance(cell, str):
        return len(cell) * 2 > LONGEST
    return isinstance(cell, Ref | Refs) and len(in_words(cell)) * 2 > LONGEST


def _cut(cell: Value) -> list[Value]:
    return [*pieces(in_words(cell))] if _is_long(cell) else [cell]


def _units(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text)
