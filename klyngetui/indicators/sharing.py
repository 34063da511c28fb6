"""Information sharing: a supporting figure, no indicator of its own here (docs/rules.md, Information sharing)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from klyngetui.indicators.scope import share, share_of
from klyngetui.model.periods import weeks_touched
from klyngetui.store.latest import within

if TYPE_CHECKING:
    from klyngetui.indicators.scope import Scope
    from klyngetui.store.log import Log

EVENTS = "SELECT day, n FROM tally WHERE what = 'event' AND of = 0 AND day BETWEEN ? AND ?"
PRESENT = f"SELECT participant FROM latest WHERE what = 'event' AND {within('event')}"


def section(scope: Scope) -> dict[str, Any]:
    """The part of the indicators document for information sharing."""
    days = scope.log.connection.execute(EVENTS, (scope.start, scope.last)).fetchall()
    # Weeks as numbers, from the Monday that is day 1: quicker than their names.
    weeks = {(date.fromisoformat(day).toordinal() - 1) // 7 for day, _n in days}
    return {
        "weeks_with_event": share_of(len(weeks), weeks_touched(scope.period.start, scope.last_day)),
        "events": sum(n for _day, n in days),
        "event_participants": share(present_at_events(scope), scope.counted),
    }


def present_at_events(scope: Scope) -> set[int]:
    """The participants of D present at an event of the window while committed."""
    rows = scope.log.connection.execute(PRESENT, {"start": scope.start, "last": scope.last})
    return {scope.credited[logged] for (logged,) in rows if logged in scope.credited}.intersection(scope.all)


def events_by_week(log: Log, as_of: date, weeks: int) -> list[int]:
    """The held events of each ISO week up to a day, that day's week last."""
    first = as_of - timedelta(days=as_of.weekday(), weeks=weeks - 1)
    found = [0] * weeks
    for day, n in log.connection.execute(EVENTS, (first.isoformat(), as_of.isoformat())):
        found[(date.fromisoformat(day) - first).days // 7] += n
    return found
