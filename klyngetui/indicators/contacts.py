"""2.5 Direct personal contacts, added up from what the rules stored beside each presence (docs/rules.md, 2.5)."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.indicators.scope import share
from klyngetui.indicators.targets import target
from klyngetui.indicators.twice import on_two_days, people_of, with_two_people
from klyngetui.model.records import PARTICIPANT_KINDS
from klyngetui.store.cabinet import exported_id
from klyngetui.store.latest import until

if TYPE_CHECKING:
    from klyngetui.indicators.scope import Scope

DIRECT = ("direct", "in_person")

#: The last day up to L of each participant and sort of contact.
LATEST = " UNION ALL ".join(
    f"SELECT what, participant, {until(what)} FROM latest WHERE what = '{what}'"
    for what in (*DIRECT, "wide", "written")
)

#: Whether a participant had a direct contact before its last one. `contact > 0` names the condition of the index,
#: which SQLite does not conclude from `contact = 2`.
AGAIN = """
SELECT value ->> 0 FROM json_each(:who) who WHERE EXISTS (
    SELECT 1 FROM presence WHERE participant = who.value ->> 1 AND contact = 2 AND contact > 0
    AND day >= :start AND day < who.value ->> 2
) OR EXISTS (
    SELECT 1 FROM presence WHERE participant = who.value ->> 1 AND contact = 3 AND contact > 0
    AND day >= :start AND day < who.value ->> 2
)
"""

PEOPLE_MET = people_of("met")

TALLY = """
SELECT of, sum(n) FROM json_each(:of) whom CROSS JOIN tally ON tally.of = whom.value
WHERE what = :what AND day BETWEEN :start AND :last GROUP BY of
"""


class Contacts(NamedTuple):
    """What each participant of D earned in the window, as sets of its numbers, and its last direct contact ever.

    `days` are the last direct days in the window, one for each sort of contact and participant as logged.
    """

    reached: set[int]
    in_person: set[int]
    wide: set[int]
    written: set[int]
    last_direct: dict[int, str]
    days: list[tuple[int, str]]


def contacts(scope: Scope) -> Contacts:
    """Every participant of D held against the measures of 2.5 that one day decides."""
    days: list[tuple[int, str]] = []
    last: dict[int, str] = {}
    earned: dict[str, set[int]] = {what: set() for what in (*DIRECT, "wide", "written")}
    everybody, start = set(scope.all), scope.start
    for what, logged, day in scope.log.connection.execute(LATEST, {"last": scope.last}):
        owner = scope.credited.get(logged)
        if day is None or owner is None or owner not in everybody:
            continue
        if what in DIRECT and day > last.get(owner, ""):
            last[owner] = day
        if day >= start:
            earned[what].add(owner)
            if what in DIRECT:
                days.append((owner, day))
    reached = earned["direct"] | earned["in_person"]
    wide = reached | earned["wide"]
    return Contacts(reached, earned["in_person"], wide, earned["written"] - wide, last, days)


def reached_twice(scope: Scope, found: Contacts) -> set[int]:
    """Those with direct contacts on at least two different days."""
    return on_two_days(scope, found.days, AGAIN)


def met_two_people(scope: Scope) -> set[int]:
    """Those of whom at least two different named persons were met."""
    return with_two_people(scope, PEOPLE_MET)


def section(scope: Scope, found: Contacts) -> dict[str, Any]:
    """The part of the indicators document for 2.5 (docs/commands.md, indicators --json)."""
    counted = scope.counted
    return {
        "measures": {
            "reached": share(found.reached, counted),
            "reached_incl_new": share(found.reached, scope.all),
            "reached_twice": share(reached_twice(scope, found), counted),
            "reached_in_person": share(found.in_person, counted),
            "reached_wide": share(found.wide, counted),
            "met_two_people": share(met_two_people(scope), counted),
            "written_only": share(found.written, counted),
        },
        "by_kind": {kind: share(found.reached, of) for kind, of in _by_kind(scope).items()},
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


def _by_kind(scope: Scope) -> dict[str, list[int]]:
    """The participants of N of each kind."""
    found: dict[str, list[int]] = {kind: [] for kind in PARTICIPANT_KINDS}
    for key in scope.counted:
        found[scope.participants[key].record["kind"]].append(key)
    return found


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
