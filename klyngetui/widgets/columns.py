"""The columns of a list and how many cells each gets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from klyngetui.plain import cells

if TYPE_CHECKING:
    from klyngetui.widgets.source import Row

GAP = 2
"""Cells between two columns."""


class Column(NamedTuple):
    """One column: `width` cells, or with `flex` at least that and a share of what is left, up to `most` if given.

    A name that takes all of a wide list stands far from what is told of it. Where the list is too narrow, the columns
    with the highest `drop` go first; 0 stays always.
    """

    title: str
    width: int
    flex: int = 0
    right: bool = False
    drop: int = 0
    most: int = 0


def fitted(columns: Sequence[Column], rows: Iterable[Row]) -> tuple[Column, ...]:
    """The columns, those that do not flex as narrow as their titles and what stands in them, up to their widths."""
    every = list(rows)

    def needed(at: int, column: Column) -> int:
        told = max((cells(row.cells[at]) for row in every), default=0)
        return min(max(cells(column.title), told), column.width)

    return tuple(
        column if column.flex else column._replace(width=needed(at, column)) for at, column in enumerate(columns)
    )


def widths(columns: Sequence[Column], available: int) -> tuple[int, ...]:
    """The cells of each column in `available` cells; 0 for a column left out.

    Columns that stay always shrink from the last where even they do not fit.
    """
    shown = [at for at, column in enumerate(columns) if column.width or column.flex]

    def needed() -> int:
        return sum(columns[at].width for at in shown) + GAP * max(len(shown) - 1, 0)

    while needed() > available and any(columns[at].drop for at in shown):
        shown.remove(max(shown, key=lambda at: (columns[at].drop, at)))
    given = [columns[at].width if at in shown else 0 for at in range(len(columns))]
    over = needed() - available
    for at in reversed(shown):
        cut = min(max(over, 0), given[at])
        given[at] -= cut
        over -= cut
    flexible = [at for at in shown if columns[at].flex]
    spare = max(available - needed(), 0)
    whole = sum(columns[at].flex for at in flexible)
    for at in flexible:
        share = spare * columns[at].flex // whole
        if columns[at].most:
            share = min(share, max(columns[at].most - given[at], 0))
        given[at] += share
        spare -= share
        whole -= columns[at].flex
    return tuple(given)
