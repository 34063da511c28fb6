"""How the groups live: state, members, meetings, who comes, what was decided and what is next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.indicators.groups import groups
from klyngetui.indicators.scope import scope_of
from klyngetui.model import spells

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.indicators.scope import Scope
    from klyngetui.rules.groups import GroupState
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

    Record = dict[str, Any]

MEETINGS = """
SELECT record, day, status FROM entry WHERE grp = ? AND kind = 'group_meeting' AND day BETWEEN ? AND ? ORDER BY pos DESC
"""
LAST = "SELECT max(day) FROM entry WHERE grp = ? AND kind = 'group_meeting' AND status = 'held' AND day <= ?"
PLANNED = """
SELECT min(day) FROM entry WHERE grp = ? AND kind = 'group_meeting' AND status = 'planned' AND day >= ?
"""


class Meeting(NamedTuple):
    """A held meeting: how many participants came, how many of those that were members that day, of how many."""

    kept: Kept
    day: str
    participants: int
    came: int
    expected: int


class Member(NamedTuple):
    """A member today or at a meeting of the window: its persons, the meetings it was at, of those it was a member."""

    participant: Kept
    people: tuple[str, ...]
    came: int
    expected: int
    now: bool


class GroupLife(NamedTuple):
    """One group; `state` is None where it is no working group. `members` are participants, today.

    `meetings` are the held ones of the window, newest first; `last` and `planned` the last and next meeting day.
    """

    kept: Kept
    state: GroupState | None
    members: int
    meetings: list[Meeting]
    last: str | None
    planned: str | None

    @property
    def attendance(self) -> float | None:
        """Members that came over members expected, all meetings taken together; None where nobody was expected."""
        expected = sum(meeting.expected for meeting in self.meetings)
        return sum(meeting.came for meeting in self.meetings) / expected if expected else None


def group_lives(log: Log, today: date, period: str | None = None) -> list[GroupLife]:
    """Every group of whatever kind, in the order they were made, in a window or the cluster's default."""
    scope = scope_of(log, period, today)
    states = {group.kept.key: group.state for group in groups(scope)}
    return [_life(scope, kept, states.get(kept.key)) for kept in log.cabinet.load("group")]


def roster(log: Log, life: GroupLife, today: date) -> list[Member]:
    """Who is a member today or was in the window, those who come most first."""
    rows: dict[str, list[Record]] = {}
    for row in life.kept.record["members"]:
        rows.setdefault(row["participant"], []).append(row)
    found = []
    for identity, terms in rows.items():
        participant = log.cabinet.find(identity)
        at = [one for one in life.meetings if _in(terms, one.day)]
        now = _in(terms, today.isoformat())
        if participant is None or not (now or at):
            continue
        named = dict.fromkeys(row["person"] for row in terms if row["person"] and (not now or _in([row], str(today))))
        people = [person.record["name"] for one in named if (person := log.cabinet.find(one)) is not None]
        came = sum(identity in present(one.kept.record) for one in at)
        found.append(Member(participant, tuple(people), came, len(at), now))
    return sorted(found, key=lambda one: (not one.now, -one.came, str(one.participant.record["name"]).casefold()))


def present(activity: Record) -> set[str]:
    """The ids of the participants present."""
    rows = activity["attendance"]
    return {row["participant"] for row in rows if row["status"] == "present" and row["participant"]}


def members_on(group: Record, day: str) -> set[str]:
    """The ids of the participants that are members on a day."""
    return {row["participant"] for row in group["members"] if _in([row], day)}


def _life(scope: Scope, kept: Kept, state: GroupState | None) -> GroupLife:
    execute, today = scope.log.connection.execute, scope.as_of.isoformat()
    rows = execute(MEETINGS, (kept.key, scope.start, scope.last)).fetchall()
    meetings = [_meeting(scope, kept, key, day) for key, day, status in rows if status == "held"]
    last = execute(LAST, (kept.key, scope.last)).fetchone()[0]
    planned = execute(PLANNED, (kept.key, today)).fetchone()[0]
    return GroupLife(kept, state, len(members_on(kept.record, today)), meetings, last, planned)


def _meeting(scope: Scope, group: Kept, key: int, day: str) -> Meeting:
    activity = scope.log.cabinet.numbered(key)
    there, expected = present(activity.record), members_on(group.record, day)
    return Meeting(activity, day, len(there), len(there & expected), len(expected))


def _in(terms: list[Record], day: str) -> bool:
    from datetime import date

    return spells.covers(terms, date.fromisoformat(day))
