"""5.2 Success stories (docs/rules.md, 5.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.indicators.scope import scope_of, share
from klyngetui.indicators.targets import target
from klyngetui.rules.stories import StoryState, published_in_window, story_state
from klyngetui.store.cabinet import exported_id

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from klyngetui.indicators.scope import Scope
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log
    from klyngetui.store.pages import Filter

ENOUGH = 3
"""The published bronze questionnaire asks for three success stories."""


class Story(NamedTuple):
    """A story on L."""

    kept: Kept
    state: StoryState
    published_in_window: bool


def stories(scope: Scope) -> list[Story]:
    """Every story with its state, in the order they were made."""
    return [
        Story(
            kept,
            story_state(kept.record, scope.last_day, scope.settings),
            published_in_window(kept.record, scope.period, scope.last_day),
        )
        for kept in scope.log.cabinet.load("story")
    ]


def listed(log: Log, only: Filter, today: date) -> Callable[[int], bool] | None:
    """Whether the entry at a place that passes the filter is listed: for 5.2 only stories usable on the day are.

    Which these are depends on the day, so that no index says. None for a filter whose own word stands.
    """
    if only.indicator != "5.2":
        return None
    from klyngetui.store.pages import place_of

    found = stories(scope_of(log, "rolling-12m", today))
    return {place_of(log, one.kept.key) for one in found if one.state.usable}.__contains__


def section(scope: Scope, found: list[Story]) -> dict[str, Any]:
    """The part of the indicators document for 5.2 (docs/commands.md, indicators --json)."""
    states = [story.state for story in found]
    usable = sum(state.usable for state in states)
    return {
        "measures": {
            "usable": usable,
            "published": sum(state.published for state in states),
            "assessor_only": sum(state.assessor_only for state in states),
            "published_in_window": sum(story.published_in_window for story in found),
            "quantified": sum(state.quantified for state in states),
            "featured": share(featured(scope, found), scope.counted),
            "complete_three": usable >= ENOUGH,
        },
        "stories": [
            {
                "id": exported_id(story.kept),
                "title": story.kept.record["title"],
                "state": story.state.state,
                "missing": list(story.state.missing),
            }
            for story in found
        ],
        "target": target(scope, "5.2", "usable"),
    }


def featured(scope: Scope, found: list[Story]) -> set[int]:
    """The participants named in a usable story, each counted for its successor on L."""
    return {owner for story in found if story.state.usable for owner in named_in(scope, story)}


def named_in(scope: Scope, story: Story) -> set[int]:
    """The participants a story names, each counted for its successor on L."""
    kept = (scope.log.cabinet.find(row["participant"]) for row in story.kept.record["participants"])
    return {scope.credited.get(one.key, one.key) for one in kept if one is not None}
