"""Weeks by kind of activity as shades of block characters."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from textual.content import Content

from klyngetui.locale import _
from klyngetui.locale.formats import month_short
from klyngetui.plain import padded
from klyngetui.widgets.bars import heat
from klyngetui.widgets.tones import STYLES

if TYPE_CHECKING:
    from datetime import date

DARKEST = 4
"""So many in one week make the darkest cell."""
LABEL = 10
WIDE = 2 * 52 + LABEL + 1


def heat_lines(weeks: dict[str, list[int]], today: date, width: int) -> list[Content]:
    """A line of months, then a line for each kind, this week last; as many weeks as there is room for."""
    cell = 2 if width >= WIDE else 1
    shown = max(min(52, (width - LABEL - 1) // cell), 1)
    names = {"meeting": _("Meetings"), "group_meeting": _("Groups"), "event": _("Events")}
    lines = [Content.styled(" " * (LABEL + 1) + _months(today, shown, cell), STYLES["muted"])]
    for kind, counts in weeks.items():
        cells = "".join(heat(n, DARKEST, cell) for n in counts[-shown:])
        lines.append(Content.assemble((padded(names[kind], LABEL), STYLES["muted"]), " ", (cells, "$primary")))
    return lines


def legend() -> str:
    """What the shades stand for."""
    return "  ".join([f"{heat(0, DARKEST)} 0", *(f"{heat(n, DARKEST)} {n}" for n in range(1, DARKEST)), "█ 4+"])


def _months(today: date, weeks: int, cell: int) -> str:
    """The names of months above the week in which they begin."""
    monday = today - timedelta(days=today.weekday())
    cells = [" "] * (weeks * cell)
    for at in range(weeks):
        last = monday - timedelta(weeks=weeks - 1 - at) + timedelta(days=6)
        name = month_short(last.month)
        if last.day <= 7 and at * cell + len(name) <= len(cells):
            cells[at * cell : at * cell + len(name)] = name
    return "".join(cells)
