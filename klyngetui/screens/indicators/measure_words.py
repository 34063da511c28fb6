"""The indicators and their measures in words a cluster manager uses."""

from __future__ import annotations

from typing import Any

from klyngetui.indicators.figures import HEADLINES as INDICATED
from klyngetui.locale import _, ngettext
from klyngetui.locale.formats import UNKNOWN, number, percent
from klyngetui.widgets.gauge import too_new

HEADLINES = {**INDICATED, "information_sharing": "weeks_with_event"}
INDICATORS = tuple(HEADLINES)


def title(indicator: str) -> str:
    """The name of an indicator, short."""
    return {
        "2.5": _("2.5 Direct contacts"),
        "4.5": _("4.5 Working groups"),
        "5.2": _("5.2 Success stories"),
        "information_sharing": _("Information sharing"),
    }[indicator]


def short_title(indicator: str) -> str:
    """The name of an indicator in a word, where room is scarce."""
    return {
        "2.5": _("2.5 Contacts"),
        "4.5": _("4.5 Groups"),
        "5.2": _("5.2 Stories"),
        "information_sharing": _("Sharing"),
    }[indicator]


def measure(name: str) -> str:
    """What a measure counts."""
    return {**_of_contacts(), **_of_groups(), **_of_stories(), **_of_sharing()}.get(name, name)


def value(figure: Any) -> str:
    """A measure's value: "72 %  41/57", a number, yes or no; a dash for what cannot be known."""
    if isinstance(figure, dict):
        if not figure["of"]:
            return f"{UNKNOWN}  0/0"
        return f"{share(figure)}  {figure['n']}/{figure['of']}"
    if isinstance(figure, bool):
        return _("yes") if figure else _("no")
    return number(figure, 0 if figure is None or float(figure).is_integer() else 1)


def share(figure: dict[str, Any]) -> str:
    """The share of a measure; never rounded up to a whole that is not reached."""
    if figure["n"] < figure["of"] and figure["share"] is not None:
        return percent(min(figure["share"], 0.99))
    return percent(figure["share"])


def headline_words(indicator: str, figures: dict[str, Any]) -> tuple[str, str]:
    """The headline's value, and what it is made of."""
    figure = headline(indicator, figures)
    if indicator == "5.2":
        return number(figure), ngettext("usable story", "usable stories", figure)
    if not figure["of"]:
        new = section_of(figures, "2.5")["measures"]["reached_incl_new"]["of"]
        return _("no participants"), too_new(new) if new else ""
    made_of = {
        "2.5": _("{n} of {of} participants met directly"),
        "4.5": _("{n} of {of} participants in a living working group"),
        "information_sharing": _("{n} of {of} weeks with an event"),
    }[indicator]
    return share(figure), made_of.format(n=figure["n"], of=figure["of"])


def headline(indicator: str, figures: dict[str, Any]) -> Any:
    """The headline measure: a share of the document, or the number of usable stories."""
    return section_of(figures, indicator)["measures"][HEADLINES[indicator]]


def section_of(figures: dict[str, Any], indicator: str) -> dict[str, Any]:
    """The part of a figures document that is about an indicator; information sharing in the same form."""
    if indicator == "information_sharing":
        return {"measures": figures["information_sharing"], "target": None}
    section: dict[str, Any] = figures["indicators"][indicator]
    return section


def group_state_word(state: str, amber: bool) -> str:
    """The state of a working group in words."""
    if amber:
        return _("going quiet")
    return {
        "active": _("active"),
        "achieved": _("achieved"),
        "ended": _("ended"),
        "dormant": _("dormant"),
        "on_paper": _("on paper"),
    }[state]


def _of_contacts() -> dict[str, str]:
    return {
        "reached": _("Met directly at least once"),
        "reached_incl_new": _("… new participants included"),
        "reached_twice": _("… on two days or more"),
        "reached_in_person": _("… in person"),
        "reached_wide": _("Met in any way at all"),
        "met_two_people": _("Two of its people or more met"),
        "written_only": _("Only in writing"),
        "median": _("Days since the last, median"),
        "without_evidence": _("Contacts without evidence"),
    }


def _of_groups() -> dict[str, str]:
    return {
        "in_groups": _("In a living working group"),
        "in_groups_twice": _("… on two days or more"),
        "several_employees": _("… two or more of its people"),
        "active_groups": _("Active groups"),
        "amber_groups": _("… of them going quiet"),
        "achieved_groups": _("Groups that reached their aim"),
        "dormant_groups": _("Dormant groups"),
        "on_paper_groups": _("Groups on paper only"),
        "ended_groups": _("Ended groups"),
        "group_meetings": _("Group meetings"),
        "helix_groups": _("Groups with all three sectors"),
    }


def _of_stories() -> dict[str, str]:
    return {
        "usable": _("Usable stories"),
        "published": _("… published"),
        "assessor_only": _("… for the assessor only"),
        "published_in_window": _("Published in the window"),
        "quantified": _("With a result in figures"),
        "featured": _("Participants in a usable story"),
        "complete_three": _("Three stories or more"),
    }


def _of_sharing() -> dict[str, str]:
    return {
        "weeks_with_event": _("Weeks with an event"),
        "events": _("Events"),
        "event_participants": _("Participants at an event"),
    }
