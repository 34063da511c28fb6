"""Records by id, read from the projection when asked for and kept for the length of one piece of work."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.model.records import blank

if TYPE_CHECKING:
    import sqlite3

    Record = dict[str, Any]


class Kept(NamedTuple):
    """A record as projected: `key` is its number in the other tables, `record` has every field and its id."""

    key: int
    entity: str
    first: str
    deleted: bool
    external_id: str | None
    record: Record


COLUMNS = "key, id, entity, external_id, first, deleted, body"


def kept(row: tuple[Any, ...]) -> Kept:
    """What a row of COLUMNS holds; the body is stored without defaults."""
    key, identity, entity, external, first, deleted, body = row
    return Kept(key, entity, first, bool(deleted), external, {"id": identity, **blank(entity), **json.loads(body)})


class Cabinet:
    """A read-through cache of records, by id and by number; `forget` what was changed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._by_id: dict[str, Kept | None] = {}
        self._by_key: dict[int, Kept] = {}

    def find(self, identity: str) -> Kept | None:
        """The record of the id, or None; deleted ones too."""
        if identity not in self._by_id:
            row = self.connection.execute(f"SELECT {COLUMNS} FROM record WHERE id = ?", (identity,)).fetchone()
            self.keep(identity, kept(row) if row else None)
        return self._by_id[identity]

    def numbered(self, key: int) -> Kept:
        """The record of the number; raises KeyError where there is none."""
        if key not in self._by_key:
            row = self.connection.execute(f"SELECT {COLUMNS} FROM record WHERE key = ?", (key,)).fetchone()
            if row is None:
                raise KeyError(key)
            found = kept(row)
            self.keep(found.record["id"], found)
        return self._by_key[key]

    def keep(self, identity: str, found: Kept | None) -> None:
        """Remember what stands in the projection for the id."""
        self._by_id[identity] = found
        if found is not None:
            self._by_key[found.key] = found

    def forget(self, identity: str) -> None:
        """Read the record anew next time."""
        gone = self._by_id.pop(identity, None)
        if gone is not None:
            self._by_key.pop(gone.key, None)

    def load(self, entity: str) -> list[Kept]:
        """Every record of the entity that is not deleted, in the order of first changes; all are kept."""
        rows = self.connection.execute(
            f"SELECT {COLUMNS} FROM record WHERE entity = ? AND deleted = 0 ORDER BY first", (entity,)
        )
        found = [kept(row) for row in rows]
        for one in found:
            self.keep(one.record["id"], one)
        return found
