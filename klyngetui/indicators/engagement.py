"""How the cluster and each participant stand to each other: last seen, whom it met, what it took part in."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.indicators.contacts import contacts
from klyngetui.indicators.engagement_queries import EVENTS, LAST_SEEN, NEXT_PLANNED, PEOPLE, TAKEN_PART
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


def engagement(log: Log, today: date, period: str | None = None, only: str | None = None) -> list[Engagement]:
    """Every participant, or the one of that id, in the order made, in a window by name or the cluster's default."""
    scope = everybody(scope_of(log, period, today), only)
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
    part = _taken_part(execute(TAKEN_PART, values), scope.credited)
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
        for key in scope.all
        for kept in (scope.participants[key],)
    ]


def everybody(scope: Scope, only: str | None = None) -> Scope:
    """The scope with every participant in place of D, prospects and former ones included; or with the one of an id."""
    found = (key for key, kept in scope.participants.items() if only in (None, kept.record["id"]))
    return scope._replace(all=list(found))


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


def _taken_part(rows: Iterable[tuple[int, int, int]], credited: dict[int, int]) -> dict[int, tuple[int, int]]:
    """The entries each owner took part in, recent ones and earlier ones; the rows of one entry stand together."""
    counts: tuple[dict[int, int], dict[int, int]] = ({}, {})
    entry, seen = -1, set[int]()
    for pos, logged, recent in rows:
        if pos != entry:
            entry, seen = pos, set()
        owner = credited.get(logged)
        if owner is not None and owner not in seen:
            seen.add(owner)
            counts[1 - recent][owner] = counts[1 - recent].get(owner, 0) + 1
    return {owner: (counts[0].get(owner, 0), counts[1].get(owner, 0)) for owner in {*counts[0], *counts[1]}}


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
