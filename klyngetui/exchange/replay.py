"""Changes from elsewhere put into a log: the rows first, then the tables, in the order the changes arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.store import chain
from klyngetui.store.changes import INSERT
from klyngetui.store.project import derive_all, reproject
from klyngetui.store.rebuild import keep_from_changes
from klyngetui.store.rejudge import touched_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from klyngetui.exchange.changes_check import Row
    from klyngetui.store.log import Log


def insert(log: Log, rows: Sequence[Row]) -> None:
    """Append the rows as they are, and bring each device's head and the clock along."""
    log.connection.executemany(INSERT, rows)
    heads = dict(log.connection.execute("SELECT id, head FROM device"))
    for device in dict.fromkeys(row.device for row in rows):
        heads[device] = _head(heads.get(device, chain.START), [row for row in rows if row.device == device])
    log.connection.executemany(
        "INSERT INTO device VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET head = excluded.head", heads.items()
    )
    latest = max((row.made_at for row in rows), default="")
    log.connection.execute(
        "INSERT INTO meta VALUES ('clock', ?) ON CONFLICT (key) DO UPDATE SET value = max(value, excluded.value)",
        (latest,),
    )


def _head(head: str, rows: list[Row]) -> str:
    """The end of the device's chain: where it stood, unless the rows go on from there."""
    follows: dict[str, Row] = {}
    for row in rows:
        follows[row.prev] = row
    while head in follows:
        head = follows.pop(head).digest
    return head


def records_of(rows: Iterable[Row]) -> list[str]:
    """The ids of the records the rows touch, in order of arrival."""
    return list(dict.fromkeys(row.record_id for row in rows))


def replay(log: Log, rows: Sequence[Row], tick: Callable[[int], None]) -> None:
    """Insert the rows and bring every table to what all changes now amount to; `tick` is told the records done."""
    records = records_of(rows)
    stale: set[int] = set()
    for row in rows:
        stale |= touched_by(log, row.entity, log.cabinet.find(row.record_id), _fields(row))
    insert(log, rows)
    kept = [keep_from_changes(log, log, record_id) for record_id in records]
    derive_all(log, kept, tick=tick)
    reproject(log, sorted(stale - {one.key for one in kept}))


def _fields(row: Row) -> set[str]:
    from json import loads

    return set(loads(row.patch)) if row.patch else set()
