"""Who an address on an invitation is: made a person, and a participant where there is none yet, in one action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.locale import _
from klyngetui.model.ids import uuid7
from klyngetui.screens.picker import Choice
from klyngetui.store.changes import Edit, commit

if TYPE_CHECKING:
    from klyngetui.exchange.calendar.settle import Unmatched
    from klyngetui.store.log import Log

NEW, AT = "new", "at"


def choices(log: Log, one: Unmatched) -> list[Choice]:
    """Whom the person can work for: those that share the domain, a new one called after it, then everybody."""
    found = {kept.record["id"]: str(kept.record["name"]) for kept in log.cabinet.load("participant")}
    first = [Choice((AT, each), _("works for"), found[each]) for each in one.several if each in found]
    if not one.shared and not one.several:
        first.append(new_choice(_called_after(one.domain)))
    return [
        *first,
        *(Choice((AT, each), _("works for"), name) for each, name in found.items() if each not in one.several),
    ]


def new_choice(name: str) -> Choice:
    """A participant to be made."""
    return Choice((NEW, name), _("new participant"), name)


def person_name(one: Unmatched) -> str:
    """The name on the invitation, else one made of the address."""
    if one.name and "@" not in one.name:
        return one.name
    words = one.address.partition("@")[0].replace(".", " ").replace("_", " ").replace("-", " ").split()
    return " ".join(word[:1].upper() + word[1:] for word in words) or one.address


def make(log: Log, one: Unmatched, value: tuple[str, str]) -> str:
    """Make the person, and the participant where it is new, as one action; returns words. Raises Invalid, LogError."""
    what, said = value
    edits: list[Edit] = []
    name = said
    if what == NEW:
        participant = uuid7()
        always = {"from": None, "to": None, "ground": "agreement"}
        domains = [] if one.shared else [one.domain]
        patch: dict[str, Any] = {"name": said, "kind": "other", "commitments": [always], "email_domains": domains}
        edits.append(Edit("participant", participant, patch))
    else:
        participant = said
        kept = log.cabinet.find(participant)
        name = str(kept.record["name"]) if kept else ""
        domains = list(kept.record["email_domains"]) if kept else []
        if not one.shared and one.participant is None and not one.several and one.domain not in domains:
            edits.append(Edit("participant", participant, {"email_domains": [*domains, one.domain]}))
    works = [{"participant": participant, "from": None, "to": None}]
    person = {"name": person_name(one), "email": one.address, "employments": works}
    commit(log, [*edits, Edit("person", uuid7(), person)])
    return _("{name} is a person of {participant} now").format(name=person["name"], participant=name)


def _called_after(domain: str) -> str:
    name = domain.partition(".")[0].replace("-", " ")
    return name[:1].upper() + name[1:]
