"""Reason codes, names and numbers in words, in the language chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.locale import _, ngettext
from klyngetui.rules import reasons

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

MOST_NAMES = 3
IDLE_BESIDE = (
    (
        reasons.NOT_COUNTED_THAT_DAY | {reasons.WRITTEN},
        {reasons.NO_TEAM, reasons.OWN_EMPLOYER, reasons.KIND, reasons.TOO_MANY, reasons.NO_NAME},
    ),
    ({reasons.KIND}, {reasons.TOO_MANY, reasons.NO_NAME}),
    ({reasons.TOO_MANY}, {reasons.NO_NAME}),
)
"""Beside any of the first codes, nobody needs to be told of the second ones."""


def reason(code: str, kind: str, max_orgs: int) -> str:
    """One reason code in words; kind is the activity's, max_orgs the setting `direct_max_orgs`."""
    if code == reasons.KIND:
        return _("an event not marked direct") if kind == "event" else _("a group meeting not marked direct")
    if code == reasons.TOO_MANY:
        return _("more than {n} present").format(n=max_orgs)
    return {
        reasons.PLANNED: _("planned"),
        reasons.CANCELLED: _("cancelled"),
        reasons.NO_SHOW: _("nobody came"),
        reasons.TAKEN_OUT: _("taken out by hand"),
        reasons.SUCCEEDED: _("succeeded by another by then"),
        reasons.PROSPECT: _("never committed"),
        reasons.NOT_COMMITTED: _("not committed that day"),
        reasons.WRITTEN: _("in writing"),
        reasons.NO_TEAM: _("nobody from the team"),
        reasons.OWN_EMPLOYER: _("only its own employee from the team"),
        reasons.NO_NAME: _("no person named"),
        reasons.NOBODY: _("no participant present"),
        reasons.NOT_WORKING_GROUP: _("not a working group"),
        reasons.MARKED: _("marked direct"),
        reasons.LET_IN: _("let in by hand"),
    }[code]


def missing(code: str) -> str:
    """What a story lacks (`klyngetui.rules.stories`), in words."""
    return {
        "participant": _("participant"),
        "contribution": _("what the cluster did"),
        "result": _("result"),
        "outcome_on": _("day of the outcome"),
        "too_old": _("recent outcome"),
        "consent": _("consent"),
        "ready_or_published": _("publication or “ready”"),
    }[code]


def ordinal_meeting(number: int, group: str) -> str:
    """“third meeting of Havrom”, in figures from the eleventh on."""
    words = (
        _("first meeting of {group}"),
        _("second meeting of {group}"),
        _("third meeting of {group}"),
        _("fourth meeting of {group}"),
        _("fifth meeting of {group}"),
        _("sixth meeting of {group}"),
        _("seventh meeting of {group}"),
        _("eighth meeting of {group}"),
        _("ninth meeting of {group}"),
        _("tenth meeting of {group}"),
    )
    text = words[number - 1] if 1 <= number <= len(words) else _("meeting number {n} of {group}")
    return text.format(n=number, group=group)


def listed(texts: Sequence[str]) -> str:
    """“A”, “A and B”, “A, B and C”."""
    if len(texts) < 2:
        return "".join(texts)
    return _("{first} and {last}").format(first=", ".join(texts[:-1]), last=texts[-1])


def some_names(names: Sequence[str]) -> str:
    """All of a few names, or the first two and the number of the rest."""
    if len(names) <= MOST_NAMES:
        return listed(names)
    shown, rest = names[: MOST_NAMES - 1], len(names) - MOST_NAMES + 1
    return listed([*shown, ngettext("{n} other", "{n} others", rest).format(n=rest)])


def name_or_number(names: Sequence[str]) -> str:
    """The name of one participant, or how many they are."""
    if len(names) == 1:
        return names[0]
    return participants(len(names))


def participants(n: int) -> str:
    """“1 participant”, “7 participants”."""
    return ngettext("{n} participant", "{n} participants", n).format(n=n)


def because(codes: Collection[str], kind: str, max_orgs: int) -> str:
    """The reasons that stand in the way, those left out that a weightier one makes idle."""
    telling = [code for code in codes if code not in reasons.WAYS_PAST]
    for weighty, idle in IDLE_BESIDE:
        if not weighty.isdisjoint(telling):
            telling = [code for code in telling if code not in idle]
    return listed([reason(code, kind, max_orgs) for code in telling])
