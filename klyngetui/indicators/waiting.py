"""What waits for somebody: unconfirmed entries, groups going quiet, new participants, stories not yet usable."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.store import pages

if TYPE_CHECKING:
    from klyngetui.indicators.groups import Group
    from klyngetui.indicators.scope import Scope
    from klyngetui.indicators.stories import Story
    from klyngetui.rules.stories import StoryState

MOST = 50
"""Unconfirmed entries told one by one."""


class Unconfirmed(NamedTuple):
    """A planned activity whose day has passed."""

    record: dict[str, Any]
    day: date


class Quiet(NamedTuple):
    """A working group that is amber, dormant or on paper, and its last meeting ever."""

    id: str
    name: str
    state: str
    last_meeting: date | None


class ToMeet(NamedTuple):
    """A new participant without a direct contact, and the day by which to meet it."""

    id: str
    name: str
    meet_by: date


class Stuck(NamedTuple):
    """A story that could still become usable, and how it stands."""

    id: str
    title: str
    state: StoryState


class Waiting(NamedTuple):
    """All of it; `unconfirmed` is the number of those entries, the first of which are told."""

    unconfirmed: int
    entries: list[Unconfirmed]
    groups: list[Quiet]
    new: list[ToMeet]
    stories: list[Stuck]


def waiting(scope: Scope, reached: set[int], groups: list[Group], stories: list[Story]) -> Waiting:
    """What waits on the scope's day.

    `reached` are the participants with a direct contact in its window, groups and stories all there are in the scope.
    """
    yesterday = (scope.as_of - timedelta(days=1)).isoformat()
    places = pages.unconfirmed(scope.log, scope.as_of.isoformat(), MOST)
    total = len(places)
    if total == MOST:
        total = pages.count(scope.log, pages.Filter(status="planned", end=yesterday))
    return Waiting(total, _unconfirmed(scope, places), _quiet(groups), _to_meet(scope, reached), _stuck(stories))


def _unconfirmed(scope: Scope, places: list[int]) -> list[Unconfirmed]:
    records = [entry.kept.record for entry in pages.entries(scope.log, places)]
    return [Unconfirmed(record, date.fromisoformat(record["date"])) for record in records]


def _quiet(groups: list[Group]) -> list[Quiet]:
    """Those that may still be woken: amber ones, then dormant ones by how long, then those never met."""
    order = ("amber", "dormant", "on_paper")
    found = []
    for group in groups:
        state = "amber" if group.state.amber else group.state.state
        if state in order:
            last = date.fromisoformat(group.last_meeting) if group.last_meeting else None
            found.append(Quiet(group.kept.record["id"], group.kept.record["name"], state, last))
    return sorted(found, key=lambda one: (order.index(one.state), one.last_meeting or date.max, one.name))


def _to_meet(scope: Scope, reached: set[int]) -> list[ToMeet]:
    keys = {kept.record["id"]: key for key, kept in scope.participants.items()}
    found = [
        ToMeet(one.id, scope.participants[keys[one.id]].record["name"], one.meet_by)
        for one in scope.denominator.new
        if keys[one.id] not in reached
    ]
    return sorted(found, key=lambda one: (one.meet_by, one.name))


def _stuck(stories: list[Story]) -> list[Stuck]:
    """Those nearest to usable first."""
    found = [
        Stuck(story.kept.record["id"], story.kept.record["title"], story.state)
        for story in stories
        if not story.state.usable and story.state.state != "withdrawn" and "too_old" not in story.state.missing
    ]
    return sorted(found, key=lambda one: (len(one.state.missing), one.title))
