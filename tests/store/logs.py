"""Logs for tests, each a real file with a small invented cluster."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from klyngetui.model.ids import uuid7
from klyngetui.store.changes import COLUMNS, Edit, commit
from klyngetui.store.log import Log, new_log

COMMITTED = {"from": "2025-01-01", "to": None, "ground": "agreement"}


def cluster_log(path: Path, name: str = "Prøveklyngen") -> Log:
    """A new log that holds its cluster and nothing else."""
    log = new_log(path)
    commit(log, [Edit("cluster", uuid7(), {"name": name})])
    return log


def add(log: Log, entity: str, **fields: Any) -> str:
    """Make one record in an action of its own; returns its id."""
    identity = uuid7()
    commit(log, [Edit(entity, identity, fields)])
    return identity


def edit(log: Log, identity: str, **fields: Any) -> str:
    """Change one record in an action of its own; returns the action's id."""
    kept = log.cabinet.find(identity)
    assert kept is not None
    return commit(log, [Edit(kept.entity, identity, fields)])


def participant(log: Log, name: str = "Fjordglimt AS", **fields: Any) -> str:
    return add(log, "participant", **{"name": name, "kind": "sme", "commitments": [COMMITTED], **fields})


def meeting(log: Log, *participants: str, **fields: Any) -> str:
    rows = [{"participant": one, "status": "present"} for one in participants]
    given = {"kind": "meeting", "date": "2026-03-02", "status": "held", "mode": "in_person", "attendance": rows}
    return add(log, "activity", **{**given, **fields})


def record(log: Log, identity: str) -> dict[str, Any]:
    kept = log.cabinet.find(identity)
    assert kept is not None
    return kept.record


def deleted(log: Log, identity: str) -> bool:
    kept = log.cabinet.find(identity)
    return kept is None or kept.deleted


def merge(source: Log, into: Log) -> None:
    """Give one log the changes it lacks of the other, as a document with history does."""
    from klyngetui.store.changes import INSERT
    from klyngetui.store.rebuild import rebuild

    there = {row[0] for row in into.connection.execute("SELECT id FROM change")}
    rows = source.connection.execute(f"SELECT {COLUMNS} FROM change ORDER BY seq").fetchall()
    into.connection.executemany(INSERT, [row for row in rows if row[0] not in there])
    rebuild(into)


def projection(log: Log) -> dict[str, list[tuple[Any, ...]]]:
    """Every projected row, by table."""
    from klyngetui.store.rebuild import AS_WRITTEN

    return {table: log.connection.execute(query).fetchall() for table, query in AS_WRITTEN.items()}
