"""A record as the document shows it: the ids it came with, every field, in the order of the field tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.model.records import RECORDS
from klyngetui.model.references import translated
from klyngetui.store.cabinet import exported_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from klyngetui.model.fields import Field
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

    Record = dict[str, Any]
    Names = Callable[[str, str], str]


def exported(kept: Kept, id_of: Names) -> Record:
    """The record as in the document; `id_of(entity, id)` gives the exported id of what it refers to."""
    record = translated(kept.entity, kept.record, id_of)
    fields = {field.name: _in_order(field, record[field.name]) for field in RECORDS[kept.entity]}
    return {"id": exported_id(kept), **fields}


def exported_id_of(log: Log, identity: str) -> str:
    """The id a record is exported with: the one it came with, else its own."""
    found = log.cabinet.find(identity)
    return exported_id(found) if found else identity


def looked_up(log: Log) -> Names:
    """An `id_of` for a few records: each id is asked for when met."""
    return lambda _entity, identity: exported_id_of(log, identity)


def all_ids(log: Log) -> Names:
    """An `id_of` for a whole log: every id that came from outside is read at once."""
    query = "SELECT id, external_id FROM record WHERE external_id IS NOT NULL"
    outside: dict[str, str] = dict(log.connection.execute(query).fetchall())
    return lambda _entity, identity: outside.get(identity, identity)


def _in_order(field: Field, value: Any) -> Any:
    if value is None:
        return None
    if field.kind == "object":
        return {inner.name: _in_order(inner, value.get(inner.name, inner.empty())) for inner in field.fields}
    if field.kind == "list" and field.item is not None:
        return [_in_order(field.item, one) for one in value]
    if field.kind == "pointer":
        return {"entity": value["entity"], "id": value["id"]}
    return value
