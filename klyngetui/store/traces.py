"""Everything a log holds about one person: what an erasure takes out and what the person can ask to see."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.model.records import blank
from klyngetui.model.references import references
from klyngetui.store.mentions import Mention
from klyngetui.store.whom import PERSONAL, Whom, whom

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

    Record = dict[str, Any]


class Telling(NamedTuple):
    """A change that tells of the person, and the fields it sets."""

    id: str
    record_id: str
    patch: str
    salt: str
    fields: tuple[str, ...]


class Traces(NamedTuple):
    """`near` are the records that refer to the person; `mentions` name the person in free text.

    `perhaps` may mean somebody else of the name; `calendar` says which entries of the inbox name the person; `files`
    are (evidence id, SHA-256, file name) of files named after the person; `changes` is how many changes tell of them.
    """

    whom: Whom
    near: frozenset[str]
    mentions: list[Mention]
    perhaps: list[Mention]
    calendar: list[str]
    files: list[tuple[str, str, str]]
    changes: int = 0

    @property
    def anything(self) -> bool:
        """Whether the log holds anything about them."""
        return bool(self.whom.kept or self.mentions or self.calendar or self.changes)

    def cleared(self, entity: str, identity: str, values: Record) -> Record:
        """The fields of a record or patch with the person taken out of every text; others keep their own names."""
        near = identity in self.near
        left = self.whom.names.cleared(entity, values, near=near)
        if self.whom.names.found(values.get("external_id") or "", near=near):
            left["external_id"] = None
        if entity in PERSONAL and identity != self.whom.own:
            left |= {name: values[name] for name in ("name", "nicknames") if name in values}
        return left


def traces(log: Log, who: Kept | str) -> Traces:
    """Look through the whole log for a person or team member, or for a name that has no record."""
    sought = whom(log, who)
    names, doubtful = sought.names, sought.doubtful
    near = frozenset(_near(log, sought.own) if sought.own else ())
    mentions: list[Mention] = []
    perhaps: list[Mention] = []
    files: list[tuple[str, str, str]] = []
    for identity, entity, body in log.connection.execute("SELECT id, entity, body FROM record ORDER BY first"):
        if identity == sought.own or not (names.may_be_in(body) or doubtful.may_be_in(body)):
            continue
        other = {**blank(entity), **json.loads(body)}
        if entity in PERSONAL:
            other |= {"name": None, "nicknames": []}
        told = list(names.told(entity, identity, other, near=identity in near))
        mentions += told
        files += [(identity, other["sha256"] or "", other["filename"]) for one in told if one.field == "filename"]
        # The address of another person is no mention of this one, whatever word they share.
        perhaps += doubtful.told(
            entity, identity, {**other, "email": None} if entity in PERSONAL else other, near=False
        )
    certain = {(one.id, one.field) for one in mentions}
    perhaps = [one for one in perhaps if (one.id, one.field) not in certain]
    calendar = [entry for entry, _row in calendar_rows(log, sought)]
    found = Traces(sought, near, mentions, perhaps, calendar, files)
    return found._replace(changes=sum(1 for _one in telling(log, found)))


def telling(log: Log, found: Traces) -> Iterator[Telling]:
    """Every change that tells of the person, in order of arrival."""
    rows = log.connection.execute(
        "SELECT id, entity, record_id, patch, salt FROM change WHERE patch <> '' ORDER BY seq"
    )
    own = found.whom.own
    for identity, entity, record_id, patch, salt in rows:
        if record_id != own and not found.whom.names.may_be_in(patch):
            continue
        told = json.loads(patch)
        about = record_id == own and any(name in told for name in (*PERSONAL[entity], "external_id"))
        if about or found.cleared(entity, record_id, told) != told:
            yield Telling(identity, record_id, patch, salt, tuple(told))


def calendar_rows(log: Log, sought: Whom) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """(what to call it, (key, uid, body without the person)) of the inbox entries that name the person."""
    from klyngetui.store.inbox import has_inbox

    if not has_inbox(log):
        return
    names = sought.names
    for key, uid, day, body in log.connection.execute("SELECT key, uid, day, body FROM inbox ORDER BY key").fetchall():
        told = json.loads(body)
        others = [one for one in told.get("invited", ()) if not _invites(one, sought)]
        cleared = names.cleared_json({**told, "invited": others} if "invited" in told else told)
        new_uid = names.without(uid, near=False)
        if (cleared, new_uid) != (told, uid):
            title = f"{day} {told.get('title', '')}".strip()
            yield title, (key, new_uid, json.dumps(cleared, ensure_ascii=False, sort_keys=True))


def _invites(one: list[str], sought: Whom) -> bool:
    address = sought.address
    return bool((address and one[0].casefold() == address) or sought.names.found(f"{one[1]} {one[0]}", near=False))


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
