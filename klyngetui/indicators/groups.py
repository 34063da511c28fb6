"""4.5 Working groups, added up from their meetings and who was present (docs/rules.md, 4.5)."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.indicators.scope import share
from klyngetui.indicators.targets import target
from klyngetui.indicators.twice import on_two_days, people_of, with_two_people
from klyngetui.rules.groups import GroupState, Meetings, group_state
from klyngetui.store.cabinet import exported_id
from klyngetui.store.latest import until

if TYPE_CHECKING:
    from klyngetui.indicators.scope import Scope
    from klyngetui.store.cabinet import Kept

MEETINGS = """
SELECT value,
    (SELECT count(*) FROM tally WHERE what = 'meeting' AND of = value AND day BETWEEN :start AND :last),
    (SELECT coalesce(sum(n), 0) FROM tally WHERE what = 'meeting' AND of = value AND day BETWEEN :start AND :last),
    (SELECT max(day) FROM tally WHERE what = 'meeting' AND of = value AND day <= :last)
FROM json_each(:groups)
"""

#: The last day up to L of each group and participant that may be in the window.
PRESENT = f"SELECT grp, participant, {until('group')} FROM latest WHERE what = 'group' AND latest.day >= :start"

#: Whether a participant was at one of the groups' meetings before its last day there.
AGAIN = """
SELECT value ->> 0 FROM json_each(:who) who WHERE EXISTS (
    SELECT 1 FROM json_each(:groups) counted CROSS JOIN presence p ON p.grp = counted.value
    WHERE p.participant = who.value ->> 1 AND p.day >= :start AND p.day < who.value ->> 2
)
"""

PEOPLE = people_of("member", "grp IN (SELECT value FROM json_each(:groups))")

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
    values = {"start": scope.start, "last": scope.last, "groups": json.dumps([kept.key for kept in working])}
    sums = {of: rest for of, *rest in scope.log.connection.execute(MEETINGS, values)}
    present = _present(scope)
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
    days = (seen for group in counted(found) for seen in group.present.items())
    return on_two_days(scope, days, AGAIN, groups=_counted_keys(found))


def several_employees(scope: Scope, found: list[Group]) -> set[int]:
    """Participants with at least two different named persons present, over all counted groups."""
    return with_two_people(scope, PEOPLE, groups=_counted_keys(found))


def _group(scope: Scope, kept: Kept, sums: list[Any], present: dict[int, str]) -> Group:
    days, meetings, last = sums
    last_ever = date.fromisoformat(last) if last else None
    state = group_state(
        kept.record, Meetings(days, len(present), last_ever), scope.period, scope.last_day, scope.settings
    )
    kinds = {scope.participants[owner].record["kind"] for owner in present}
    helix = state.counted and all(kinds & side for side in (BUSINESS, KNOWLEDGE, PUBLIC))
    return Group(kept, state, meetings, last, present, helix)


def _present(scope: Scope) -> dict[int, dict[int, str]]:
    """For each group the participants credited with a day there in the window, and the last such day."""
    found: dict[int, dict[int, str]] = defaultdict(dict)
    credited, start = scope.credited, scope.start
    for group, logged, day in scope.log.connection.execute(PRESENT, {"start": start, "last": scope.last}):
        if day is not None and day >= start and (owner := credited.get(logged)) is not None:
            days = found[group]
            if day > days.get(owner, ""):
                days[owner] = day
    return found


def _counted_keys(found: list[Group]) -> str:
    return json.dumps([group.kept.key for group in counted(found)])


def _in_state(found: list[Group], state: str) -> int:
    return sum(group.state.state == state for group in found)
