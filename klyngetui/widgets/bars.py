"""Figures drawn with block characters: bars, sparklines, heat cells, timelines. Pure, and readable without
colour.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

SIGNS: Mapping[str, str] = {"good": "●", "warn": "▲", "bad": "!", "muted": "·", "": " "}
"""The sign that stands beside each tone's colour."""

_LEVELS = "▁▂▃▄▅▆▇█"
_HEAT = "·░▒▓█"
_FILLS = "█▓▒░"


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

    A flat line stands in the middle.
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
            return _LEVELS[3]
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


def stacked(parts: Sequence[float], width: int, total: float | None = None) -> str:
    """Parts side by side in one bar of `width` cells, each with its own shade (█ ▓ ▒ ░, then again); rest
    "─".

    Every part above nought takes at least one cell while there is room.
    """
    whole = sum(parts) if total is None else max(total, sum(parts))
    if width <= 0 or whole <= 0:
        return "─" * max(width, 0)
    drawn = ""
    for place, part in enumerate(parts):
        end = round(sum(parts[: place + 1]) / whole * width)
        size = max(end - len(drawn), 1 if part > 0 else 0)
        drawn += _FILLS[place % len(_FILLS)] * size
    return drawn[:width].ljust(width, "─")


def timeline(marks: Mapping[float, str], width: int) -> str:
    """Marks (one-cell signs) at places from 0 to 1 along `width` cells; two in one cell show "•"."""
    cells = ["─"] * max(width, 0)
    for place in sorted(marks):
        if not cells or not 0 <= place <= 1:
            continue
        at = min(int(place * width), width - 1)
        cells[at] = marks[place] if cells[at] in ("─", marks[place]) else "•"
    return "".join(cells)
