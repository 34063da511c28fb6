"""2.5 Direct personal contacts, added up from what the rules stored beside each presence (docs/rules.md, 2.5)."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.indicators.scope import share
from klyngetui.indicators.targets import target
from klyngetui.model.records import PARTICIPANT_KINDS
from klyngetui.store.cabinet import exported_id

if TYPE_CHECKING:
    from klyngetui.indicators.scope import Scope

#: One index seek for each question, so that the answer costs the same however long the log is, the latest day first:
#: the day before it stands beside it. `contact > 0` names the condition of the index, which SQLite
#: does not conclude from `contact = 2`.
FACTS = """
WITH who AS MATERIALIZED (SELECT value ->> 0 AS owner, value ->> 1 AS logged FROM json_each(:who)),
latest AS MATERIALIZED (
    SELECT owner, logged,
        (SELECT max(day) FROM presence
         WHERE participant = logged AND contact = 2 AND contact > 0 AND day BETWEEN '' AND :last) AS other,
        (SELECT max(day) FROM presence
         WHERE participant = logged AND contact = 3 AND contact > 0 AND day BETWEEN '' AND :last) AS in_person
    FROM who
),
met AS MATERIALIZED (
    SELECT owner, logged, other, in_person, max(coalesce(other, ''), coalesce(in_person, '')) AS last FROM latest
)
SELECT owner, other, in_person,
    (SELECT max(day) FROM presence
     WHERE participant = logged AND contact = 2 AND contact > 0 AND day >= :start AND day < met.last),
    (SELECT max(day) FROM presence
     WHERE participant = logged AND contact = 3 AND contact > 0 AND day >= :start AND day < met.last),
    met.last < :start AND EXISTS (
        SELECT 1 FROM presence
        WHERE participant = logged AND contact = 1 AND contact > 0 AND day BETWEEN :start AND :last
    ),
    met.last < :start AND EXISTS (
        SELECT 1 FROM presence WHERE participant = logged AND written = 1 AND day BETWEEN :start AND :last
    )
