"""4.5 Working groups, added up from their meetings and who was present (docs/rules.md, 4.5)."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.indicators.scope import share
from klyngetui.indicators.targets import target
from klyngetui.rules.groups import GroupState, Meetings, group_state
from klyngetui.store.cabinet import exported_id

if TYPE_CHECKING:
    from klyngetui.indicators.scope import Scope
    from klyngetui.store.cabinet import Kept

MEETINGS = """
SELECT value, count(n), coalesce(sum(n), 0),
    (SELECT max(day) FROM tally WHERE what = 'meeting' AND of = value AND day <= :last)
FROM json_each(:groups) LEFT JOIN tally ON what = 'meeting' AND of = value AND day BETWEEN :start AND :last
GROUP BY value
"""

#: The last day in the window, one seek for each group and participant.
PRESENT = """
WITH who AS MATERIALIZED (SELECT value AS participant FROM json_each(:who)),
span AS MATERIALIZED (
    SELECT groups.value AS grp, participant, (
        SELECT max(day) FROM presence p
        WHERE p.grp = groups.value AND p.participant = who.participant AND p.day BETWEEN '' AND :last
    ) AS day
    FROM json_each(:groups) groups CROSS JOIN who
)
SELECT grp, participant, day FROM span WHERE day >= :start
"""

#: Whether a participant was at one of the groups' meetings before its last day there.
AGAIN = """
SELECT value ->> 0 FROM json_each(:who) who WHERE EXISTS (
    SELECT 1 FROM json_each(:groups) counted CROSS JOIN presence p ON p.grp = counted.value
    WHERE p.participant = who.value ->> 1 AND p.day >= :start AND p.day < who.value ->> 2
)
"""

#: A loose index scan over each participant's people who were ever at a group meeting, until two were in the window.
PEOPLE = """
WITH RECURSIVE who AS MATERIALIZED (SELECT value ->> 0 AS owner, value ->> 1 AS logged FROM json_each(:who)),
step (owner, logged, person, before, there, found) AS (
    SELECT owner, logged,
        (SELECT max(person) FROM presence WHERE participant = logged AND grp IS NOT NULL AND person IS NOT NULL),
        NULL, 0, 0
    FROM who
    UNION ALL
    SELECT owner, logged, (
        SELECT max(p.person) FROM presence p
        WHERE p.participant = logged AND p.grp IS NOT NULL AND p.person IS NOT NULL AND p.person < step.person
    ), person, EXISTS (
        SELECT 1 FROM json_each(:groups) counted CROSS JOIN presence p ON p.grp = counted.value
        WHERE p.participant = logged AND p.person = step.person AND p.person IS NOT NULL
            AND p.day BETWEEN :start AND :last
    ), found + there
    FROM step WHERE person IS NOT NULL AND found + there < 2
)
SELECT owner, before FROM step WHERE there
"""

BUSINESS, KNOWLEDGE, PUBLIC = {"sme", "large", "finance"}, {"research", "education"}, {"public"}


class Group(NamedTuple):
    """A working group on L; `present` maps the credited participants of its meetings to their last day there."""

    kept: Kept
    state: GroupState
    meetings: int
    last_meeting: str | None
    present: dict[int, str]
    helix: bool


def groups(scope: Scope) -> list[Group]:
    """Every working group with its state, in the order they were made."""
    working = [kept for kept in scope.log.cabinet.load("group") if kept.record["kind"] == "working_group"]
    values = {**_window(scope), "groups": json.dumps([kept.key for kept in working])}
    sums = {of: rest for of, *rest in scope.log.connection.execute(MEETINGS, values)}
    present = _present(scope, [kept.key for kept in working if sums[kept.key][0]])
    return [_group(scope, kept, sums[kept.key], present.get(kept.key, {})) for kept in working]


def section(scope: Scope, found: list[Group]) -> dict[str, Any]:
    """The part of the indicators document for 4.5 (docs/commands.md, indicators --json)."""
    return {
        "measures": {
            "in_groups": share(in_groups(found), scope.counted),
            "in_groups_twice": share(in_groups_twice(scope, found), scope.counted),
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


def in_groups_twice(scope: Scope, found: list[Group]) -> set[int]:
    """Those present on at least two different days, over all counted groups."""
    days: dict[int, set[str]] = {}
    for group in counted(found):
        for owner, day in group.present.items():
            days.setdefault(owner, set()).add(day)
    twice = {owner for owner, seen in days.items() if len(seen) >= 2}
    once = [(owner, logged, *days[owner]) for logged, owner in scope.credited.items() if owner in days.keys() - twice]
    values = {"who": json.dumps(once), "groups": _counted_keys(found), "start": scope.start}
    return twice | {owner for (owner,) in scope.log.connection.execute(AGAIN, values)}


def several_employees(scope: Scope, found: list[Group]) -> set[int]:
    """Participants with at least two different named persons present, over all counted groups."""
    values = {**_window(scope), "who": scope.pairs(scope.all), "groups": _counted_keys(found)}
    people: dict[int, set[int]] = {}
    for owner, person in scope.log.connection.execute(PEOPLE, values):
        people.setdefault(owner, set()).add(person)
    return {owner for owner, present in people.items() if len(present) >= 2}


def _group(scope: Scope, kept: Kept, sums: list[Any], present: dict[int, str]) -> Group:
    days, meetings, last = sums
    last_ever = date.fromisoformat(last) if last else None
    state = group_state(
        kept.record, Meetings(days, len(present), last_ever), scope.period, scope.last_day, scope.settings
    )
    kinds = {scope.participants[owner].record["kind"] for owner in present}
    helix = state.counted and all(kinds & side for side in (BUSINESS, KNOWLEDGE, PUBLIC))
    return Group(kept, state, meetings, last, present, helix)


def _present(scope: Scope, keys: list[int]) -> dict[int, dict[int, str]]:
    values = {**_window(scope), "groups": json.dumps(keys), "who": json.dumps(list(scope.participants))}
    found: dict[int, dict[int, str]] = {}
    for group, logged, day in scope.log.connection.execute(PRESENT, values):
        members, owner = found.setdefault(group, {}), scope.credited[logged]
        members[owner] = max(day, members.get(owner, day))
    return found


def _counted_keys(found: list[Group]) -> str:
    return json.dumps([group.kept.key for group in counted(found)])


def _window(scope: Scope) -> dict[str, str]:
    return {"start": scope.start, "last": scope.last}


def _in_state(found: list[Group], state: str) -> int:
    return sum(group.state.state == state for group in found)
