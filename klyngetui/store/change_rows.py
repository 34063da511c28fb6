"""The rows of the change list, as written and as read back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from klyngetui.store.fold import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klyngetui.store.log import Log

COLUMNS = "id, entity, record_id, patch, base, actor, device, made_at, action_id, salt, prev, digest"
INSERT = f"INSERT INTO change ({COLUMNS}) VALUES ({', '.join('?' * 12)})"


def changes_of(log: Log, record_id: str) -> list[Change]:
    """Every change of one record, in order of arrival."""
    return list(read_changes(log, "WHERE record_id = ? ORDER BY seq", (record_id,)))


def changes_in(log: Log, action_id: str) -> list[Change]:
    """Every change of one action, in order of arrival."""
    return list(read_changes(log, "WHERE action_id = ? ORDER BY seq", (action_id,)))


def read_changes(log: Log, where: str = "ORDER BY seq", values: tuple[Any, ...] = ()) -> Iterator[Change]:
    """The changes a condition selects, read as they are asked for."""
    for row in log.connection.execute(f"SELECT {COLUMNS} FROM change {where}", values):
        yield from_row(row)


def from_row(row: tuple[Any, ...]) -> Change:
    """The change a row of COLUMNS holds; an erased patch is empty."""
    patch, base = row[3], row[4]
    return Change._make((*row[:3], json.loads(patch) if patch else {}, tuple(json.loads(base)), *row[5:]))
