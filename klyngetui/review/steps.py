"""The nine steps of the weekly review: what they are called, what they ask, and what each lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.indicators.due import due_actions
from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.review.checks import checks
from klyngetui.review.doing import calendar_inbox, from_figures, unconfirmed
from klyngetui.review.item import Item, Listed, listed
from klyngetui.review.sharing import sharing
from klyngetui.review.week import LEFT

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.review.week import Week
    from klyngetui.store.log import Log

SIGNS = {"done": "✓", "skipped": "–", "left": "○"}


def look(log: Log, week: Week, today: date) -> dict[str, Listed]:
    """What each of the nine steps lists: sharing and checks of that week, everything else as it stands today."""
    return {
        "unconfirmed": unconfirmed(log, today),
        "inbox": calendar_inbox(log, today),
        **from_figures(log, today),
        "sharing": sharing(log, week),
        "checks": checks(log, week),
        "reflection": listed(_due(log, today), waiting=int(not (week.words("reflection") and week.words("next_week")))),
        "seal": listed([], waiting=int(not week.sealed)),
    }


def _due(log: Log, today: date) -> list[Item]:
    return [Item("action", one.id, one.due_on, one.text) for one in due_actions(log, today)]


def title(step: str) -> str:
    """A step's name in a few words."""
    return {
        "unconfirmed": _("Unconfirmed"),
        "inbox": _("Calendar inbox"),
        "gaps": _("Whom to meet"),
        "groups": _("Quiet groups"),
        "stories": _("Stories"),
        "sharing": _("Shared this week"),
        "checks": _("Checks"),
        "reflection": _("Back and ahead"),
        "seal": _("Seal the week"),
    }[step]


def question(step: str) -> str:
    """What a step asks."""
    return {
        "unconfirmed": _("Did these take place?"),
        "inbox": _("Which of these calendar entries took place?"),
        "gaps": _("Whom will you visit next?"),
        "groups": _("Which group needs a meeting?"),
        "stories": _("Which story comes one step further?"),
        "sharing": _("What did the cluster share this week?"),
        "checks": _("What would not stand up to questions?"),
        "reflection": _("How did the week go, and which three things come next?"),
        "seal": _("Are the figures as they should be?"),
    }[step]


def nothing(step: str) -> str:
    """What a step says where it lists nothing."""
    return {
        "unconfirmed": _("Everything planned is confirmed."),
        "inbox": _("No calendar entry waits."),
        "gaps": _("Everybody is met."),
        "groups": _("Every working group is alive."),
        "stories": _("Every story is usable."),
        "sharing": _("Nothing yet. Press {key} and type: e fjordglimt + havlykta, breakfast talk").format(
            key=pressed("capture")
        ),
        "checks": _("Everything stands."),
        "reflection": "",
        "seal": "",
    }[step]


def state_words(state: str, *, passed: bool = False) -> str:
    """The state of a step in words."""
    if state == LEFT and passed:
        return _("not done")
    return {"done": _("done"), "skipped": _("skipped"), "left": _("open")}[state]
