"""Records by name: exact, nickname or the only one that begins so; two matches are a question, never a guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.capture.match import BARE, Name, NameIndex, decided
from klyngetui.cli.errors import NotMet
from klyngetui.cli.records import starting
from klyngetui.locale import _

if TYPE_CHECKING:
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

NAMED = ("participant", "person", "group", "team_member")
MOST_CANDIDATES = 6


class Twins(NotMet):
    """Several are called exactly so: nothing but an id says which, and making another would not answer it."""


def resolve(log: Log, said: str, entity: str, at: str | None = None) -> Kept:
    """The record a name or id means; with `at`, a person of that participant, or anyone called exactly so.

    Raises NotMet, naming the candidates, and Twins where several are called exactly so.
    """
    found = starting(log, said, (entity,))
    if len(found) == 1 and said in (found[0].record["id"], found[0].external_id):
        return found[0]
    index = NameIndex(_names(log, entity))
    twins = index.literal(said, entity, at)
    exact = twins or index.literal(said, entity)
    matches = index.match(said, entity, at) or index.match(said, entity)
    chosen = exact[0] if len(exact) == 1 else decided(matches)
    if chosen is None and len(found) == 1 and not exact:
        return found[0]
    if chosen is None and twins:
        text = _("“{said}” may be {names}. To say which, write its id in place of the name")
        raise Twins(text.format(said=said, names=_listed(log, twins)))
    if chosen is None:
        raise NotMet(_question(log, said, entity, exact or [match.name for match in matches]))
    kept = log.cabinet.find(chosen.id)
    assert kept is not None
    return kept


def called_so(log: Log, entity: str, name: str) -> str:
    """Who is called so already, capitals, marks and AS aside, each with its id; "" where nobody is."""
    matches = NameIndex(_names(log, entity)).match(name, entity)
    return ", ".join(f"{match.name.name} ({_id(log, match.name)})" for match in matches if match.rank <= BARE)


def continued(template: str, what: str, **more: str) -> str:
    """A template that goes on after `{what}.`, filled in; what is a question keeps its own mark instead."""
    if what.endswith("?"):
        template = template.replace("{what}.", "{what}")
    return template.format(what=what.rstrip("."), **more)


def _names(log: Log, entity: str) -> list[Name]:
    return [
        Name(
            record["id"],
            entity,
            record["name"],
            tuple(record.get("nicknames", ())),
            tuple(one["participant"] for one in record.get("employments", ())),
        )
        for record in (kept.record for kept in log.cabinet.load(entity))
    ]


def _question(log: Log, said: str, entity: str, candidates: list[Name]) -> str:
    messages = {
        "participant": _("no participant “{said}”"),
        "person": _("no person “{said}”"),
        "group": _("no group “{said}”"),
        "team_member": _("nobody in the team is called “{said}”"),
    }
    text = messages[entity].format(said=said)
    if not candidates:
        return text
    return _("{what}; did you mean {names}?").format(what=text, names=_listed(log, candidates))


def _listed(log: Log, candidates: list[Name]) -> str:
    called = [name.name for name in candidates]
    return ", ".join(
        f"{name.name} ({_id(log, name)})" if called.count(name.name) > 1 else name.name
        for name in candidates[:MOST_CANDIDATES]
    )


def _id(log: Log, name: Name) -> str:
    """What tells one of several called the same from the others."""
    from klyngetui.store.cabinet import exported_id

    kept = log.cabinet.find(name.id)
    return exported_id(kept) if kept else name.id
