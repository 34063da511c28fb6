"""Every group with its roster and its open actions, read in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from klyngetui.indicators.group_life import GroupLife, Member, group_lives, roster
from klyngetui.indicators.participation import open_actions
from klyngetui.screens.groups.signs import STATES, state_of

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

ORDER = ("amber", "active", "dormant", "on_paper", "other", "achieved", "ended")
"""Those that need somebody first."""


class GroupSeen(NamedTuple):
    """One group, who is in it, and what was to be done."""

    life: GroupLife
    roster: list[Member]
    actions: list[Kept]

    @property
    def state(self) -> str:
        """One of STATES, or "other" where it is no working group; such a group may have ended, too."""
        return state_of(self.life.state)


def groups_seen(log: Log, today: date, _question: object) -> list[GroupSeen]:
    """Every group: those going quiet first, then the active ones; by name among each."""
    found = [
        GroupSeen(life, roster(log, life, today), open_actions(log, life.kept)) for life in group_lives(log, today)
    ]
    return sorted(found, key=lambda one: (ORDER.index(one.state), str(one.life.kept.record["name"]).casefold()))


def counts(found: list[GroupSeen]) -> dict[str, int]:
    """How many working groups are in each state, those without any left out."""
    states = [one.state for one in found]
    return {state: states.count(state) for state in STATES if state in states}
