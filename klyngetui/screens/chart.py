"""Months as columns of blocks with the target as a line across; pure, and readable without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_EIGHTHS = " ▁▂▃▄▅▆▇█"
TARGET = "┄"
COLUMN = 3
"""Cells of one month: two of blocks and one between."""


def columns(values: Sequence[float | None], height: int, top: float, target: float | None = None) -> list[str]:
    """`height` lines of blocks, `top` being the value a full column stands for; "·" at the foot where none is known."""
    line = None if target is None else _row(target, height, top)
    return [_line(values, height, top, row, row == line) for row in range(height)]


def _row(value: float, height: int, top: float) -> int:
    """The line, counted from above, in which a value ends."""
    if top <= 0:
        return height - 1
    filled = min(max(value / top, 0.0), 1.0) * height
    return min(max(height - 1 - int(filled - 1e-9), 0), height - 1)


def _line(values: Sequence[float | None], height: int, top: float, row: int, target: bool) -> str:
    gap = TARGET if target else " "
    cells = []
    for value in values:
        block = _block(value, height, top, row)
        cells.append((gap if block == " " else block) * 2 + gap)
    return "".join(cells)


def _block(value: float | None, height: int, top: float, row: int) -> str:
    if value is None:
        return "·" if row == height - 1 else " "
    eighths = round(min(max(value / top, 0.0), 1.0) * height * 8) if top > 0 else 0
    here = eighths - (height - 1 - row) * 8
    if row == height - 1 and value <= 0:
        return "▁"
    return _EIGHTHS[min(max(here, 0), 8)]
