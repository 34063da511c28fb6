"""From a record's state to its rows in the projected tables."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from klyngetui.model.records import blank
from klyngetui.store.cabinet import Kept
from klyngetui.store.entries import ENTRIES, derive_entry, remove_entry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klyngetui.store.log import Log

UPSERT = """
INSERT INTO record (id, entity, external_id, first, deleted, body) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    external_id = excluded.external_id, first = excluded.first, deleted = excluded.deleted, body = excluded.body
RETURNING key
"""


def project(
    log: Log,
    entity: str,
    record_id: str,
    body: str,
    *,
    first: str,
    deleted: bool,
    external_id: str | None,
    conflicts: tuple[str, ...],
) -> None:
    """Bring every projected row of one record to its new state; what it refers to must be there already."""
    kept = keep_record(
        log,
        entity,
        record_id,
        body,
        first=first,
        deleted=deleted,
        external_id=external_id,
        conflicts=conflicts,
    )
    derive(log, kept)


def keep_record(
    log: Log,
    entity: str,
    record_id: str,
    body: str,
    *,
    first: str,
    deleted: bool,
    external_id: str | None,
    conflicts: tuple[str, ...],
) -> Kept:
    """Write the record's own row, and which of its fields are in conflict."""
    values = (record_id, entity, external_id, first, int(deleted), body)
    key = log.connection.execute(UPSERT, values).fetchone()[0]
    log.connection.execute("DELETE FROM conflict WHERE record = ?", (key,))
    if conflicts:
        log.connection.executemany("INSERT INTO conflict VALUES (?, ?)", [(key, field) for field in conflicts])
    record = {"id": record_id, **blank(entity), **json.loads(body)}
    kept = Kept(key, entity, first, deleted, external_id, record)
    log.cabinet.put(kept)
    return kept


def derive(log: Log, kept: Kept) -> None:
    """Write the rows that figures and lists read: the entry with its presences, or the evidence's attachment."""
    if kept.entity in ENTRIES:
        remove_entry(log, kept.key)
        if not kept.deleted:
            derive_entry(log, kept)
    elif kept.entity == "evidence":
        _attach(log, kept)


def reproject(log: Log, keys: Iterable[int]) -> None:
    """Derive the rows of these records anew, because what they are judged by has changed."""
    for key in keys:
        derive(log, log.cabinet.numbered(key))


def _attach(log: Log, kept: Kept) -> None:
    connection = log.connection
    targets = {kept.record["of"]["id"]}
    row = connection.execute("SELECT of FROM attached WHERE evidence = ?", (kept.key,)).fetchone()
    if row:
        targets.add(row[0])
        connection.execute("DELETE FROM attached WHERE evidence = ?", (kept.key,))
    if not kept.deleted:
        level = kept.record["level"] or 1
        connection.execute("INSERT INTO attached VALUES (?, ?, ?)", (kept.key, kept.record["of"]["id"], level))
    for target in targets:
        found = log.cabinet.find(target)
        if found is not None and found.entity in ENTRIES:
            derive(log, found)
