"""A chart with its axes: columns of months, values and names around them, the forecast's band at the right end."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.content import Content

from klyngetui.locale.formats import UNKNOWN, day, month_short, number, percent
from klyngetui.screens.charts import chart
from klyngetui.widgets.tones import STYLES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FEET = 3
"""Lines below the columns: names of months, years, values."""
ROOMY = 60
"""Cells from which numbers stand beside the band and per cent signs at the axis."""
WIDEST = 6
"""Cells of one month at most: a column wider than that is no easier to read."""
EVERY_THIRD = 3
MONTHS_OF_A_YEAR = 12


class Trend(NamedTuple):
    """What is drawn: the last days of months and their values, on a scale; the forecast document of the band, or None.

    `counted` says that the values are numbers, not shares; `label` names the window of the forecast.
    """

    months: Sequence[date]
    values: Sequence[float | None]
    scale: chart.Scale
    counted: bool
    forecast: dict[str, Any] | None
    label: str

    def words(self, value: float | None) -> str:
        """A value as it stands on the axis, without its unit."""
        return UNKNOWN if value is None else number(value if self.counted else value * 100)


def plotted(trend: Trend, width: int) -> list[Content]:
    """The lines of the scale and FEET more; every third month only where there is no cell for each."""
    roomy = width >= ROOMY
    axis = _axis(trend, roomy)
    left = max(map(len, axis)) + 1
    beside = _beside(trend, roomy)
    room = width - left - max(map(len, beside))
    step = 1 if room >= len(trend.values) else EVERY_THIRD
    at = range((len(trend.values) - 1) % step, len(trend.values), step)
    cell = min(max(room // len(at), 1), WIDEST)
    gap = 1 if cell > 1 else 0
    shown = [trend.values[place] for place in at]
    drawn = chart.columns(shown, trend.scale, cell - gap, gap)
    plot = [
        Content.assemble((f"{words:>{left - 1}} ", STYLES["muted"]), (cells, "$secondary"), (more, "$primary"))
        for words, cells, more in zip(axis, drawn, beside, strict=False)
    ]
    months = [trend.months[place] for place in at]
    names = _placed(months, cell, lambda place: month_short(months[place].month))
    named = [
        names,
        _placed(months, cell, lambda place: str(months[place].year), _beginnings(months, names, cell)),
        _placed(months, cell, lambda place: trend.words(shown[place])),
    ]
    units = ["", "", "" if trend.counted else "%"]
    feet = beside[trend.scale.height :]
    return [
        *plot,
        *(
            Content.styled(f"{unit:>{left - 1}} {words:<{cell * len(at)}}{foot}", STYLES["muted"])
            for unit, words, foot in zip(units, named, feet, strict=True)
        ),
    ]


def _axis(trend: Trend, roomy: bool) -> list[str]:
    """What the lines stand for: the top, the target, the half way where it stands free of both, and 0."""
    unit = "" if trend.counted or not roomy else " %"
    scale = trend.scale
    axis = [""] * scale.height
    half = scale.line(scale.top / 2)
    if scale.target is None or abs(half - scale.line(scale.target)) > 1:
        axis[half] = trend.words(scale.top / 2) + unit if scale.top % 2 == 0 or not trend.counted else ""
    axis[0], axis[-1] = trend.words(scale.top) + unit, "0"
    if scale.target is not None and scale.target_line is not None:
        axis[scale.target_line] = trend.words(scale.target) + unit
    return axis


def _beside(trend: Trend, roomy: bool) -> list[str]:
    """The forecast's band behind a line of its own, since its window is another; one line more for each of the feet."""
    told, height = trend.forecast, trend.scale.height
    if told is None:
        return [""] * (height + FEET)
    width = 5 if roomy else 3
    low, high = told["low"], told["high"]
    cells = chart.band(low, high, told["expected"], told["banked"]["share"] or 0.0, trend.scale, width)
    lines = [f"│{' ' if roomy else ''}{cell}" for cell in cells]
    if not roomy:
        return [*lines, *["│"] * FEET]
    top, foot = trend.scale.line(high), max(trend.scale.line_above(low), trend.scale.line(high))
    said = {top: percent(high), foot: percent(low)} if foot > top else {top: f"{trend.words(low)}–{percent(high)}"}
    on = day(date.fromisoformat(told["on"]))
    words = [f"{cells} {said.get(row, '')}" for row, cells in enumerate(lines)]
    return [*words, f"│ {on}", f"│ {trend.label}", f"│ {percent(told['expected'])}"]


def _beginnings(months: Sequence[date], names: str, cell: int) -> list[int]:
    """The months with their names that begin a year here; the first one of all comes last: its year began elsewhere."""
    begin = [place for place in range(1, len(months)) if months[place].year != months[place - 1].year]
    return [*(place for place in begin if names.startswith(month_short(months[place].month), place * cell)), 0]


def _placed(months: Sequence[date], cell: int, words_of: Callable[[int], str], order: Sequence[int] = ()) -> str:
    """Words under their columns where there is room: in an order that is given, else the last month's first, then the
    first one's, then the others'.

    Of more than a year of them only those that begin a half year.
    """
    width, last = cell * len(months), len(months) - 1
    cells = [" "] * width
    others = [place for place, one in enumerate(months) if last < MONTHS_OF_A_YEAR or one.month in (1, 7)]
    for place in order or dict.fromkeys((last, 0, *others)):
        words = words_of(place)
        start = min(place * cell, width - len(words))
        around = cells[max(start - 1, 0) : start + len(words) + 1]
        if words and start >= 0 and all(one == " " for one in around):
            cells[start : start + len(words)] = words
    return "".join(cells)
