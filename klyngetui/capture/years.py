"""Which year is meant where none was written."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from klyngetui.locale import _

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST_YEAR, LAST_YEAR = 1900, 2199
PAST_DAYS = 274  # nine months
COMING_DAYS = 366


class DayRead(NamedTuple):
    """A day read from the first `used` words, or, with `day` None, what is wrong with them."""

    day: date | None
    used: int
    problem: str = ""


def full_day(year: int, month: int, day: int, used: int, said: str) -> DayRead:
    """The day of a written year; a problem where there is no such day or the year is not within 1900-2199."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return DayRead(None, used, _("“{said}” is outside the years 1900 to 2199").format(said=said))
    found = _made(lambda y: date(y, month, day), year)
    if found is None:
        return DayRead(None, used, _("there is no day “{said}”").format(said=said))
    return DayRead(found, used)


def yearless_day(month: int, day: int, today: date, used: int, said: str) -> DayRead:
    """The day by the rule of `nearest`; a problem where no year has it or none near does (29.2.)."""
    if _made(lambda y: date(y, month, day), 2024) is None:
        return DayRead(None, used, _("there is no day “{said}”").format(said=said))
    return nearest(lambda year: date(year, month, day), today, used, said)


def week_day(week: int, weekday: int, year: int | None, today: date, used: int, said: str) -> DayRead:
    """The weekday (Monday 0) of an ISO week, of the ISO year or, where None, by the rule of `nearest`."""
    if year is None:
        return nearest(lambda y: date.fromisocalendar(y, week, weekday + 1), today, used, said)
    found = _made(lambda y: date.fromisocalendar(y, week, weekday + 1), year)
    if found is None:
        return DayRead(None, used, _("there is no “{said}” in {year}").format(said=said, year=year))
    return DayRead(found, used)


def nearest(make: Callable[[int], date], today: date, used: int, said: str) -> DayRead:
    """The latest such day up to today when at most nine months (274 days) back, else the next within a year.

    A log is mostly written afterwards, and what is planned is seldom more than three months off.
    """
    years = range(today.year - 1, today.year + 3)
    days = [day for year in years if (day := _made(make, year)) is not None]
    past = [day for day in days if day <= today and (today - day).days <= PAST_DAYS]
    coming = [day for day in days if day > today and (day - today).days <= COMING_DAYS]
    if past or coming:
        return DayRead(max(past) if past else min(coming), used)
    return DayRead(None, used, _("no “{said}” is near: write the year too").format(said=said))


def moved(today: date, days: int, used: int, said: str) -> DayRead:
    """Today moved by so many days; a problem beyond the calendar."""
    try:
        day = today + timedelta(days=days)
    except OverflowError:
        return DayRead(None, used, _("there is no day “{said}”").format(said=said))
    return full_day(day.year, day.month, day.day, used, said)


def _made(make: Callable[[int], date], year: int) -> date | None:
    try:
        return make(year)
    except (ValueError, OverflowError):
        return None
