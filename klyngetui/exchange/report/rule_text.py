"""The counting rules in short, with the settings that were used (docs/rules.md has them whole)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.exchange.report.model import Rule
from klyngetui.exchange.report.words import measures, title_of
from klyngetui.locale import _

if TYPE_CHECKING:
    from collections.abc import Mapping


def rule_text(settings: Mapping[str, Any]) -> list[Rule]:
    """The rules of this report: what is common, then each indicator with all its measures."""
    meanings = measures(settings)
    told = {"2.5": _contacts(settings), "4.5": _groups(settings), "5.2": _stories(settings)}
    rules = [Rule("rules-common", _("Window and participants"), _common(settings))]
    for number, meaning in meanings.items():
        lines = [f"{label}: {text}" for label, text in meaning.values()]
        name = f"rules-{number.replace('.', '').replace('_', '-')}"
        rules.append(Rule(name, title_of(number), (*told.get(number, ()), *lines)))
    return rules


def _common(settings: Mapping[str, Any]) -> tuple[str, ...]:
    new = _(
        "Counted are the participants committed on the last day of the window. A participant whose commitment began "
        "less than {n} days before that day is new and stands outside N; both figures are shown. One succeeded by "
        "another counts for its successor from the day of the succession on."
    )
    return (
        _(
            "No public source gives the official counting rule, window or limits of these indicators. The numbers "
            "below are settings of this cluster, every target is its own and stands with its source."
        ),
        _(
            "Only what was held counts: nothing planned or cancelled, and nothing after the last day, which is the "
            "earlier of the window's end and the as-of date."
        ),
        new.format(n=settings["new_member_days"]),
        _("A contact counts for a participant only if it was committed on the day of the contact."),
    )


def _contacts(settings: Mapping[str, Any]) -> tuple[str, ...]:
    direct = _(
        "A direct contact is a meeting that was held in person, on video, hybrid or by phone, with at least one team "
        "member not employed by the participant, a named person of the participant present, and at most {n} "
        "participants present. Written contact is never direct."
    )
    return (
        direct.format(n=settings["direct_max_orgs"]),
        _(
            "Two ways past the rule are shown wherever they are used: a row marked as direct in a larger activity, and "
            "an exception for a whole activity, with its reason. Neither makes count what was not held, not live, "
            "outside the window or before the commitment."
        ),
    )


def _groups(settings: Mapping[str, Any]) -> tuple[str, ...]:
    qualifies = _(
        "A working group qualifies with an aim, a leader and a start on or before the last day, meetings on at least "
        "{meetings} days of the window and at least {orgs} different participants present over them. Projects and "
        "governing bodies are no working groups. Counted are groups that are active or ended having achieved their aim."
    )
    return (qualifies.format(meetings=settings["group_min_meetings"], orgs=settings["group_min_orgs"]),)


def _stories(settings: Mapping[str, Any]) -> tuple[str, ...]:
    usable = _(
        "A story is usable when it names a participant, says what the cluster did and what came of it, its outcome is "
        "less than {n} months old, consent was given, has not run out and is not withdrawn, and it is published with "
        "public consent or ready."
    )
    return (
        usable.format(n=settings["story_max_age_months"]),
        _("A story without consent counts nothing, and none of its names stands in a report."),
    )
