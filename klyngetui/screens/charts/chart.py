"""Months as columns of blocks, the target as a line across, a range as a band; pure, and readable without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_EIGHTHS = " ▁▂▃▄▅▆▇█"
FULL = _EIGHTHS[8]
TARGET = "┄"
BAND = "▒"
EXPECTED = "━"
UNKNOWN = "·"
_NEARLY = 1e-9
"""Keeps 0.8 × 10 from ending in the line above 8."""


class Scale(NamedTuple):
    """`height` lines for values from 0 to `top`; the target is a value of the same kind, None where there is none."""

    height: int
    top: float
    target: float | None = None

    @property
    def target_line(self) -> int | None:
        """The line, counted from above, in which the target ends."""
        return None if self.target is None else self.line(self.target)

    def line(self, value: float) -> int:
        """The line, counted from above, in which a column of that value ends."""
        return self._line(self._filled(value) - _NEARLY)

    def line_above(self, value: float) -> int:
        """The line in which something begins that stands on a value: the next one where a line ends with it."""
        return self._line(self._filled(value) + _NEARLY)

    def eighths(self, value: float) -> int:
        """How many eighths of a line a column of that value fills."""
        return round(self._filled(value) * 8)

    def _filled(self, value: float) -> float:
        return min(max(value / self.top, 0.0), 1.0) * self.height if self.top > 0 else 0.0

    def _line(self, filled: float) -> int:
        return min(max(self.height - 1 - int(max(filled, 0.0)), 0), self.height - 1)


def columns(values: Sequence[float | None], scale: Scale, block: int = 2, gap: int = 1) -> list[str]:
    """A column of `block` cells and `gap` blank ones for each value; "·" at the foot where none is known.

    Without a gap the target crosses full blocks too, else nobody would see it.
    """
    return [_line(values, scale, row, block, gap) for row in range(scale.height)]


def band(low: float, high: float, expected: float, banked: float, scale: Scale, width: int) -> list[str]:
    """One column: full blocks up to what is `banked`, shades from `low` to `high`, a line where it is `expected`."""
    first, last = scale.line(high), max(scale.line_above(low), scale.line(high))
    middle = min(max(scale.line(expected), first), last)
    cells = [_block(banked, scale, row) for row in range(scale.height)]
    drawn = [_crossed(cell * width, scale, row) for row, cell in enumerate(cells)]
    drawn[first : last + 1] = [BAND * width] * (last + 1 - first)
    drawn[middle] = BAND + EXPECTED * (width - 2) + BAND
    return drawn


def _line(values: Sequence[float | None], scale: Scale, row: int, block: int, gap: int) -> str:
    cells = (_block(value, scale, row) for value in values)
    if gap == 0 and row == scale.target_line:
        cells = (TARGET if cell == FULL else cell for cell in cells)
    return _crossed("".join(cell * block + " " * gap for cell in cells), scale, row)


def _crossed(cells: str, scale: Scale, row: int) -> str:
    """The target's line through what is blank."""
    return cells.replace(" ", TARGET) if row == scale.target_line else cells


def _block(value: float | None, scale: Scale, row: int) -> str:
    foot = row == scale.height - 1
    if value is None:
        return UNKNOWN if foot else " "
    if foot and value <= 0:
        return _EIGHTHS[1]
    return _EIGHTHS[min(max(scale.eighths(value) - (scale.height - 1 - row) * 8, 0), 8)]
