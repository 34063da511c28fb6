"""What is planned already: the next visit to each participant, the next meeting of each group."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from klyngetui.indicators.scope import Scope

VISITS = """
SELECT presence.participant, min(presence.day) FROM entry JOIN presence ON presence.entry = entry.pos
WHERE entry.status = 'planned' AND entry.day >= ? AND presence.participant IS NOT NULL GROUP BY presence.participant
"""
MEETINGS = "SELECT grp, min(day) FROM entry WHERE status = 'planned' AND day >= ? AND grp IS NOT NULL GROUP BY grp"


def planned_visits(scope: Scope) -> dict[int, date]:
    """The next day, today or later, on which something with a participant is planned, by the participant's number."""
    return _planned(scope, VISITS)


def planned_meetings(scope: Scope) -> dict[int, date]:
    """The next day, today or later, on which a group is to meet, by the group's number."""
    return _planned(scope, MEETINGS)


def _planned(scope: Scope, query: str) -> dict[int, date]:
    rows = scope.log.connection.execute(query, (scope.as_of.isoformat(),))
    return {key: date.fromisoformat(day) for key, day in rows}
