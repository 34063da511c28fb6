"""The names of the measures and what each means, with the settings that were used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.indicators.catalogue import BY_NUMBER
from klyngetui.locale import _, language, pgettext

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    Meanings = dict[str, tuple[str, str]]


def title_of(number: str) -> str:
    """An indicator's number and name in the language chosen."""
    if number == "information_sharing":
        return _("Information sharing")
    indicator = BY_NUMBER[number]
    return f"{number} {indicator.name_nb if language() == 'nb' else indicator.name}"


def measures(settings: Mapping[str, Any]) -> dict[str, Meanings]:
    """By indicator: for each measure its label and what it counts."""
    return {
        "2.5": _contacts(settings),
        "4.5": _groups(settings),
        "5.2": _stories(settings),
        "information_sharing": _sharing(),
    }


def state_word(state: str) -> str:
    """The state of a group or a story in words."""
    return {
        "active": pgettext("group", "active"),
        "achieved": _("achieved its aim"),
        "dormant": _("dormant"),
        "on_paper": _("on paper"),
        "ended": _("ended"),
        "seed": _("an idea"),
        "drafted": _("a draft"),
        "waiting": _("waiting for consent"),
        "ready": _("ready to use"),
        "published": _("published"),
        "expired": _("consent expired"),
        "withdrawn": _("consent withdrawn"),
    }.get(state, state)


def _contacts(settings: Mapping[str, Any]) -> Meanings:
    most = settings["direct_max_orgs"]
    direct = _(
        "At least one direct contact: a held, live meeting with somebody from the team and a named person of the "
        "participant, with at most {most} participants present."
    )
    return {
        "reached": (_("Reached by direct contact"), direct.format(most=most)),
        "reached_incl_new": (
            _("Reached, new participants included"),
            _("The same over all participants committed on the last day, new ones too."),
        ),
        "reached_twice": (_("Reached twice"), _("Direct contacts on at least two different days.")),
        "reached_in_person": (_("Reached in person"), _("At least one direct contact in person or hybrid.")),
        "reached_wide": (
            _("Met in any setting"),
            _("Present at any held, live activity of any kind with somebody from the team."),
        ),
        "met_two_people": (
            _("Two people met"),
            _("At least two different named persons of the participant met by the team."),
        ),
        "written_only": (_("In writing only"), _("A written contact in the window, and not met in any setting.")),
    }


def _groups(settings: Mapping[str, Any]) -> Meanings:
    active = _("Enough meetings and participants, and the last meeting at most {n} days before the last day.")
    amber = _("Active, but with the last meeting more than {n} days ago.")
    return {
        "in_groups": (
            _("In working groups"),
            _("Present in at least one meeting of a working group that is active or has achieved its aim."),
        ),
        "in_groups_twice": (_("In working groups twice"), _("The same, on at least two different days.")),
        "active_groups": (_("Active groups"), active.format(n=settings["group_active_days"])),
        "amber_groups": (_("Groups going quiet"), amber.format(n=settings["group_amber_days"])),
        "achieved_groups": (_("Groups that achieved their aim"), _("Ended in the window with the outcome achieved.")),
        "dormant_groups": (_("Dormant groups"), _("Have met, but do not count.")),
        "on_paper_groups": (_("Groups on paper"), _("Have never met.")),
        "ended_groups": (_("Ended groups"), _("Ended without counting in this window.")),
        "group_meetings": (_("Group meetings"), _("Meetings of all working groups in the window.")),
        "helix_groups": (
            _("Groups across the triple helix"),
            _("Counted groups where business, knowledge and the public sector were all present."),
        ),
        "several_employees": (
            _("Several employees in groups"),
            _("At least two different named persons of the participant in meetings of counted groups."),
        ),
    }


def _stories(settings: Mapping[str, Any]) -> Meanings:
    usable = _(
        "Told with participant, contribution and result, outcome less than {n} months old, consent valid, and "
        "published or ready."
    )
    return {
        "usable": (_("Usable stories"), usable.format(n=settings["story_max_age_months"])),
        "published": (_("Published stories"), _("Usable, and published with public consent.")),
        "assessor_only": (_("For the assessor only"), _("Usable, with consent for the assessor alone.")),
        "published_in_window": (
            _("Published in the window"),
            _("A publication in the window, and consent valid on the last day."),
        ),
        "quantified": (_("With a number"), _("Usable, with a number in the result.")),
        "featured": (_("Participants in a story"), _("Named in a usable story.")),
        "complete_three": (_("Three stories"), _("At least three usable stories.")),
    }


def _sharing() -> Meanings:
    return {
        "weeks_with_event": (_("Weeks with an event"), _("Weeks of the window with at least one held event.")),
        "events": (_("Events"), _("Held events in the window.")),
        "event_participants": (_("Participants at events"), _("Present at at least one held event.")),
    }
