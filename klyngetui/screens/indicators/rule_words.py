"""The rule of each indicator in a few sentences (docs/rules.md)."""

from __future__ import annotations

from typing import Any

from klyngetui.locale import _


def rule(indicator: str, settings: dict[str, Any]) -> list[str]:
    """The rule, a paragraph each, with the settings in force."""
    texts = {"2.5": _contacts, "4.5": _groups, "5.2": _stories, "information_sharing": _sharing}[indicator]()
    told = [text.format(**settings) for text in texts]
    return [
        *told,
        _("The label's own rule is not public. Every number here is a setting of yours: klyngetui settings."),
    ]


def _contacts() -> list[str]:
    return [
        _(
            "A direct contact is a meeting that was held in person, on video or by phone, with somebody from the team, "
            "a named person of the participant, at most {direct_max_orgs} participants there, and the participant "
            "committed that day."
        ),
        _(
            "A row marked “direct” counts from any held, live activity, however many were there. An exception made by "
            "hand shows its reason. A colleague employed by the participant does not count as the team."
        ),
        _(
            "Of N: participants committed on the last day, without those new for less than {new_member_days} days; "
            "these stand in a list of their own with the day by which to meet them."
        ),
    ]


def _groups() -> list[str]:
    return [
        _(
            "A working group qualifies with an aim, a leader, meetings on at least {group_min_meetings} days and at "
            "least {group_min_orgs} participants over them, held live, in the window."
        ),
        _(
            "It is active while its last meeting is at most {group_active_days} days ago, and going quiet (▲) after "
            "{group_amber_days}. One that ended in the window with its aim achieved counts, too."
        ),
        _("The headline is the share of N present in a meeting of a group that counts. Projects and boards do not."),
    ]


def _stories() -> list[str]:
    return [
        _(
            "A story is usable when it names a participant, says what the cluster did and what came of it, its outcome "
            "is less than {story_max_age_months} months old, and consent is given and still valid."
        ),
        _("And it is published with public consent, or marked as ready. Without consent it counts nowhere."),
    ]


def _sharing() -> list[str]:
    return [
        _("Weeks of the window with at least one held event, over all its weeks up to the day it is seen from."),
        _("A supporting figure: it is no indicator of its own here. An event counts for “met in any way” in 2.5."),
    ]
