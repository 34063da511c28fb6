"""The figures as pictures within the page, each with the same said in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.exchange.html_out.marks import escaped
from klyngetui.exchange.report.values import Share, share_words
from klyngetui.locale import _
from klyngetui.locale.formats import day, month_short, number, percent

if TYPE_CHECKING:
    from klyngetui.exchange.report.model import Indicator, Point

WIDTH, LEFT, RIGHT = 560, 52, 16
BAR_TOP, BAR_HEIGHT = 24, 28
TREND_HEIGHT, TREND_TOP, TREND_BOTTOM = 190, 16, 34


def gauge(indicator: Indicator) -> str:
    """The headline share as a bar with the target marked on it; nothing where the headline is no share."""
    value = indicator.figures[0].value
    if not isinstance(value, Share) or value.share is None:
        return ""
    inner = WIDTH - LEFT - RIGHT
    words = f"{indicator.figures[0].label}: {share_words(value)}. {indicator.target}"
    shapes = [
        f'<rect x="{LEFT}" y="{BAR_TOP}" width="{inner}" height="{BAR_HEIGHT}" fill="#eef1f5" stroke="#4a5666"/>',
        f'<rect x="{LEFT}" y="{BAR_TOP}" width="{inner * value.share:.1f}" height="{BAR_HEIGHT}" fill="#14507e"/>',
        _text(LEFT, BAR_TOP + BAR_HEIGHT + 18, "0 %", "start"),
        _text(WIDTH - RIGHT, BAR_TOP + BAR_HEIGHT + 18, "100 %", "end"),
    ]
    if indicator.aim is not None and 0 <= indicator.aim <= 1:
        place = LEFT + inner * indicator.aim
        shapes.append(
            f'<path d="M{place:.1f} {BAR_TOP - 6}v{BAR_HEIGHT + 12}" stroke="#8a3b00" stroke-width="4" fill="none"/>'
        )
        label = _("target {value}").format(value=percent(indicator.aim))
        shapes.append(_text(place, BAR_TOP - 10, label, "end" if indicator.aim > 0.5 else "start"))
    return _picture(f"{indicator.anchor}-gauge", indicator.figures[0].label, words, BAR_TOP + BAR_HEIGHT + 26, shapes)


def trend(indicator: Indicator) -> str:
    """The headline month by month as a line; nothing where there is no series."""
    known = [point for point in indicator.trend if point.value is not None]
    if not known:
        return ""
    share = isinstance(indicator.figures[0].value, Share)
    top = 1.0 if share else max(1.0, *(point.value or 0.0 for point in known), float(indicator.aim or 0))
    shapes = [*_axes(top, share=share), *_months(indicator.trend), *_curve(indicator.trend, top)]
    said = "; ".join(f"{day(point.day)}: {_value(point.value, share=share)}" for point in indicator.trend)
    title = _("{measure}, month by month").format(measure=indicator.figures[0].label)
    return _picture(f"{indicator.anchor}-trend", title, said, TREND_HEIGHT, shapes)


def _picture(name: str, title: str, words: str, height: int, shapes: list[str]) -> str:
    return (
        f'<figure><svg role="img" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'aria-labelledby="{name}-t {name}-d"><title id="{name}-t">{escaped(title)}</title>'
        f'<desc id="{name}-d">{escaped(words)}</desc>{"".join(shapes)}</svg>'
        f"<figcaption>{escaped(title)}</figcaption></figure>"
    )


def _axes(top: float, *, share: bool) -> list[str]:
    shapes = []
    for part in (0.0, 0.5, 1.0):
        y = _y(part * top, top)
        shapes.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#c3cad3" fill="none"/>')
        if share or (part * top) == int(part * top):
            shapes.append(_text(LEFT - 6, y + 4, _value(part * top, share=share), "end"))
    return shapes


def _months(points: list[Point]) -> list[str]:
    return [
        _text(_x(place, len(points)), TREND_HEIGHT - 12, month_short(point.day.month), "middle")
        for place, point in enumerate(points)
    ]


def _curve(points: list[Point], top: float) -> list[str]:
    places = [
        (_x(place, len(points)), _y(point.value, top)) for place, point in enumerate(points) if point.value is not None
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dots = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="#14507e"/>' for x, y in places]
    return [f'<polyline points="{line}" fill="none" stroke="#14507e" stroke-width="2.5"/>', *dots]


def _x(place: int, of: int) -> float:
    return LEFT + 14 + (WIDTH - LEFT - RIGHT - 28) * (place / (of - 1) if of > 1 else 1.0)


def _y(value: float, top: float) -> float:
    return TREND_TOP + (TREND_HEIGHT - TREND_TOP - TREND_BOTTOM) * (1 - min(value / top, 1.0))


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escaped(words)}</text>'


def _value(value: float | None, *, share: bool) -> str:
    return percent(value) if share else number(value)
