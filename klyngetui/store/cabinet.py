"""Records by id, read from the projection when asked for and kept for the length of one piece of work."""

from __future__ import annotations

from json import JSONDecoder
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.model.records import blank

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    Record = dict[str, Any]

_decoded = JSONDecoder().raw_decode  # a body is nothing but its JSON


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
    return Kept(key, entity, first, bool(deleted), external, {"id": identity, **blank(entity), **_decoded(body)[0]})


def exported_id(kept: Kept) -> str:
    """The id a record goes by outside the log: the one it came with, or its UUID."""
    return kept.external_id or str(kept.record["id"])


MANY = frozenset({"activity", "story", "evidence"})
"""Entities of which a log may hold a million: read when asked for, never kept."""


class Cabinet:
    """A read-through cache of records, by id and by number; `forget` what was changed.

    `missed` becomes true when a record was asked for that is not there.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._by_id: dict[str, Kept] = {}
        self._by_key: dict[int, Kept] = {}
        self._loaded: dict[str, list[Kept]] = {}
        self.missed = False

    def find(self, identity: str) -> Kept | None:
        """The record of the id, or None; deleted ones too."""
        if identity in self._by_id:
            return self._by_id[identity]
        row = self.connection.execute(f"SELECT {COLUMNS} FROM record WHERE id = ?", (identity,)).fetchone()
        self.missed = self.missed or row is None
        return self._keep(kept(row)) if row else None

    def numbered(self, key: int) -> Kept:
        """The record of the number; raises KeyError where there is none."""
        if key in self._by_key:
            return self._by_key[key]
        row = self.connection.execute(f"SELECT {COLUMNS} FROM record WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return self._keep(kept(row))

    def number(self, identity: str | None) -> int | None:
        """The number of the record of the id, or None."""
        found = self.find(identity) if identity else None
        return found.key if found else None

    def name(self, identity: str) -> str:
        """The name of the record of the id; empty where it has none."""
        found = self.find(identity)
        return str(found.record.get("name") or "") if found else ""

    def put(self, found: Kept) -> None:
        """Take what was just written to the projection in place of what was read before."""
        self._loaded.pop(found.entity, None)
        self._keep(found)

    def forget(self, identity: str) -> None:
        """Read the record anew next time."""
        gone = self._by_id.pop(identity, None)
        if gone is not None:
            self._loaded.pop(gone.entity, None)
            self._by_key.pop(gone.key, None)

    def load(self, entity: str) -> list[Kept]:
        """Every record of the entity that is not deleted, in the order of first changes; all are kept."""
        if entity in self._loaded:
            return list(self._loaded[entity])
        rows = self.connection.execute(
            f"SELECT {COLUMNS} FROM record WHERE entity = ? AND deleted = 0 ORDER BY first", (entity,)
        )
        found = [self._keep(kept(row)) for row in rows]
        if entity not in MANY:
            self._loaded[entity] = list(found)
        return found

    def every(self) -> Iterator[Kept]:
        """Every record in the order of numbers, deleted ones too; not kept."""
        for row in self.connection.execute(f"SELECT {COLUMNS} FROM record ORDER BY key"):
            yield kept(row)

    def said(self, entity: str) -> Iterator[tuple[str, Record]]:
        """The id of every record of the entity that is not deleted, and what it says beside its defaults; not kept."""
        rows = self.connection.execute(
            "SELECT id, body FROM record WHERE entity = ? AND deleted = 0 ORDER BY first", (entity,)
        )
        for identity, body in rows:
            yield identity, _decoded(body)[0]

    def _keep(self, found: Kept) -> Kept:
        if found.entity not in MANY:
            self._by_id[found.record["id"]] = found
            self._by_key[found.key] = found
        return found
