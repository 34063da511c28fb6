"""The log as one document (docs/data-format.md, The JSON document)."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING, Any

from klyngetui.exchange.private_copy import private_copy
from klyngetui.exchange.records_out import all_ids, exported, exported_id_of
from klyngetui.exchange.safe_write import replacing
from klyngetui.locale import _
from klyngetui.model.consistency import inconsistencies
from klyngetui.model.records import KEYS
from klyngetui.model.references import references
from klyngetui.store.cabinet import COLUMNS, kept
from klyngetui.store.changes import COLUMNS as CHANGE_COLUMNS
from klyngetui.store.conflicts import circling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

    Record = dict[str, Any]

FORMAT = "klyngetui-log"
VERSION = 1


def document(log: Log, *, with_history: bool = False) -> Record:
    """The whole log in memory; `with_history` adds every change, with the log's own ids."""
    found: Record = {"format": FORMAT, "version": VERSION, "cluster": _cluster(log)}
    return found | {key: list(records) for key, records in _arrays(log, with_history)}


def write_document(
    log: Log,
    out: Path | None,
    *,
    with_history: bool = False,
    tick: Callable[[int], None] = lambda _done: None,
) -> int:
    """Write the document to the file, or to standard output where `out` is None; returns the number of records.

    Reads a copy of the log, one record at a time; `tick` is told how many are done. Raises LogError, with nothing
    written.
    """
    with private_copy(log) as copy:
        if out is None:
            import sys

            return _write(copy, sys.stdout.buffer, with_history, tick)
        with replacing(out) as file:
            return _write(copy, file, with_history, tick)


def what_to_settle(log: Log) -> str:
    """Why the document could not be imported before something is settled, in words; "" where it can be.

    Two histories that were merged may contradict each other only together: successions in a circle, a group that ends
    before it starts.
    """
    groups = [kept for kept in log.cabinet.load("group") if any(inconsistencies("group", kept.record))]
    ids = [*(one.record_id for one in circling(log)), *(kept.record["id"] for kept in groups)]
    if not ids:
        return ""
    told = _(
        "The document cannot be imported as it is, because two histories that were merged contradict each other in "
        "{names}. Settle that and export again: klyngetui conflicts, klyngetui edit"
    )
    return told.format(names=", ".join(log.cabinet.name(one) for one in ids))


def _write(log: Log, file: IO[bytes], with_history: bool, tick: Callable[[int], None]) -> int:
    done = 0
    head = {"format": FORMAT, "version": VERSION, "cluster": _cluster(log)}
    file.write(_indented(head, 0).removesuffix("\n}").encode())
    for key, records in _arrays(log, with_history):
        file.write(f',\n  "{key}": ['.encode())
        before = done
        for record in records:
            comma = "," if done > before else ""
            file.write(f"{comma}\n    {_indented(record, 4)}".encode())
            done += 1
            tick(done)
        file.write(b"\n  ]" if done > before else b"]")
    file.write(b"\n}\n")
    file.flush()
    return done


def _indented(value: Record, spaces: int) -> str:
    # A line feed within a text is written \n, so every real one is the layout's.
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False).replace("\n", "\n" + " " * spaces)


def _cluster(log: Log) -> Record:
    found = log.cabinet.find(log.cluster["id"])
    assert found is not None
    return exported(found, lambda _entity, identity: exported_id_of(log, identity))


def _arrays(log: Log, with_history: bool) -> Iterator[tuple[str, Iterator[Record]]]:
    id_of = all_ids(log)
    needed = _deleted_but_needed(log)
    for key, entity in KEYS.items():
        yield key, (exported(one, id_of) for one in _records(log, entity, needed))
    if with_history:
        yield "changes", _changes(log)


def _records(log: Log, entity: str, needed: set[str]) -> Iterator[Kept]:
    query = f"SELECT {COLUMNS} FROM record WHERE entity = ? AND deleted <= ? ORDER BY first"
    for row in log.connection.execute(query, (entity, int(bool(needed)))):
        found = kept(row)
        if not found.deleted or found.record["id"] in needed:
            yield found


def _deleted_but_needed(log: Log) -> set[str]:
    """Deleted records that live ones refer to, possible after a merge: without them the document would be broken."""
    gone = {identity for (identity,) in log.connection.execute("SELECT id FROM record WHERE deleted = 1")}
    needed: set[str] = set()
    if not gone:
        return needed
    for row in log.connection.execute(f"SELECT {COLUMNS} FROM record WHERE deleted = 0"):
        needed |= _of_these(kept(row), gone)
    fresh = needed
    while fresh:
        found = [one for identity in fresh if (one := log.cabinet.find(identity)) is not None]
        fresh = set().union(*(_of_these(one, gone) for one in found)) - needed
        needed = needed | fresh
    return needed


def _of_these(found: Kept, ids: set[str]) -> set[str]:
    return {reference.id for reference in references(found.entity, found.record)} & ids


def _changes(log: Log) -> Iterator[Record]:
    """Every change in order of the moments they were made, which is the same wherever they were brought together."""
    names = CHANGE_COLUMNS.split(", ")
    for row in log.connection.execute(f"SELECT {CHANGE_COLUMNS} FROM change ORDER BY made_at, id"):
        change = dict(zip(names, row, strict=True))
        change["patch"] = json.loads(change["patch"]) if change["patch"] else None
        change["base"] = json.loads(change["base"])
        yield change
