"""The measures in words, as the commands print them."""

from __future__ import annotations

from klyngetui.locale import _


def measure_words(name: str) -> str:
    """A measure of the three indicators or of information sharing in the language chosen."""
    return {**_contacts(), **_groups(), **_stories(), **_sharing()}.get(name, name.replace("_", " "))


def measures_of(indicator: str) -> tuple[str, ...]:
    """The measures of 2.5, 4.5 or 5.2, in the order they are shown."""
    return tuple({"2.5": _contacts, "4.5": _groups, "5.2": _stories}[indicator]())


def _contacts() -> dict[str, str]:
    return {
        "reached": _("reached by a direct contact"),
        "reached_incl_new": _("reached, new ones included"),
        "reached_twice": _("reached on two days or more"),
        "reached_in_person": _("reached in person"),
        "reached_wide": _("met at anything"),
        "met_two_people": _("two people or more met"),
        "written_only": _("in writing only"),
    }


def _groups() -> dict[str, str]:
    return {
        "in_groups": _("in a counted group"),
        "in_groups_twice": _("in groups on two days or more"),
        "active_groups": _("active groups"),
        "amber_groups": _("active groups going quiet"),
        "achieved_groups": _("groups that achieved their aim"),
        "dormant_groups": _("dormant groups"),
        "on_paper_groups": _("groups on paper"),
        "ended_groups": _("ended groups"),
        "group_meetings": _("group meetings"),
        "helix_groups": _("groups with business, knowledge and public"),
        "several_employees": _("in groups with two people or more"),
    }


def _stories() -> dict[str, str]:
    return {
        "usable": _("usable stories"),
        "published": _("published"),
        "assessor_only": _("for the assessor only"),
        "published_in_window": _("published in the window"),
        "quantified": _("with a number in the result"),
        "featured": _("participants in a usable story"),
        "complete_three": _("three or more"),
    }


def _sharing() -> dict[str, str]:
    return {
        "weeks_with_event": _("weeks with an event"),
        "events": _("events"),
        "event_participants": _("participants at an event"),
    }
