"""How the cluster and each participant stand to each other: last seen, whom it met, what it took part in."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.indicators.contacts import contacts
from klyngetui.indicators.groups import groups
from klyngetui.indicators.scope import scope_of
from klyngetui.indicators.stories import named_in, stories

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klyngetui.indicators.scope import Scope
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

QUARTER = 90
"""Days that are held against as many days before them."""

WHO = "WITH who AS (SELECT value ->> 0 AS owner, value ->> 1 AS logged FROM json_each(:who))"

LAST_SEEN = f"""
{WHO}
SELECT owner, (
    SELECT p.day FROM presence p CROSS JOIN entry e ON e.pos = p.entry
    WHERE p.participant = logged AND p.present = 1 AND e.status = 'held' AND p.day <= :last
    ORDER BY p.day DESC LIMIT 1
)
FROM who
"""

NEXT_PLANNED = f"""
{WHO}
SELECT owner, (
    SELECT p.day FROM presence p CROSS JOIN entry e ON e.pos = p.entry
    WHERE p.participant = logged AND e.status = 'planned' AND p.day >= :today ORDER BY p.day LIMIT 1
)
FROM who
"""

TAKEN_PART = f"""
{WHO}
SELECT owner, count(DISTINCT CASE WHEN p.day >= :recent THEN p.entry END),
    count(DISTINCT CASE WHEN p.day < :recent THEN p.entry END)
FROM who CROSS JOIN presence p ON p.participant = logged CROSS JOIN entry e ON e.pos = p.entry
WHERE p.present = 1 AND e.status = 'held' AND p.day BETWEEN :before AND :last GROUP BY owner
"""

PEOPLE = f"""
{WHO}
SELECT DISTINCT owner, person FROM who CROSS JOIN presence p ON p.participant = logged
WHERE p.met = 1 AND p.person IS NOT NULL AND p.day BETWEEN :start AND :last
"""

EVENTS = f"""
{WHO}
SELECT owner, count(DISTINCT p.entry) FROM who CROSS JOIN presence p ON p.participant = logged
WHERE p.event = 1 AND p.day BETWEEN :start AND :last GROUP BY owner
"""


class Engagement(NamedTuple):
    """One participant on L; days as text, numbers within the window unless said otherwise.

    `state` is new, committed, prospect, succeeded or past. `last_direct` is the last direct contact ever, `last_seen`
    the last time it was present at anything held, `planned` the next planned activity. `stories` are all that name it.
    `recent` and `earlier` are the held activities it was present at in the last 90 days and in the 90 before.
    `reached`: there was a direct contact in the window; `overdue`: its cadence asks for a direct contact by now. A
    successor has what its predecessors did.
    """

    kept: Kept
    state: str
    last_direct: str | None
    last_seen: str | None
    planned: str | None
    people: int
    groups: int
    events: int
    stories: int
    recent: int
    earlier: int
    reached: bool
    overdue: bool


def engagement(log: Log, today: date, period: str | None = None) -> list[Engagement]:
    """Every participant, in the order they were made, in a window by name or the cluster's default."""
    scope = everybody(scope_of(log, period, today))
    values = {
        "who": scope.pairs(scope.all),
        "start": scope.start,
        "last": scope.last,
        "today": scope.as_of.isoformat(),
        "recent": (scope.last_day - timedelta(days=QUARTER - 1)).isoformat(),
        "before": (scope.last_day - timedelta(days=2 * QUARTER - 1)).isoformat(),
    }
    execute = log.connection.execute
    met = contacts(scope)
    direct = met.last_direct
    seen = _best(execute(LAST_SEEN, values), max)
    planned = _best(execute(NEXT_PLANNED, values), min)
    part = {owner: (recent, earlier) for owner, recent, earlier in execute(TAKEN_PART, values)}
    events = dict(execute(EVENTS, values).fetchall())
    people = people_met(scope)
    member = _numbers(group.present for group in groups(scope))
    told = _numbers(named_in(scope, story) for story in stories(scope))
    states = states_of(scope)
    return [
        Engagement(
            kept,
            states[key],
            direct.get(key),
            seen.get(key),
            planned.get(key),
            len(people.get(key, ())),
            member.get(key, 0),
            events.get(key, 0),
            told.get(key, 0),
            *part.get(key, (0, 0)),
            reached=key in met.reached,
            overdue=states[key] in ("committed", "new") and _overdue(kept, direct.get(key), scope.last_day),
        )
        for key, kept in scope.participants.items()
    ]


def everybody(scope: Scope) -> Scope:
    """The scope with every participant there is in place of D, prospects and former ones included."""
    return scope._replace(all=list(scope.participants))


def people_met(scope: Scope) -> dict[int, set[int]]:
    """The named persons of each participant of `scope.all` met in the window, as numbers."""
    values = {"who": scope.pairs(scope.all), "start": scope.start, "last": scope.last}
    people: dict[int, set[int]] = {}
    for owner, person in scope.log.connection.execute(PEOPLE, values):
        people.setdefault(owner, set()).add(person)
    return people


def states_of(scope: Scope) -> dict[int, str]:
    """What each participant is on L: new, committed, prospect, succeeded or past."""
    new = {one.id for one in scope.denominator.new}
    committed = set(scope.denominator.all)

    def state(key: int, record: dict[str, Any]) -> str:
        if record["id"] in committed:
            return "new" if record["id"] in new else "committed"
        if scope.credited[key] != key:
            return "succeeded"
        return "past" if record["commitments"] else "prospect"

    return {key: state(key, kept.record) for key, kept in scope.participants.items()}


def _overdue(kept: Kept, last_direct: str | None, last: date) -> bool:
    cadence = kept.record["cadence_days"]
    if cadence is None:
        return False
    return last_direct is None or (last - date.fromisoformat(last_direct)).days > cadence


def _best(rows: Iterable[tuple[int, str | None]], best: Any) -> dict[int, str]:
    """The best day of each owner over those it answers for."""
    found: dict[int, str] = {}
    for owner, day in rows:
        if day is not None:
            found[owner] = best(day, found.get(owner, day))
    return found


def _numbers(sets: Iterable[Iterable[int]]) -> dict[int, int]:
    """In how many of the sets each owner is."""
    found: dict[int, int] = {}
    for owners in sets:
        for owner in owners:
            found[owner] = found.get(owner, 0) + 1
    return found
