"""Information sharing: a supporting figure, no indicator of its own here (docs/rules.md, Information sharing)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from klyngetui.indicators.scope import share, share_of
from klyngetui.model.periods import iso_week, weeks_touched

if TYPE_CHECKING:
    from klyngetui.indicators.scope import Scope

PRESENT = """
SELECT value ->> 0 FROM json_each(:who) WHERE EXISTS (
    SELECT 1 FROM presence WHERE participant = value ->> 1 AND event = 1 AND day BETWEEN :start AND :last
)
"""


def section(scope: Scope) -> dict[str, Any]:
    """The part of the indicators document for information sharing."""
    days = scope.log.connection.execute(
        "SELECT day, n FROM tally WHERE what = 'event' AND of = 0 AND day BETWEEN ? AND ?", (scope.start, scope.last)
    ).fetchall()
    weeks = {iso_week(date.fromisoformat(day)) for day, _n in days}
    return {
        "weeks_with_event": share_of(len(weeks), weeks_touched(scope.period.start, scope.last_day)),
        "events": sum(n for _day, n in days),
        "event_participants": share(present_at_events(scope), scope.counted),
    }


def present_at_events(scope: Scope) -> set[int]:
    """The participants of D present at an event of the window while committed."""
    values = {"who": scope.pairs(scope.all), "start": scope.start, "last": scope.last}
    return {owner for (owner,) in scope.log.connection.execute(PRESENT, values)}