FROM met
"""

#: A loose index scan: from each participant's person to the next, one seek for each, until two were met in the window.
PEOPLE_MET = """
WITH RECURSIVE who AS MATERIALIZED (SELECT value ->> 0 AS owner, value ->> 1 AS logged FROM json_each(:who)),
step (owner, logged, person, before, met, found) AS (
    SELECT owner, logged, (SELECT max(person) FROM presence WHERE participant = logged AND met = 1), NULL, 0, 0 FROM who
    UNION ALL
    SELECT owner, logged,
        (SELECT max(p.person) FROM presence p WHERE p.participant = logged AND p.met = 1 AND p.person < step.person),
        person,
        coalesce((SELECT max(p.day) FROM presence p WHERE p.participant = logged AND p.met = 1
                  AND p.person = step.person AND p.day BETWEEN '' AND :last), '') >= :start,
        found + step.met
    FROM step WHERE person IS NOT NULL AND found + step.met < 2
)
SELECT owner, before FROM step WHERE met
"""

TALLY = """
SELECT of, sum(n) FROM json_each(:of) whom CROSS JOIN tally ON tally.of = whom.value
WHERE what = :what AND day BETWEEN :start AND :last GROUP BY of
"""


class Contacts(NamedTuple):
    """What each participant of D earned in the window, as sets of its numbers, and its last direct contact ever."""

    reached: set[int]
    twice: set[int]
    in_person: set[int]
    wide: set[int]
    written: set[int]
    met_two: set[int]
    last_direct: dict[int, str]


def contacts(scope: Scope) -> Contacts:
    """Every participant of D held against the measures of 2.5."""
    values = {"who": scope.pairs(scope.all), "start": scope.start, "last": scope.last}
    days: dict[int, set[str]] = {}
    last: dict[int, str] = {}
    in_person, wide, written = set(), set(), set()
    for owner, other, face, *before, is_wide, is_written in scope.log.connection.execute(FACTS, values):
        known = [day for day in (other, face, *before) if day]
        if known:
            last[owner] = max(*known, last.get(owner, ""))
            days.setdefault(owner, set()).update(day for day in known if day >= scope.start)
        if face and face >= scope.start:
            in_person.add(owner)
        if is_wide:
            wide.add(owner)
        if is_written:
            written.add(owner)
    reached = {owner for owner, seen in days.items() if seen}
    twice = {owner for owner, seen in days.items() if len(seen) >= 2}
    wide |= reached
    return Contacts(reached, twice, in_person, wide, written - wide, _met_two(scope, values), last)


def section(scope: Scope, found: Contacts) -> dict[str, Any]:
    """The part of the indicators document for 2.5 (docs/commands.md, indicators --json)."""
    counted = scope.counted
    return {
        "measures": {
            "reached": share(found.reached, counted),
            "reached_incl_new": share(found.reached, scope.all),
            "reached_twice": share(found.twice, counted),
            "reached_in_person": share(found.in_person, counted),
            "reached_wide": share(found.wide, counted),
            "met_two_people": share(found.met_two, counted),
            "written_only": share(found.written, counted),
        },
        "by_kind": {kind: share(found.reached, _of_kind(scope, kind)) for kind in PARTICIPANT_KINDS},
        "contacts_per_team_member": _per_team_member(scope),
        "not_reached": not_reached(scope, found),
        "new": _new(scope),
        "median_days_since_direct_contact": _median_days(scope, found),
        "without_evidence": _tally(scope, "without_evidence", [0]).get(0, 0),
        "target": target(scope, "2.5", "reached"),
    }


def not_reached(scope: Scope, found: Contacts) -> list[dict[str, Any]]:
    """The participants of N not reached: never reached first, then by oldest last contact, name, id."""
    missing = [key for key in scope.counted if key not in found.reached]
    missing.sort(key=lambda key: (found.last_direct.get(key, ""), *scope.names(key)))
    return [
        {
            "id": scope.id_of(key),
            "name": scope.participants[key].record["name"],
            "last_direct_contact": found.last_direct.get(key),
        }
        for key in missing
    ]


def _met_two(scope: Scope, values: dict[str, str]) -> set[int]:
    people: dict[int, set[int]] = {}
    for owner, person in scope.log.connection.execute(PEOPLE_MET, values):
        people.setdefault(owner, set()).add(person)
    return {owner for owner, met in people.items() if len(met) >= 2}


def _of_kind(scope: Scope, kind: str) -> list[int]:
    return [key for key in scope.counted if scope.participants[key].record["kind"] == kind]


def _per_team_member(scope: Scope) -> dict[str, int]:
    team = scope.log.cabinet.load("team_member")
    numbers = _tally(scope, "team", [member.key for member in team])
    return {exported_id(member): numbers.get(member.key, 0) for member in team}


def _tally(scope: Scope, what: str, of: list[int]) -> dict[int, int]:
    values = {"what": what, "of": json.dumps(of), "start": scope.start, "last": scope.last}
    return dict(scope.log.connection.execute(TALLY, values))


def _new(scope: Scope) -> list[dict[str, Any]]:
    by_id = {kept.record["id"]: kept for kept in scope.participants.values()}
    rows = [
        {
            "id": exported_id(by_id[one.id]),
            "name": by_id[one.id].record["name"],
            "since": one.since.isoformat(),
            "meet_by": one.meet_by.isoformat(),
        }
        for one in scope.denominator.new
    ]
    return sorted(rows, key=lambda row: (row["meet_by"], row["name"], row["id"]))


def _median_days(scope: Scope, found: Contacts) -> float | int | None:
    last = scope.last_day
    days = sorted(
        (last - date.fromisoformat(found.last_direct[key])).days for key in scope.counted if key in found.last_direct
    )
    if not days:
        return None
    middle = len(days) // 2
    if len(days) % 2:
        return days[middle]
    total = days[middle - 1] + days[middle]
    return total // 2 if total % 2 == 0 else total / 2
