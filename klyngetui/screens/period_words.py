"""Windows in words, and which of them are offered."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from klyngetui.clock import today
from klyngetui.locale import _, ngettext
from klyngetui.locale.formats import day, week
from klyngetui.model import periods
from klyngetui.screens.picker import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORT_MONTHS = 6
"""Windows of fewer months show 4.5 only on demand (docs/rules.md, Readings)."""


def named(name: str, start: date, end: date) -> str:
    """A window in a few words: last 12 months, this year, label years 2024–2025, 2025, week 47 2026."""
    if name.startswith("rolling-") and name.endswith("m"):
        n = int(name.removeprefix("rolling-")[:-1])
        return ngettext("last month", "last {n} months", n).format(n=n)
    kind, _colon, value = name.partition(":")
    year, _dash, part = value.partition("-")
    words = {
        "ytd": _("this year"),
        "label": _("label years {start}–{end}").format(start=start.year, end=end.year),
        "year": year,
        "quarter": _("quarter {n} {year}").format(n=part[1:], year=year),
    }
    if kind == "week":
        return week(value, today())
    return words.get(kind, f"{day(start)}–{day(end)}")


def short(name: str, start: date, end: date) -> str:
    """A window in the width of a column."""
    if name.startswith("rolling-"):
        return _("{n} months").format(n=name.removeprefix("rolling-")[:-1])
    if name == "label":
        return _("label {start}–{end}").format(start=start.year, end=f"{end.year % 100:02}")
    return named(name, start, end)


def days_of(start: date, end: date) -> str:
    """The first and last day of a window."""
    return f"{day(start)}–{day(end)}"


def is_short(start: date, end: date) -> bool:
    """Whether a window is shorter than six months."""
    return periods.months_before(end + timedelta(days=1), SHORT_MONTHS) < start


def choices(names: Sequence[str], today: date, assessment: date | None) -> list[Choice]:
    """These windows to choose from, each with its days."""
    found = [periods.parse(name, today, assessment) for name in names]
    return [Choice(one.name, named(one.name, one.start, one.end), days_of(one.start, one.end)) for one in found]


def typed_choice(typed: str, today: date, assessment: date | None) -> list[Choice]:
    """The window a person typed by its name, as `2025-03-01..2026-02-28`; none where it is no window."""
    try:
        return choices([typed], today, assessment)
    except periods.PeriodError:
        return []


def usual(today: date, default: str) -> list[str]:
    """The windows that are offered first."""
    quarter = f"quarter:{today.year}-Q{(today.month + 2) // 3}"
    names = [default, "rolling-12m", "rolling-24m", "ytd", f"year:{today.year - 1}", "label", quarter]
    return list(dict.fromkeys(names))
