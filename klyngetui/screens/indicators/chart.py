"""An indicator's headline month by month, with the target, the axes in words and the forecast at the right end."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from textual.content import Content

from klyngetui.locale import _
from klyngetui.locale.formats import day, number, percent
from klyngetui.screens import period_words
from klyngetui.screens.charts import chart
from klyngetui.screens.charts.axes import FEET, ROOMY, Trend, plotted
from klyngetui.screens.charts.heat_map import WEEKS, heat_lines
from klyngetui.screens.indicators import measure_words
from klyngetui.widgets.tones import STYLES

if TYPE_CHECKING:
    from klyngetui.screens.indicators.reading import Figures, Outlook

    Document = dict[str, Any]

MONTHLY = {"2.5": "reached", "4.5": "in_groups", "5.2": "usable"}
COUNTED = "5.2"
"""The indicator whose headline is a number, not a share."""
SHORT, LONG = 12, 36
"""The months one can choose between."""
FEWEST_LINES = 3


def values(outlook: Outlook | None, indicator: str, months: int = SHORT) -> list[float | None]:
    """The headline month by month; none before it is read, or where there is no headline over months."""
    if outlook is None or indicator not in MONTHLY:
        return []
    return [getattr(point, MONTHLY[indicator]) for point in outlook.months[-months:]]


def _week_lines(outlook: Outlook, months: int, width: int) -> list[Content]:
    """The events of each week as shades, the weeks of a year in a block, the last year's below."""
    drawn = []
    for back in reversed(range(months // SHORT)):
        last, end = outlook.asked.today - back * timedelta(weeks=WEEKS), len(outlook.events) - back * WEEKS
        title = f"{(last - timedelta(weeks=WEEKS - 1)).year}–{last.year % 100:02}"
        drawn += [*heat_lines({"event": outlook.events[end - WEEKS : end]}, last, width, title), Content("")]
    return drawn


def lines(found: Figures, outlook: Outlook | None, indicator: str, months: int, size: tuple[int, int]) -> list[Content]:
    """The chart in `size` (width and height in cells), its legend last; nothing before it is read."""
    width, height = size
    if outlook is None:
        return []
    if indicator not in MONTHLY:
        return _week_lines(outlook, months, width)
    drawn = values(outlook, indicator, months)
    target = measure_words.section_of(found.windows[0], indicator)["target"]
    sentences = _legend(found, outlook, indicator, months, roomy=width >= ROOMY)
    told = [words for text in sentences for words in _wrapped(text, max(width, 20))]
    plot = max(height - len(told) - FEET, FEWEST_LINES)
    trend = _trend(found, outlook, indicator, drawn, chart.Scale(plot, _top(indicator, drawn, target), _aim(target)))
    legend = [Content.styled(words, STYLES["muted"]) for words in told]
    return [*plotted(trend, width), *legend]


def label_period(found: Figures) -> str:
    """The label years in the width of a column."""
    period = next(one["period"] for one in found.windows if one["period"]["name"] == "label")
    return period_words.short("label", date.fromisoformat(period["from"]), date.fromisoformat(period["to"]))


def _trend(found: Figures, outlook: Outlook, indicator: str, drawn: list[float | None], scale: chart.Scale) -> Trend:
    told = _forecast(outlook, indicator)
    months = [point.day for point in outlook.months[-len(drawn) :]]
    return Trend(months, drawn, scale, indicator == COUNTED, told, label_period(found))


def _forecast(outlook: Outlook, indicator: str) -> Document | None:
    """The forecast where there is one: of 2.5 alone, and not from too little history."""
    return outlook.forecast if indicator == "2.5" and outlook.forecast["expected"] is not None else None


def _aim(target: Document | None) -> float | None:
    return None if target is None else float(target["value"])


def _top(indicator: str, drawn: list[float | None], target: Document | None) -> float:
    """A full column: all of them, or for stories a third more than the target, or the most there were."""
    if indicator != COUNTED:
        return 1.0
    return ceil(max((_aim(target) or 0) * 4 / 3, *(value or 0 for value in drawn), 1))


def _legend(found: Figures, outlook: Outlook, indicator: str, months: int, *, roomy: bool) -> list[str]:
    """What is drawn, a sentence each; in few words where room is scarce."""
    target = measure_words.section_of(found.windows[0], indicator)["target"]
    words = [_("{n} months").format(n=months)]
    if roomy and indicator == COUNTED:
        words.append(_("each as at its end"))
    elif roomy:
        back = outlook.seen.removeprefix("rolling-")[:-1]
        words.append(_("each month's end, seen back over {n} months").format(n=back))
    if target:
        value = number(target["value"]) if indicator == COUNTED else percent(target["value"])
        words.append(f"{chart.TARGET * 2} " + _("target {value}").format(value=value))
    if None in values(outlook, indicator, months):
        words.append(f"{chart.UNKNOWN} " + _("not known"))
    told = _forecast(outlook, indicator)
    return [" · ".join(words), *([_ahead(found, told, roomy=roomy)] if told else [])]


def _ahead(found: Figures, told: Document, *, roomy: bool) -> str:
    """What the band at the right end stands for, which is seen through a window of its own."""
    if roomy:
        words = _(
            "at the right: {label} on {day}, if you go on as now: {full} banked {banked}, "
            "{band} {low} to {high} four times in five, {line} expected {expected}"
        )
    else:
        words = _("at the right: {label}, if you go on as now: {band} {low} to {high}")
    return words.format(
        label=label_period(found),
        day=day(date.fromisoformat(told["on"])),
        full=chart.FULL,
        banked=measure_words.share(told["banked"]),
        band=chart.BAND,
        low=percent(told["low"]),
        high=percent(told["high"]),
        line=chart.EXPECTED,
        expected=percent(told["expected"]),
    )


def _wrapped(text: str, width: int) -> list[str]:
    """The lines of a sentence, a sign before a number or after it never alone."""
    bound = text.replace(" %", "\xa0%")
    for sign in (chart.FULL, chart.BAND, chart.EXPECTED, chart.TARGET * 2, chart.UNKNOWN):
        bound = bound.replace(f" {sign} ", f" {sign}\xa0")
    return [one.replace("\xa0", " ") for one in wrap(bound, width)]
