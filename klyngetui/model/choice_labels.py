"""The words a field can hold, and the kinds of record, in the language chosen."""

from __future__ import annotations

from functools import cache

from klyngetui.locale import _, language, ngettext
from klyngetui.locale.formats import number


def choice_label(value: str) -> str:
    """One of a field's fixed words in the language chosen."""
    return _labels(language()).get(value, value.replace("_", " "))


@cache
def _labels(_language: str) -> dict[str, str]:
    """Every fixed word in the language chosen, made once: a list asks for several in each row."""
    return {**_kinds(), **_states(), **_programme_words()}


def counted_label(entity: str, n: int) -> str:
    """So many records of the entity, number included."""
    forms = {
        "cluster": ngettext("{n} cluster", "{n} clusters", n),
        "target": ngettext("{n} target", "{n} targets", n),
        "participant": ngettext("{n} participant", "{n} participants", n),
        "person": ngettext("{n} person", "{n} people", n),
        "team_member": ngettext("{n} team member", "{n} team members", n),
        "group": ngettext("{n} group", "{n} groups", n),
        "activity": ngettext("{n} activity", "{n} activities", n),
        "story": ngettext("{n} story", "{n} stories", n),
        "evidence": ngettext("{n} piece of evidence", "{n} pieces of evidence", n),
        "action": ngettext("{n} action", "{n} actions", n),
        "recommendation": ngettext("{n} recommendation", "{n} recommendations", n),
        "rating": ngettext("{n} rating", "{n} ratings", n),
        "review": ngettext("{n} weekly review", "{n} weekly reviews", n),
        "seal": ngettext("{n} seal", "{n} seals", n),
    }
    return forms[entity].format(n=number(n))


def entity_label(entity: str) -> str:
    """The kind of record in words, as it stands before a name: participant, group, …"""
    return {
        "cluster": _("cluster"),
        "target": _("target"),
        "participant": _("participant"),
        "person": _("person"),
        "team_member": _("team member"),
        "group": _("group"),
        "activity": _("activity"),
        "story": _("story"),
        "evidence": _("evidence"),
        "action": _("action"),
        "recommendation": _("recommendation"),
        "rating": _("rating"),
        "review": _("weekly review"),
        "seal": _("seal"),
    }.get(entity, entity)


def _kinds() -> dict[str, str]:
    return {
        "sme": _("small or medium enterprise"),
        "large": _("large enterprise"),
        "research": _("research"),
        "education": _("education"),
        "public": _("public"),
        "finance": _("finance"),
        "other": _("other"),
        "meeting": _("meeting"),
        "event": _("event"),
        "group_meeting": _("group meeting"),
        "working_group": _("working group"),
        "project": _("project"),
        "governance": _("governance"),
        "seminar": _("seminar"),
        "workshop": _("workshop"),
        "webinar": _("webinar"),
        "breakfast": _("breakfast meeting"),
        "study_visit": _("study visit"),
        "newsletter": _("newsletter"),
        "member_meeting": _("member meeting"),
        "file": _("file"),
        "link": _("link"),
    }


def _states() -> dict[str, str]:
    return {
        "planned": _("planned"),
        "held": _("held"),
        "cancelled": _("cancelled"),
        "no_show": _("nobody came"),
        "in_person": _("in person"),
        "video": _("on video"),
        "hybrid": _("hybrid"),
        "phone": _("by phone"),
        "written": _("in writing"),
        "present": _("present"),
        "excused": _("excused"),
        "absent": _("absent"),
        "agreement": _("agreement"),
        "fee": _("fee"),
        "active": _("active"),
        "achieved": _("achieved"),
        "stopped": _("stopped"),
        "assessor": _("assessor only"),
        "done": _("done"),
        "skipped": _("skipped"),
        "left": _("left"),
    }


def _programme_words() -> dict[str, str]:
    return {
        "mature": _("mature cluster"),
        "arena": "Arena",
        "arena_pro": "Arena Pro",
        "nce": "NCE",
        "gce": "GCE",
        "bronze": _("bronze"),
        "silver": _("silver"),
        "gold": _("gold"),
        "visibility": _("visibility"),
        "branding": _("branding"),
        "innovation": _("innovation"),
        "capital_and_talent": _("capital and talent"),
        "political_influence": _("political influence"),
        "internationalisation": _("internationalisation"),
        "process": _("process"),
    }
