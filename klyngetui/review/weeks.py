"""The calendar of weeks: which are sealed, which are open, which are missing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.model.periods import is_holiday_week, iso_week, week_days
from klyngetui.review.week import reviews

if TYPE_CHECKING:
    from klyngetui.store.log import Log

    Record = dict[str, Any]

SEALED, OPEN, MISSING, HOLIDAY = "sealed", "open", "missing", "holiday"
FURTHEST = 53 * 3
"""Weeks back that are shown at most."""
FIRST_ENTRY = "SELECT day FROM entry WHERE kind <> 'story' AND status <> 'planned' ORDER BY pos LIMIT 1"


class CalendarWeek(NamedTuple):
    """One week; `state` is sealed, open (begun or still lasting), missing, or holiday (set so, and not begun)."""

    name: str
    monday: date
    sunday: date
    state: str
    review: Record | None


def calendar(log: Log, today: date) -> list[CalendarWeek]:
    """Every week from the log's first entry or review on, the current one first."""
    known = reviews(log)
    holidays = log.cluster["settings"]["holidays"]
    monday = today - timedelta(days=today.weekday())
    first = max(_first(log, known, today), monday - timedelta(weeks=FURTHEST - 1))
    found = []
    while monday >= first - timedelta(days=first.weekday()):
        name = iso_week(monday)
        state = _state(known.get(name), name, holidays, current=monday + timedelta(days=6) >= today)
        found.append(CalendarWeek(name, monday, monday + timedelta(days=6), state, known.get(name)))
        monday -= timedelta(days=7)
    return found


def unsealed(log: Log, today: date) -> list[CalendarWeek]:
    """The past weeks without a seal since the first review was begun, the latest first; holidays need none."""
    begun = [week_days(name)[0] for name in reviews(log)]
    if not begun:
        return []
    return [
        one
        for one in calendar(log, today)
        if one.state in (OPEN, MISSING) and one.sunday < today and one.monday >= min(begun)
    ]


def numbers(weeks: list[CalendarWeek]) -> dict[str, int]:
    """How many weeks are in each state."""
    return {state: sum(one.state == state for one in weeks) for state in (SEALED, OPEN, MISSING, HOLIDAY)}


def _first(log: Log, known: dict[str, Record], today: date) -> date:
    entry = log.connection.execute(FIRST_ENTRY).fetchone()
    days = [date.fromisoformat(entry[0])] if entry else []
    days += [week_days(name)[0] for name in known]
    return min([*days, today])


def _state(review: Record | None, name: str, holidays: list[str], *, current: bool) -> str:
    if review is not None:
        return SEALED if review["sealed_on"] else OPEN
    if current:
        return OPEN
    return HOLIDAY if is_holiday_week(name, holidays) else MISSING
