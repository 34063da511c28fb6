"""Days on which a visit can be planned: no weekends, no public holidays in Norway, no holiday weeks of the cluster."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from klyngetui.model.periods import is_holiday_week, iso_week

if TYPE_CHECKING:
    from collections.abc import Collection

ONE_DAY = timedelta(days=1)
FIXED = {(1, 1), (5, 1), (5, 17), (12, 24), (12, 25), (12, 26), (12, 31)}
"""Month and day; the two eves are no public holidays, but nobody is at work."""
AFTER_EASTER = {-3, -2, 0, 1, 39, 49, 50}
FURTHEST = 60
"""Days after which the search ends, should the settings leave no working week at all."""


def next_working_day(day: date, holiday_weeks: Collection[str] = ()) -> date:
    """The day itself if people are at work on it, else the first such day after it.

    `holiday_weeks` are those of the settings (docs/rules.md, Settings).
    """
    found = day
    for _step in range(FURTHEST):
        if is_working_day(found, holiday_weeks):
            return found
        found += ONE_DAY
    return day


def is_working_day(day: date, holiday_weeks: Collection[str] = ()) -> bool:
    """Whether people are at work on the day."""
    if day.weekday() >= 5 or (day.month, day.day) in FIXED:
        return False
    return not is_holiday_week(iso_week(day), holiday_weeks) and not _moves_with_easter(day)


def _moves_with_easter(day: date) -> bool:
    from dateutil.easter import easter

    return (day - easter(day.year)).days in AFTER_EASTER
