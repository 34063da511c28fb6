"""4.5 Working groups, added up from their meetings and who was present (docs/rules.md, 4.5)."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.indicators.scope import exported_id, share
from klyngetui.indicators.targets import target
from klyngetui.rules.groups import GroupState, Meetings, group_state

if TYPE_CHECKING:
    from klyngetui.indicators.scope import Scope
    from klyngetui.store.cabinet import Kept

MEETINGS = """
SELECT of, count(*) FILTER (WHERE day >= :start), coalesce(sum(n) FILTER (WHERE day >= :start), 0), max(day)
FROM tally WHERE what = 'meeting' AND day <= :last GROUP BY of
"""

PRESENT = """
WITH groups AS (SELECT value AS grp FROM json_each(:groups)), who AS (SELECT value AS participant FROM json_each(:who)),
span AS (
    SELECT grp, participant,
        (SELECT min(day) FROM presence p
         WHERE p.grp = groups.grp AND p.participant = who.participant AND p.day BETWEEN :start AND :last) AS first,
        (SELECT max(day) FROM presence p
         WHERE p.grp = groups.grp AND p.participant = who.participant AND p.day BETWEEN :start AND :last) AS last
    FROM groups CROSS JOIN who
)
SELECT grp, participant, first, last FROM span WHERE first IS NOT NULL
"""

#: A loose index scan over each participant's people who were ever at a group meeting, then a seek for each group.
PEOPLE = """
WITH RECURSIVE who AS (SELECT value ->> 0 AS owner, value ->> 1 AS logged FROM json_each(:who)),
step (owner, logged, person) AS (
    SELECT owner, logged,
        (SELECT min(person) FROM presence WHERE participant = logged AND grp IS NOT NULL AND person IS NOT NULL)
    FROM who
    UNION ALL
    SELECT owner, logged, (
        SELECT min(p.person) FROM presence p
        WHERE p.participant = logged AND p.grp IS NOT NULL AND p.person IS NOT NULL AND p.person > step.person
    )
    FROM step WHERE step.person IS NOT NULL
)
SELECT owner, person FROM step WHERE person IS NOT NULL AND EXISTS (
    SELECT 1 FROM json_each(:groups) counted JOIN presence p
        ON p.participant = logged AND p.person = step.person AND p.grp = counted.value
    WHERE p.grp IS NOT NULL AND p.person IS NOT NULL AND p.day BETWEEN :start AND :last
)
"""

BUSINESS, KNOWLEDGE, PUBLIC = {"sme", "large", "finance"}, {"research", "education"}, {"public"}


class Group(NamedTuple):
    """A working group on L; `present` maps the credited participants of its meetings to first and last day there."""

    kept: Kept
    state: GroupState
    meetings: int
    last_meeting: str | None
    present: dict[int, tuple[str, str]]
    helix: bool


def groups(scope: Scope) -> list[Group]:
    """Every working group with its state, in the order they were made."""
    working = [kept for kept in scope.log.cabinet.load("group") if kept.record["kind"] == "working_group"]
    sums = {of: rest for of, *rest in scope.log.connection.execute(MEETINGS, _window(scope))}
    present = _present(scope, [kept.key for kept in working if sums.get(kept.key, [0])[0]])
    return [_group(scope, kept, sums.get(kept.key, [0, 0, None]), present.get(kept.key, {})) for kept in working]


def section(scope: Scope, found: list[Group]) -> dict[str, Any]:
    """The part of the indicators document for 4.5 (docs/commands.md, indicators --json)."""
    return {
        "measures": {
            "in_groups": share(in_groups(found), scope.counted),
            "in_groups_twice": share(in_groups_twice(found), scope.counted),
            **{f"{state}_groups": _in_state(found, state) for state in ("active",)},
            "amber_groups": sum(group.state.amber for group in found),
            **{f"{state}_groups": _in_state(found, state) for state in ("achieved", "dormant", "on_paper", "ended")},
            "group_meetings": sum(group.meetings for group in found),
            "helix_groups": sum(group.helix for group in found),
            "several_employees": share(several_employees(scope, found), scope.counted),
        },
        "groups": [
            {
                "id": exported_id(group.kept),
                "name": group.kept.record["name"],
                "state": group.state.state,
                "amber": group.state.amber,
                "last_meeting": group.last_meeting,
                "meetings": group.meetings,
            }
            for group in found
        ],
        "target": target(scope, "4.5", "in_groups"),
    }


def counted(found: list[Group]) -> list[Group]:
    """The groups whose meetings count: active and achieved ones."""
    return [group for group in found if group.state.counted]


def in_groups(found: list[Group]) -> set[int]:
    """Participants present at any meeting of a counted group."""
    return {owner for group in counted(found) for owner in group.present}


def in_groups_twice(found: list[Group]) -> set[int]:
    """Those present on at least two different days, over all counted groups."""
    days: dict[int, set[str]] = {}
    for group in counted(found):
        for owner, span in group.present.items():
            days.setdefault(owner, set()).update(span)
    return {owner for owner, seen in days.items() if len(seen) >= 2}


def several_employees(scope: Scope, found: list[Group]) -> set[int]:
    """Participants with at least two different named persons present, over all counted groups."""
    keys = json.dumps([group.kept.key for group in counted(found)])
    values = {**_window(scope), "who": scope.pairs(scope.all), "groups": keys}
    people: dict[int, set[int]] = {}
    for owner, person in scope.log.connection.execute(PEOPLE, values):
        people.setdefault(owner, set()).add(person)
    return {owner for owner, present in people.items() if len(present) >= 2}


def _group(scope: Scope, kept: Kept, sums: list[Any], present: dict[int, tuple[str, str]]) -> Group:
    days, meetings, last = sums
    last_ever = date.fromisoformat(last) if last else None
    state = group_state(
        kept.record, Meetings(days, len(present), last_ever), scope.period, scope.last_day, scope.settings
    )
    kinds = {scope.participants[owner].record["kind"] for owner in present}
    helix = state.counted and all(kinds & side for side in (BUSINESS, KNOWLEDGE, PUBLIC))
    return Group(kept, state, meetings, last, present, helix)


def _present(scope: Scope, keys: list[int]) -> dict[int, dict[int, tuple[str, str]]]:
    values = {**_window(scope), "groups": json.dumps(keys), "who": json.dumps(list(scope.participants))}
    found: dict[int, dict[int, tuple[str, str]]] = {}
    for group, logged, first, last in scope.log.connection.execute(PRESENT, values):
        members, owner = found.setdefault(group, {}), scope.credited[logged]
        before = members.get(owner, (first, last))
        members[owner] = min(first, before[0]), max(last, before[1])
    return found


def _window(scope: Scope) -> dict[str, str]:
    return {"start": scope.start, "last": scope.last}


def _in_state(found: list[Group], state: str) -> int:
    return sum(group.state.state == state for group in found)
