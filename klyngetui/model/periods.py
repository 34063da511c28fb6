"""Windows of days by name, and ISO weeks (docs/rules.md, Window)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from klyngetui.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterable

ONE_DAY = timedelta(days=1)
FORMS = "rolling-12m, rolling-24m, ytd, year:2025, quarter:2026-Q1, week:2026-W47, label, 2025-03-01..2026-02-28"


class PeriodError(ValueError):
    """A window's name that cannot be read."""


class Period(NamedTuple):
    """A window: its name and its own first and last day, both included, not cut to the as-of date."""

    name: str
    start: date
    end: date


def parse(name: str, as_of: date, assessment_on: date | None = None) -> Period:
    """The window of that name, seen on the as-of date (docs/rules.md, Window).

    `rolling-12m`, any other number of months, and `ytd` end on the as-of date; `label` is the two full
    calendar years before the assessment date, or before the as-of date where none is set.
    Raises PeriodError, naming the forms allowed.
    """
    try:
        start, end = _days(name.strip(), as_of, assessment_on)
    except (ValueError, OverflowError) as error:
        raise PeriodError(_not_understood(name)) from error
    if end < start:
        raise PeriodError(_("The period “{name}” ends before it begins.").format(name=name))
    return Period(name.strip(), start, end)


def last_day(period: Period, as_of: date) -> date:
    """L: nothing dated after it counts (docs/rules.md, Window)."""
    return min(period.end, as_of)


def months_before(day: date, months: int) -> date:
    """The same day that many months earlier, clamped to the month's end and to the first day there is."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < date.min.year:
        return date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def iso_week(day: date) -> str:
    """The day's ISO week as `2026-W47`."""
    year, week, _weekday = day.isocalendar()
    return f"{year:04}-W{week:02}"


def parse_week(text: str) -> tuple[int, int]:
    """Year and number of an ISO week written `2026-W47`. Raises PeriodError."""
    year, mark, week = text.strip().partition("-W")
    try:
        if not mark:
            raise ValueError(text)
        parsed = _number(year, 4), _number(week, 2)
        date.fromisocalendar(*parsed, 1)
    except ValueError as error:
        raise PeriodError(_("“{text}” is no ISO week. Write it as 2026-W47.").format(text=text)) from error
    return parsed


def week_days(week: str) -> tuple[date, date]:
    """Monday and Sunday of an ISO week written `2026-W47`. Raises PeriodError."""
    year, number = parse_week(week)
    monday = date.fromisocalendar(year, number, 1)
    return monday, min(monday, date.max - 6 * ONE_DAY) + 6 * ONE_DAY


def weeks_touched(start: date, end: date) -> int:
    """How many ISO weeks have a day from start to end, both included; 0 when end is before start."""
    if end < start:
        return 0
    first, last = start.toordinal() - start.weekday(), end.toordinal() - end.weekday()
    return (last - first) // 7 + 1


def is_holiday_week(week: str, holidays: Iterable[str]) -> bool:
    """Whether a week (`2026-W28`) is named by the setting: `2026-W28` itself, or `W28` for every year."""
    return any(holiday in (week, week[5:]) for holiday in holidays)


def _days(name: str, as_of: date, assessment_on: date | None) -> tuple[date, date]:
    kind, colon, value = name.partition(":")
    if colon:
        return _named(kind, value)
    if ".." in name:
        first, _dots, last = name.partition("..")
        return _day(first), _day(last)
    if name == "ytd":
        return date(as_of.year, 1, 1), as_of
    if name == "label":
        year = (assessment_on or as_of).year
        return date(year - 2, 1, 1), date(year - 1, 12, 31)
    if name.startswith("rolling-") and name.endswith("m"):
        months = _number(name.removeprefix("rolling-")[:-1])
        if months > 0:
            return months_before(as_of, months) + ONE_DAY, as_of
    raise ValueError(name)


def _named(kind: str, value: str) -> tuple[date, date]:
    if kind == "year":
        year = _number(value, 4)
        return date(year, 1, 1), date(year, 12, 31)
    if kind == "quarter":
        text, mark, quarter = value.partition("-Q")
        if mark and quarter in ("1", "2", "3", "4"):
            year, month = _number(text, 4), 3 * int(quarter)
            return date(year, month - 2, 1), date(year, month, monthrange(year, month)[1])
    if kind == "week":
        return week_days(value)
    raise ValueError(kind)


def _day(text: str) -> date:
    day = date.fromisoformat(text.strip())
    if day.isoformat() != text.strip():  # Python also reads 20250301 and 2025-W09-6
        raise ValueError(text)
    return day


def _number(text: str, digits: int | None = None) -> int:
    if not (text.isascii() and text.isdigit()) or (digits and len(text) != digits):
        raise ValueError(text)
    return int(text)


def _not_understood(name: str) -> str:
    return _("“{name}” is no period. Use one of: {forms}.").format(name=name, forms=FORMS)
