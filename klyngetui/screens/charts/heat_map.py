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
WEEKS = 52


def heat_lines(weeks: dict[str, list[int]], today: date, width: int, title: str = "") -> list[Content]:
    """A title and the months, then a line for each kind, this week last; as many weeks as there is room for.

    A week takes two cells only where what the shades stand for has room beside them.
    """
    names = {"meeting": _("Meetings"), "group_meeting": _("Groups"), "event": _("Events")}
    label = max(map(len, (title, *(names[kind] for kind in weeks))))
    cell = 2 if width > label + 2 * WEEKS + len(_legend()) + 1 else 1
    shown = max(min(WEEKS, (width - label - 1) // cell), 1)
    beside = _legend() if width - label - 1 - shown * cell > len(_legend()) else ""
    lines = [Content.styled(padded(title, label + 1) + _months(today, shown, cell) + beside, STYLES["muted"])]
    for kind, counts in weeks.items():
        cells = "".join(heat(n, DARKEST, cell) for n in counts[-shown:])
        lines.append(Content.assemble((padded(names[kind], label), STYLES["muted"]), " ", (cells, "$primary")))
    return lines


def _legend() -> str:
    """What the shades stand for."""
    return "  " + " ".join([f"{heat(n, DARKEST)}{n}" for n in range(1, DARKEST + 1)]) + "+"


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
