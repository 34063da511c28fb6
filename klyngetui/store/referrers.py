"""Who refers to a record: what forbids deleting it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from klyngetui.model.choice_labels import entity_label
from klyngetui.model.records import RECORDS, blank
from klyngetui.model.references import may_refer_to, references

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

MOST = 3
MANY = 20
"""From so many records on, one pass over the whole log is quicker than asking for each."""

ENTRY_QUERIES = {
    "participant": "SELECT entry FROM presence WHERE participant = ?",
    "person": "SELECT entry FROM presence WHERE person = ?",
    "team_member": "SELECT entry FROM entry_team WHERE member = ?",
    "group": "SELECT pos FROM entry WHERE grp = ?",
}


def referrers(log: Log, kept: Kept, but: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """(id, words) of the records that refer to this one, some of the entries and all others, save those in `but`."""
    query = ENTRY_QUERIES.get(kept.entity)
    told = set()
    for other, words in _entries(log, query, kept.key) if query else ():
        if other not in but and other not in told:
            told.add(other)
            yield other, words
            if len(told) == MOST:
                break
    identity = kept.record["id"]
    rows = log.connection.execute(
        "SELECT id, entity, body FROM record WHERE entity IN (SELECT value FROM json_each(?)) "
        "AND deleted = 0 AND id <> ? AND instr(body, ?) ORDER BY first",
        (json.dumps([entity for entity in RECORDS if entity != "activity"]), identity, f'"{identity}"'),
    )
    for other, entity, body in rows:
        record = {**blank(entity), **json.loads(body)}
        if (
            other not in but
            and other not in told
            and any(reference.id == identity for reference in references(entity, record))
        ):
            yield other, _called(entity, record)


def referred_to(log: Log, ids: Mapping[str, str]) -> dict[str, str]:
    """Of many records, each with its entity: those that others outside of them refer to, with words for one of these.

    Only what can refer to such entities is read.
    """
    found: dict[str, str] = {}
    rows = log.connection.execute(
        "SELECT id, entity, body FROM record WHERE entity IN (SELECT value FROM json_each(?)) AND deleted = 0",
        (json.dumps(may_refer_to(set(ids.values()))),),
    )
    for other, entity, body in rows:
        if other in ids:
            continue
        record = {**blank(entity), **json.loads(body)}
        for reference in references(entity, record):
            if reference.id in ids:
                found.setdefault(reference.id, _called(entity, record))
    return found


def _called(entity: str, record: dict[str, Any]) -> str:
    if entity == "activity" and not record["title"]:
        return str(record["date"])
    for field in ("name", "title", "label", "text"):
        if record.get(field):
            return str(record[field])
    return entity_label(entity)


def _entries(log: Log, query: str, key: int) -> Iterator[tuple[str, str]]:
    for (pos,) in log.connection.execute(query, (key,)):
        identity, day, body = log.connection.execute(
            "SELECT id, day, body FROM record JOIN entry ON entry.record = record.key WHERE pos = ?", (pos,)
        ).fetchone()
        title = json.loads(body).get("title")
        yield identity, f"{day} {title}" if title else str(day)
