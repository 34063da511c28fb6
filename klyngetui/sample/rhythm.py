"""The year of the sample cluster: working days, holidays, and busy weeks before the board."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from klyngetui.sample.draw import Draw

DAYS_OF_LOG = 3 * 365
WEEKDAY_PULL = (1.0, 1.3, 1.25, 1.2, 0.6)
QUIET_WEEKS = frozenset({28, 29, 30, 52})
HOLIDAYS = ["W28", "W29", "W30", "W52"]
MONTH_PULL = (0.9, 1.1, 1.2, 1.0, 0.85, 1.0, 0.45, 0.8, 1.25, 1.25, 1.3, 0.8)


@cache
def easter_sunday(year: int) -> date:
    """Easter Sunday by the Gregorian calendar."""
    from dateutil.easter import easter

    return easter(year)


@cache
def red_days(year: int) -> frozenset[date]:
    """The Norwegian public holidays of the year that move with Easter, and the fixed ones."""
    sunday = easter_sunday(year)
    moving = {sunday + timedelta(days=days) for days in (-3, -2, 1, 39, 50)}
    fixed = {date(year, month, day) for month, day in ((1, 1), (5, 1), (5, 17), (12, 24), (12, 25), (12, 26), (12, 31))}
    return frozenset(moving | fixed)


def works(day: date) -> bool:
    """Whether people are at work at all."""
    return day.weekday() < 5 and day not in red_days(day.year)


def quiet(day: date) -> bool:
    """Whether nobody plans a meeting: the summer weeks, Christmas, the days before Easter."""
    before_easter = (easter_sunday(day.year) - day).days
    in_christmas = (day.month, day.day) >= (12, 22) or (day.month, day.day) <= (1, 2)
    return in_christmas or 0 <= before_easter <= 8 or day.isocalendar().week in QUIET_WEEKS


class Rhythm:
    """Where in its three years the sample's entries fall; every day is counted back from the last one."""

    def __init__(self, ending: date) -> None:
        self.ending = ending
        self.first = ending - timedelta(days=DAYS_OF_LOG)
        self.days = [day for day in map(self.ago, range(DAYS_OF_LOG, -1, -1)) if works(day)]
        self.boards = self.spread(settled(self.ago(25)), 56)

    def ago(self, days: int) -> date:
        """The day so many days before the last one (after it where negative)."""
        return self.ending - timedelta(days=days)

    def pull(self, day: date) -> float:
        """How many entries a working day draws, against an ordinary one."""
        if quiet(day):
            return 0.02
        busy = 1.6 if any(0 <= (board - day).days <= 12 for board in self.boards) else 1.0
        growth = 0.85 + 0.3 * (day - self.first).days / DAYS_OF_LOG
        return WEEKDAY_PULL[day.weekday()] * MONTH_PULL[day.month - 1] * busy * growth

    def within(self, draw: Draw, nearest: int, furthest: int) -> date:
        """A working day between so many days ago, outside the quiet weeks where there is one."""
        span = [self.ago(days) for days in range(nearest, furthest + 1)]
        open_days = [day for day in span if works(day)] or span
        return draw.choice([day for day in open_days if not quiet(day)] or open_days)

    def spread(self, last: date, every: int, first: date | None = None) -> list[date]:
        """Days every so often from `first` (or the log's own) to `last`, moved out of the quiet weeks."""
        found, day = [last], last - timedelta(days=every)
        while day >= (first or self.first):
            found.append(settled(day))
            day -= timedelta(days=every)
        return sorted(set(found))


def settled(day: date) -> date:
    """The day itself, or the nearest earlier working day outside the quiet weeks."""
    while not works(day) or quiet(day):
        day -= timedelta(days=1)
    return day
