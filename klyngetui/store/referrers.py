"""Who refers to a record: what forbids deleting it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from klyngetui.model.records import blank
from klyngetui.model.references import references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

MOST = 3
ENTRY_QUERIES = {
    "participant": "SELECT entry FROM presence WHERE participant = ? LIMIT ?",
    "person": "SELECT entry FROM presence WHERE person = ? LIMIT ?",
    "team_member": "SELECT entry FROM entry_team WHERE member = ? LIMIT ?",
    "group": "SELECT pos FROM entry WHERE grp = ? LIMIT ?",
}


def referrers(log: Log, kept: Kept) -> Iterator[tuple[str, str]]:
    """(id, words) of records that refer to this one, some of the entries and all of the others."""
    query = ENTRY_QUERIES.get(kept.entity)
    if query:
        yield from _entries(log, query, kept.key)
    identity = kept.record["id"]
    rows = log.connection.execute(
        "SELECT id, entity, body FROM record "
        "WHERE deleted = 0 AND entity <> 'activity' AND id <> ? AND instr(body, ?) ORDER BY first",
        (identity, f'"{identity}"'),
    )
    for other, entity, body in rows:
        record = {**blank(entity), **json.loads(body)}
        if any(reference.id == identity for reference in references(entity, record)):
            yield other, str(record.get("name") or record.get("title") or record.get("label") or entity)


def _entries(log: Log, query: str, key: int) -> Iterator[tuple[str, str]]:
    for (pos,) in log.connection.execute(query, (key, MOST)):
        identity, day, body = log.connection.execute(
            "SELECT id, day, body FROM record JOIN entry ON entry.record = record.key WHERE pos = ?", (pos,)
        ).fetchone()
        title = json.loads(body).get("title")
        yield identity, f"{day} {title}" if title else str(day)
