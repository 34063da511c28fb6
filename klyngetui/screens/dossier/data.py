"""Everything about one participant, read in one go."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from klyngetui.indicators.coverage import Covered, coverage
from klyngetui.indicators.engagement import Engagement, engagement
from klyngetui.indicators.groups import groups
from klyngetui.indicators.participation import Seen, heat, open_actions, people
from klyngetui.indicators.scope import scope_of
from klyngetui.rules.stories import StoryState, story_state
from klyngetui.store.pages import Filter, older_first

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.indicators.scope import Scope
    from klyngetui.rules.groups import GroupState
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

WITHOUT_END = -1


class InGroup(NamedTuple):
    """A group it is a member of, or was: its state where it is a working group, whether a member today."""

    kept: Kept
    state: GroupState | None
    now: bool


class Dossier(NamedTuple):
    """One participant; `covered` is None where it is not committed; `places` are its entries, oldest first."""

    one: Engagement
    covered: Covered | None
    heat: dict[str, list[int]]
    people: list[Seen]
    actions: list[Kept]
    groups: list[InGroup]
    stories: list[tuple[Kept, StoryState]]
    places: array[int]


def dossier(log: Log, today: date, identity: str | None) -> Dossier | None:
    """The participant of that id; None where there is none."""
    scope = scope_of(log, None, today)
    key = next((key for key, kept in scope.participants.items() if kept.record["id"] == identity), None)
    if key is None:
        return None
    covered = [row for row in coverage(log, today).rows if row.kept.key == key]
    return Dossier(
        engagement(log, today, only=identity)[0],
        covered[0] if covered else None,
        heat(scope, key),
        people(scope, key),
        open_actions(log, scope.participants[key]),
        _groups(scope, key),
        _stories(scope, key),
        array("q", older_first(log, Filter(participant=key), limit=WITHOUT_END)),
    )


def _groups(scope: Scope, key: int) -> list[InGroup]:
    identity, today = scope.participants[key].record["id"], scope.as_of.isoformat()
    states = {group.kept.key: group.state for group in groups(scope)}
    found = []
    for kept in scope.log.cabinet.load("group"):
        terms = [row for row in kept.record["members"] if row["participant"] == identity]
        now = any((row["from"] or "") <= today <= (row["to"] or today) for row in terms)
        if terms:
            found.append(InGroup(kept, states.get(kept.key), now))
    return sorted(found, key=lambda one: (not one.now, str(one.kept.record["name"]).casefold()))


def _stories(scope: Scope, key: int) -> list[tuple[Kept, StoryState]]:
    ids = {
        scope.participants[logged].record["id"] for logged, owner in scope.credited.items() if key in (logged, owner)
    }
    return [
        (kept, story_state(kept.record, scope.last_day, scope.settings))
        for kept in scope.log.cabinet.load("story")
        if any(row["participant"] in ids for row in kept.record["participants"])
    ]
