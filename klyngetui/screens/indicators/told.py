"""The head of an indicator, and what stands beside its rows: trend, target, forecast and the rule."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from textual.content import Content

from klyngetui.locale import _
from klyngetui.locale.formats import day, number, percent
from klyngetui.screens import period_words
from klyngetui.screens.indicators import chart as indicator_chart
from klyngetui.screens.indicators import measure_words
from klyngetui.screens.indicators.rule_words import rule
from klyngetui.widgets.bars import SIGNS, bar, sparkline
from klyngetui.widgets.tones import STYLES, Piece, line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from klyngetui.screens.indicators.reading import Figures, Outlook

    Document = dict[str, Any]

BAR_WIDTH = 30
CHART_HEIGHT = 14
NARROW = 72
"""Cells below which the head keeps to short words."""


def head(found: Figures, outlook: Outlook | None, indicator: str, width: int) -> Content:
    """Headline with n/N, target and trend, then the window, the day and the rule version; shorter where narrow."""
    figures, narrow = found.windows[0], width < NARROW
    value, made_of = measure_words.headline_words(indicator, figures)
    target = measure_words.section_of(figures, indicator)["target"]
    mark = tone_of(indicator, figures)
    if narrow:
        value, made_of = measure_words.value(measure_words.headline(indicator, figures)), ""
    first = [Piece(f"{SIGNS.get(mark) or ' '} ", mark), Piece(value, "strong"), Piece(f"  {made_of}")]
    if target:
        first.append(Piece("  ┃ " + _("target {value}").format(value=target_value(indicator, target)), "muted"))
    cells = BAR_WIDTH * 2 // 3 if narrow else BAR_WIDTH
    second = [line([Piece("  " + bar(_share(indicator, figures), cells, _mark(indicator, target)), mark)])]
    months = indicator_chart.values(outlook, indicator)
    if months:
        drawn = sparkline(months, low=0, high=None if indicator == "5.2" else 1)
        words = "" if narrow else "  " + _("12 months")
        second += [Content.assemble("   ", (drawn, "$secondary")), line([Piece(words, "muted")])]
    told = through_in_two(figures) if narrow else [seen_through(figures)]
    return Content("\n").join(
        [line(first), Content("").join(second), *(line([Piece("  " + one, "muted")]) for one in told)]
    )


def seen_through(figures: Document) -> str:
    """The window, the as-of date and the rule version, as every figure prints them."""
    period = figures["period"]
    start, end = date.fromisoformat(period["from"]), date.fromisoformat(period["to"])
    words = period_words.named(period["name"], start, end)
    days = period_words.days_of(start, end)
    return " · ".join([words if words == days else f"{words} {days}", _as_of(figures)])


def through_in_two(figures: Document) -> list[str]:
    """The same in two short lines."""
    period = figures["period"]
    start, end = date.fromisoformat(period["from"]), date.fromisoformat(period["to"])
    words = period_words.short(period["name"], start, end)
    days = period_words.days_of(start, end)
    return [words if words == days else f"{words} {days}", _as_of(figures)]


def _as_of(figures: Document) -> str:
    on = _("as of {day}").format(day=day(date.fromisoformat(figures["as_of"])))
    return " · ".join([on, _("rules v{n}").format(n=figures["rule_version"])])


def beside(found: Figures, outlook: Outlook | None, indicator: str, trend: Sequence[Content] = ()) -> Content:
    """The lines of the trend where they are given; then target, forecast and the rule, a heading each."""
    figures = found.windows[0]
    parts = [*trend, *_target(indicator, figures)]
    if indicator == "2.5":
        parts += _forecast(outlook)
    parts += _heading(_("How it is counted"))
    told = rule(indicator, figures["settings"])
    parts += [Content("\n\n").join([line([Piece(text)]) for text in told])]
    return Content("\n").join(parts[1:] if parts and not parts[0].plain else parts)


def on_page(found: Figures, outlook: Outlook | None, indicator: str, months: int) -> Callable[[int], Content]:
    """The same with the trend above, for the width there is."""

    def words(width: int) -> Content:
        lines = indicator_chart.lines(found, outlook, indicator, months, (width, CHART_HEIGHT))
        return beside(found, outlook, indicator, lines)

    return words


def tone_of(indicator: str, figures: Document) -> str:
    """Good where the target is met, warn where it is not, none without a target."""
    target = measure_words.section_of(figures, indicator)["target"]
    if not target:
        return ""
    figure = measure_words.section_of(figures, indicator)["measures"][target["measure"]]
    reached = (figure["share"] or 0) if isinstance(figure, dict) else figure
    return "good" if reached >= target["value"] else "warn"


def target_value(indicator: str, target: Document) -> str:
    """A target's value: a share in per cent, or a number."""
    return number(target["value"]) if indicator == "5.2" else percent(target["value"])


def _share(indicator: str, figures: Document) -> float | None:
    section = measure_words.section_of(figures, indicator)
    if indicator == "5.2":
        usable = float(section["measures"]["usable"])
        return min(usable / _full(section["target"], [usable]), 1.0)
    name = {"2.5": "reached", "4.5": "in_groups", "information_sharing": "weeks_with_event"}[indicator]
    share: float | None = section["measures"][name]["share"]
    return share


def _full(target: Document | None, seen: list[float | None]) -> float:
    """What a full bar of stories stands for: a third more than the target, or the most there were."""
    known = [value for value in seen if value is not None]
    return max((target["value"] if target else 0) * 4 / 3, *known, 1)


def _mark(indicator: str, target: Document | None) -> float | None:
    if target is None:
        return None
    value = float(target["value"])
    return value / _full(target, [0]) if indicator == "5.2" else value


def _target(indicator: str, figures: Document) -> list[Content]:
    if indicator == "information_sharing":
        return []
    target = measure_words.section_of(figures, indicator)["target"]
    parts = _heading(_("Target"))
    if target is None:
        return [
            *parts,
            line([Piece(_("None set. Targets are yours, each with its source; nothing here is official:"))]),
            line([Piece(f"klyngetui targets add {indicator} --value … --source …", "key")]),
        ]
    return [
        *parts,
        line([Piece(target_value(indicator, target), "strong")]),
        line([Piece(_("Source: "), "muted"), Piece(target["source"])]),
    ]


def _forecast(outlook: Outlook | None) -> list[Content]:
    if outlook is None:
        return []
    told, parts = outlook.forecast, _heading(_("If you go on as now"))
    if told["on"] is None:
        return [*parts, line([Piece(_("No assessment date is set: klyngetui settings assessment_on DAY"), "muted")])]
    on = day(date.fromisoformat(told["on"]))
    parts.append(line([Piece(_("At the assessment on {day}, label years:").format(day=on))]))
    parts.append(line([Piece(_("banked {value}").format(value=measure_words.value(told["banked"])))]))
    parts.append(line([Piece(_("planned visits to {n} more").format(n=number(told["planned"])))]))
    if told["expected"] is None:
        return [*parts, line([Piece(_("Too little history for an expectation."), "muted")])]
    low, high = percent(told["low"]), percent(told["high"])
    span = _("expected {value}, four times in five between {low} and {high}")
    return [*parts, line([Piece(span.format(value=percent(told["expected"]), low=low, high=high), "strong")])]


def _heading(title: str) -> list[Content]:
    return [Content(""), Content.styled(title, STYLES["key"])]
