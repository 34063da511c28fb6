"""The named windows of docs/rules.md, "Window", counted day by day where that is plainer than clever."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

ONE_DAY = timedelta(days=1)


class Window(NamedTuple):
    """A window and its last counting day.

    `first` and `to` are the window's own days, both included; `last` is L of the rules.
    """

    name: str
    first: date
    to: date
    last: date

    def holds(self, day: date) -> bool:
        """Tell whether a day lies in the window and not after L."""
        return self.first <= day <= self.to and day <= self.last


def months_before(day: date, months: int) -> date:
    """Go back whole months; "month arithmetic clamps to the month's end"."""
    year, month = day.year, day.month
    for _ in range(months):
        month -= 1
        if month == 0:
            year, month = year - 1, 12
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def window(name: str, as_of: date, assessment_on: date | None = None) -> Window:
    """Give the window of a period's name."""
    first, to = _days(name, as_of, assessment_on)
    # "`L`, the last day, is the earlier of the window's last day and the as-of date."
    return Window(name, first, to, min(to, as_of))


def _days(name: str, as_of: date, assessment_on: date | None) -> tuple[date, date]:
    # "from = as-of − months + 1 day"
    if name == "rolling-12m":
        return months_before(as_of, 12) + ONE_DAY, as_of
    if name == "rolling-24m":
        return months_before(as_of, 24) + ONE_DAY, as_of
    if name == "ytd":
        return date(as_of.year, 1, 1), as_of
    # "the two full calendar years before the assessment date, or before the as-of date where none is set"
    if name == "label":
        year = (assessment_on or as_of).year
        return date(year - 2, 1, 1), date(year - 1, 12, 31)
    if name.startswith("year:"):
        year = int(name[5:])
        return date(year, 1, 1), date(year, 12, 31)
    if name.startswith("quarter:"):
        year, quarter = int(name[8:12]), int(name[14:])
        month = 3 * quarter
        return date(year, month - 2, 1), date(year, month, monthrange(year, month)[1])
    if name.startswith("week:"):
        year, week = int(name[5:9]), int(name[11:])
        return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
    # "`2025-03-01..2026-02-28` (both days included)"
    start, _, end = name.partition("..")
    return date.fromisoformat(start), date.fromisoformat(end)


def days(first: date, last: date) -> list[date]:
    """List every day from the first to the last, both included; none where the last is before the first."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
