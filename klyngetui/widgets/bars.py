"""Figures drawn with block characters: bars, sparklines, heat cells. Pure, and readable without colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

SIGNS: Mapping[str, str] = {"good": "●", "warn": "▲", "bad": "!", "muted": "·", "": " "}
"""The sign that stands beside each tone's colour."""

_LEVELS = "▁▂▃▄▅▆▇█"
_HEAT = "·░▒▓█"


def bar(share: float | None, width: int, mark: float | None = None) -> str:
    """A bar of `width` cells, "━" up to `share` (0–1) and "─" beyond, with `mark` shown by "┃".

    None is a share that cannot be known: dots, without a bar. Nothing looks full or empty that is not.
    """
    if width <= 0:
        return ""
    if share is None:
        cells = ["·"] * width
    else:
        halves = round(min(max(share, 0.0), 1.0) * width * 2)
        halves = max(halves, 1) if share > 0 else 0
        halves = min(halves, width * 2 - 1) if share < 1 else width * 2
        cells = ["━"] * (halves // 2) + ["╾"] * (halves % 2)
        cells += ["─"] * (width - len(cells))
    if mark is not None:
        cells[min(int(min(max(mark, 0.0), 1.0) * width), width - 1)] = "┃"
    return "".join(cells)


def sparkline(values: Sequence[float | None], low: float | None = None, high: float | None = None) -> str:
    """One block a value from `low` to `high` (the values' own range where not given); a gap "·" where none is
    known.

    A flat line stands in the middle, or at the bottom where that is known and nothing rises above it.
    """
    known = [value for value in values if value is not None]
    if not known:
        return "·" * len(values)
    least = min(known) if low is None else low
    span = (max(known) if high is None else high) - least

    def block(value: float | None) -> str:
        if value is None:
            return "·"
        if span <= 0:
            return _LEVELS[3 if low is None else 0]
        return _LEVELS[min(max(int((value - least) / span * 8), 0), 7)]

    return "".join(block(value) for value in values)


def heat(value: float | None, high: float, width: int = 1) -> str:
    """One cell of a heat map, darker for more: "·" for nothing, a blank for unknown, "█" for `high` and
    above.
    """
    if value is None:
        return " " * width
    if value <= 0 or high <= 0:
        return _HEAT[0] * width
    return _HEAT[1 + min(int(value / high * 3.999), 3)] * width
