"""Everything a log holds about one person: what an erasure takes out and what the person can ask to see."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.locale import _
from klyngetui.model.records import blank
from klyngetui.model.references import references
from klyngetui.store.mentions import SHORTEST, Mention, Names, called

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

    Record = dict[str, Any]

PERSONAL = {
    "person": ("name", "nicknames", "email", "phone", "role"),
    "team_member": ("name", "email"),
}
"""The fields that are about the person; what is left says no more than that somebody was there."""


class Traces(NamedTuple):
    """`label` is what the person is called afterwards; `near` are the records that refer to the person.

    `mentions` name the person in free text, `perhaps` may mean somebody else of the name; `calendar` says which entries
    of the inbox name the person; `files` are (evidence id, SHA-256, file name) of files named after the person.
    """

    found: Kept
    label: str
    names: Names
    near: frozenset[str]
    fields: list[tuple[str, Any]]
    mentions: list[Mention]
    perhaps: list[Mention]
    calendar: list[str]
    files: list[tuple[str, str, str]]

    def cleared(self, entity: str, identity: str, values: Record) -> Record:
        """The fields of a record or patch with the person taken out of every text; others keep their own names."""
        left = self.names.cleared(entity, values, near=identity in self.near)
        if entity in PERSONAL and identity != self.found.record["id"]:
            left |= {name: values[name] for name in ("name", "nicknames") if name in values}
        return left


def traces(log: Log, found: Kept) -> Traces:
    """Look through the whole log for a person or team member."""
    record, label = found.record, _label(log, found)
    names, doubtful = _names(log, found, label)
    near = frozenset(_near(log, record["id"]))
    mentions: list[Mention] = []
    perhaps: list[Mention] = []
    files: list[tuple[str, str, str]] = []
    for identity, entity, body in log.connection.execute("SELECT id, entity, body FROM record ORDER BY first"):
        if identity == record["id"] or not (names.may_be_in(body) or doubtful.may_be_in(body)):
            continue
        other = {**blank(entity), **json.loads(body)}
        if entity in PERSONAL:
            other |= {"name": None, "nicknames": []}
        told = list(names.told(entity, identity, other, near=identity in near))
        mentions += told
        files += [(identity, other["sha256"] or "", other["filename"]) for one in told if one.field == "filename"]
        perhaps += doubtful.told(entity, identity, other, near=False)
    return Traces(
        found,
        label,
        names,
        near,
        [(name, record[name]) for name in PERSONAL[found.entity] if record[name]],
        mentions,
        [one for one in perhaps if not any((m.id, m.field) == (one.id, one.field) for m in mentions)],
        [entry for entry, _body in calendar_rows(log, names, record)],
        files,
    )


def calendar_rows(log: Log, names: Names, record: Record) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """(what to call it, (key, uid, body without the person)) of the inbox entries that name the person."""
    from klyngetui.store.inbox import has_inbox

    if not has_inbox(log):
        return
    address = (record["email"] or "").casefold()
    for key, uid, day, body in log.connection.execute("SELECT key, uid, day, body FROM inbox ORDER BY key").fetchall():
        told = json.loads(body)
        others = [one for one in told.get("invited", ()) if not _invites(one, address, names)]
        cleared = names.cleared_json({**told, "invited": others} if "invited" in told else told)
        new_uid = names.without(uid, near=False)
        if (cleared, new_uid) != (told, uid):
            title = f"{day} {told.get('title', '')}".strip()
            yield title, (key, new_uid, json.dumps(cleared, ensure_ascii=False, sort_keys=True))


def _invites(one: list[str], address: str, names: Names) -> bool:
    return bool((address and one[0].casefold() == address) or names.found(f"{one[1]} {one[0]}", near=False))


def _label(log: Log, found: Kept) -> str:
    """ "person 17, Fjordglimt AS": the number among all of the kind ever recorded, and where they were last."""
    query = "SELECT count(*) FROM record WHERE entity = ? AND first <= ?"
    number = log.connection.execute(query, (found.entity, found.first)).fetchone()[0]
    if found.entity == "team_member":
        return _("team member {n}").format(n=number)
    employments = found.record["employments"]
    last = max(employments, key=lambda one: (one.get("to") is None, one.get("to") or ""), default=None)
    where = log.cabinet.name(last["participant"]) if last else ""
    return ", ".join(filter(None, (_("person {n}").format(n=number), where)))


def _names(log: Log, found: Kept, label: str) -> tuple[Names, Names]:
    """The names that mean this person, and single names that others have too."""
    record = found.record
    others = [kept.record for entity in PERSONAL for kept in log.cabinet.load(entity)]
    others = [one for one in others if one["id"] != record["id"]]
    taken = {word.casefold() for one in others for word in one["name"].split()}
    namesakes = {one["name"].casefold() for one in others} | {
        nickname.casefold() for one in others for nickname in one.get("nicknames", ())
    }
    everywhere = [one for one in (record["email"], record.get("phone")) if one]
    near: list[str] = []
    for name in [*called(record["name"]), *record.get("nicknames", ())]:
        alone = len(name) >= SHORTEST and name.casefold() not in namesakes | taken
        alone = alone and (" " in name or name == record["name"])  # a nickname may be any word
        (everywhere if alone else near).append(name)
    words = [word for word in record["name"].split() if len(word) > 1]
    near = [word for word in [*near, *words] if word.casefold() not in taken]
    instead = label.partition(",")[0]
    return Names(everywhere, near, instead), Names(words, (), instead)


def _near(log: Log, identity: str) -> Iterator[str]:
    """The records that refer to the person, and those attached to them."""
    query = "SELECT id, entity, body FROM record WHERE "
    near = set(_referring(log.connection.execute(query + "instr(body, ?)", (identity,)), {identity}))
    yield from near
    # Only entries of other kinds, evidence and actions refer to an activity.
    yield from _referring(log.connection.execute(query + "entity <> 'activity'"), near)


def _referring(rows: Iterable[tuple[str, str, str]], ids: set[str]) -> Iterator[str]:
    """The ids of those of the records that refer to one of these."""
    for other, entity, body in rows:
        if any(reference.id in ids for reference in references(entity, {**blank(entity), **json.loads(body)})):
            yield other
