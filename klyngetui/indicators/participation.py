"""One participant close up: what it took part in week by week, its people, and the actions and groups about it."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from klyngetui.indicators.scope import Scope
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

KINDS = ("meeting", "group_meeting", "event")

HEAT = """
SELECT e.kind, e.day, count(DISTINCT e.pos)
FROM json_each(:who) who CROSS JOIN presence p ON p.participant = who.value CROSS JOIN entry e ON e.pos = p.entry
WHERE p.present = 1 AND e.status = 'held' AND p.day BETWEEN :start AND :last GROUP BY e.kind, e.day
"""

PEOPLE = """
SELECT p.person, max(CASE WHEN p.present = 1 AND e.status = 'held' AND p.day <= :last THEN p.day END),
    count(DISTINCT CASE WHEN p.present = 1 AND e.status = 'held' AND p.day <= :last THEN p.entry END)
FROM json_each(:who) who CROSS JOIN presence p ON p.participant = who.value CROSS JOIN entry e ON e.pos = p.entry
WHERE p.person IS NOT NULL GROUP BY p.person
"""

AT = """
SELECT EXISTS (SELECT 1 FROM entry e CROSS JOIN presence p ON p.entry = e.pos AND p.participant = ? WHERE e.record = ?)
"""


class Seen(NamedTuple):
    """One person of a participant: the day last seen as text, how often, and whether employed there today."""

    kept: Kept
    last: str | None
    times: int
    here: bool


def heat(scope: Scope, key: int, weeks: int = 52) -> dict[str, list[int]]:
    """For each kind the held activities the participant was present at, week by week, this week last."""
    monday = scope.as_of - timedelta(days=scope.as_of.weekday())
    first = monday - timedelta(weeks=weeks - 1)
    values = {"who": _who(scope, key), "start": first.isoformat(), "last": scope.as_of.isoformat()}
    found = {kind: [0] * weeks for kind in KINDS}
    for kind, day, n in scope.log.connection.execute(HEAT, values):
        found[kind][(date.fromisoformat(day) - first).days // 7] += n
    return found


def people(scope: Scope, key: int) -> list[Seen]:
    """The people employed at the participant, now or before, or seen for it: latest seen first."""
    log, today = scope.log, scope.as_of.isoformat()
    identity = scope.participants[key].record["id"]
    seen = {
        person: (last, n)
        for person, last, n in log.connection.execute(PEOPLE, {"who": _who(scope, key), "last": today})
    }
    found = []
    for kept in log.cabinet.load("person"):
        spells = [one for one in kept.record["employments"] if one["participant"] == identity]
        if spells or kept.key in seen:
            here = any((one["from"] or "") <= today and today <= (one["to"] or today) for one in spells)
            found.append(Seen(kept, *seen.get(kept.key, (None, 0)), here))
    # Two passes keep names in order among people last seen on one day.
    found.sort(key=lambda one: str(one.kept.record["name"]).casefold())
    return sorted(found, key=lambda one: (one.here, one.last or ""), reverse=True)


def open_actions(log: Log, kept: Kept) -> list[Kept]:
    """The actions not done about a participant or group, or about an activity it was at; the first due first."""
    identity = kept.record["id"]

    def about(action: Kept) -> bool:
        of = action.record["of"] or {}
        if action.record["done_on"] or not of:
            return False
        return of["id"] == identity or (of["entity"] == "activity" and _was_at(log, of["id"], kept))

    found = [action for action in log.cabinet.load("action") if about(action)]
    return sorted(found, key=lambda one: (one.record["due_on"] or "9999", one.first))


def _was_at(log: Log, activity: str, kept: Kept) -> bool:
    found = log.cabinet.find(activity)
    if found is None or found.deleted:
        return False
    if kept.entity == "group":
        return bool(found.record["group"] == kept.record["id"])
    return bool(log.connection.execute(AT, (kept.key, found.key)).fetchone()[0])


def _who(scope: Scope, key: int) -> str:
    """JSON of the participants whose part counts as this one's: itself and those it succeeded."""
    return json.dumps([logged for logged, owner in scope.credited.items() if owner == key or logged == key])
