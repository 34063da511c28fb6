"""From the state of records to their rows in the projected tables."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from klyngetui.model.records import blank
from klyngetui.store.cabinet import Kept
from klyngetui.store.canonical import body_of
from klyngetui.store.entries import ENTRIES, Entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from klyngetui.store.fold import State
    from klyngetui.store.log import Log

T = TypeVar("T")

UPSERT = """
INSERT INTO record (id, entity, external_id, first, deleted, body) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    external_id = excluded.external_id, first = excluded.first, deleted = excluded.deleted, body = excluded.body
RETURNING key
"""

AT_ONCE = 2_000
"""Records written together: enough to spare statements, few enough to hold."""


def keep_all(log: Log, states: Iterable[tuple[str, str, State]], after: int) -> int:
    """Write the own rows of records that are not there yet, each an entity, an id and a state, with numbers from behind
    `after` on, and which of their fields are in conflict; returns the last number. The cabinet learns nothing of them.
    """
    rows, conflicts, key = [], [], after
    for key, (entity, record_id, state) in enumerate(states, after + 1):
        rows.append((key, *_values(entity, record_id, state)))
        conflicts += [(key, field) for field in state.conflicts]
    log.connection.executemany("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    log.connection.executemany("INSERT INTO conflict VALUES (?, ?)", conflicts)
    return key


def keep_record(log: Log, entity: str, record_id: str, state: State) -> Kept:
    """Write the record's own row, and which of its fields are in conflict; nothing that is derived from it yet."""
    values = _values(entity, record_id, state)
    _id, _entity, external, first, deleted, body = values
    key = log.connection.execute(UPSERT, values).fetchone()[0]
    log.connection.execute("DELETE FROM conflict WHERE record = ?", (key,))
    if state.conflicts:
        log.connection.executemany("INSERT INTO conflict VALUES (?, ?)", [(key, field) for field in state.conflicts])
    record = {"id": record_id, **blank(entity), **json.loads(body)}
    kept = Kept(key, entity, first, bool(deleted), external, record)
    log.cabinet.put(kept)
    return kept


def keep_new(log: Log, found: Iterable[Kept], bodies: Iterable[str]) -> None:
    """Write the own rows of records that are not there yet, with their numbers given; they have no conflicts."""
    rows = []
    for kept, body in zip(found, bodies, strict=True):
        log.cabinet.put(kept)
        rows.append(
            (kept.key, kept.record["id"], kept.entity, kept.external_id, kept.first, int(kept.deleted), body),
        )
    log.connection.executemany("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def derive(entries: Entries, found: Sequence[Kept], *, new: bool = False) -> None:
    """Write the rows that figures and lists read: entries with their presences, attachments of evidence.

    All that they refer to should be there; `new` says that none of them had such rows before.
    """
    own = {kept.key: kept for kept in found if kept.entity in ENTRIES}
    seen = _attach(entries, [kept for kept in found if kept.entity == "evidence"])
    others = {key: kept for key, kept in seen.items() if key not in own}
    for key in others if new else [*own, *others]:
        entries.remove(key)
    entries.add([kept for kept in (*own.values(), *others.values()) if not kept.deleted])


def _values(entity: str, record_id: str, state: State) -> tuple[str, str, str | None, str, int, str]:
    """What a record's own row holds behind its number."""
    deleted, external = int(bool(state.fields.get("deleted"))), state.fields.get("external_id")
    return record_id, entity, external, state.first, deleted, body_of(entity, state.fields)


def derive_all(log: Log, found: Iterable[Kept], tick: Callable[[int], None] = lambda _done: None) -> None:
    """Derive the rows of any number of records anew; `tick` is told the number done."""
    entries = Entries(log)
    done = 0
    for some in chunks(found):
        derive(entries, some)
        for _kept in some:
            done += 1
            tick(done)
    entries.finish()


def reproject(log: Log, keys: Iterable[int], tick: Callable[[int], None] = lambda _done: None) -> None:
    """Derive the rows of these records anew, because what they are judged by has changed; `tick` as in `derive_all`."""
    derive_all(log, (log.cabinet.numbered(key) for key in keys), tick=tick)


def chunks(many: Iterable[T]) -> Iterator[list[T]]:
    """The items in lists of a size to be written together."""
    rest = iter(many)
    while some := list(islice(rest, AT_ONCE)):
        yield some


def _attach(entries: Entries, evidence: Sequence[Kept]) -> dict[int, Kept]:
    """Write what each piece of evidence is attached to; returns the entries whose evidence that changes."""
    log, connection = entries.log, entries.log.connection
    targets: dict[str, int] = {}
    for kept in evidence:
        row = connection.execute("SELECT of FROM attached WHERE evidence = ?", (kept.key,)).fetchone()
        if row:
            targets[row[0]] = kept.key
            connection.execute("DELETE FROM attached WHERE evidence = ?", (kept.key,))
        target = kept.record["of"]["id"]
        targets[target] = kept.key
        if not kept.deleted:
            connection.execute("INSERT INTO attached VALUES (?, ?, ?)", (kept.key, target, kept.record["level"] or 1))
    seen = {}
    for target, key in targets.items():
        found = log.cabinet.find(target)
        if found is None:
            entries.unsettled.add(key)
        elif found.entity in ENTRIES:
            seen[found.key] = found
    return seen
