"""Records by a cut id, and records as the interchange document writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.cli.errors import NotMet
from klyngetui.locale import _
from klyngetui.model.records import RECORDS
from klyngetui.store.cabinet import exported_id
from klyngetui.store.lookup import starting_with

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klyngetui.model.fields import Field
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

MOST_NAMED = 5


def find(log: Log, said: str, *entities: str) -> Kept:
    """The one record whose id, the exported one or the UUID, is what was said or begins so; not a deleted one.

    Raises NotMet where there is none or where several begin so, naming them.
    """
    found = starting(log, said, entities or RECORDS)
    if len(found) == 1:
        return found[0]
    if not found:
        _refuse_another_kind(log, said)
        raise NotMet(
            _("There is no record with the id “{said}”. Ids stand in: klyngetui list --json").format(said=said)
        )
    from klyngetui.store.history import record_name

    some = ", ".join(f"{exported_id(one)} ({record_name(log, one.record['id'])})" for one in found[:MOST_NAMED])
    more = " …" if len(found) > MOST_NAMED else ""
    raise NotMet(
        _("“{said}” is the start of several ids: {some}. Write more of it.").format(said=said, some=some + more)
    )


def _refuse_another_kind(log: Log, said: str) -> None:
    """Name the record that is meant where it is not what the command is about; nothing where there is none."""
    from klyngetui.store.history import record_name

    others = starting(log, said)
    if len(others) == 1:
        name = record_name(log, others[0].record["id"])
        raise NotMet(_("“{said}” is {name}: this command is about something else.").format(said=said, name=name))


def starting(log: Log, said: str, entities: Iterable[str] = RECORDS, *, deleted: bool = False) -> list[Kept]:
    """The records whose id begins so; where some id is exactly that, only those; deleted ones where asked."""
    found = starting_with(log, said, entities) if said else []
    return [kept for kept in found if deleted or not kept.deleted]


def exported(log: Log, found: Kept) -> dict[str, Any]:
    """The record as the interchange document writes it; a story has a kind, so that entries can be told apart."""
    from klyngetui.exchange import records_out

    record = records_out.exported(found, records_out.looked_up(log))
    return {"id": record.pop("id"), "kind": "story", **record} if found.entity == "story" else record


def imported(log: Log, fields: Iterable[Field], patch: dict[str, Any]) -> dict[str, Any]:
    """Values as a user writes them, every exported or cut id made the log's own; what is unknown is left as it is."""
    changed = dict(patch)
    for field in fields:
        if field.name in changed:
            changed[field.name] = _own_ids(log, field, changed[field.name])
    return changed


def _own_ids(log: Log, field: Field, value: Any) -> Any:
    if field.kind == "ref":
        return inner_id(log, field.of, value)
    if field.kind == "pointer" and isinstance(value, dict) and value.keys() == {"entity", "id"}:
        return {**value, "id": inner_id(log, str(value["entity"]), value["id"])}
    if field.kind == "list" and field.item is not None and isinstance(value, list):
        return [_own_ids(log, field.item, one) for one in value]
    if field.kind == "object" and isinstance(value, dict):
        return imported(log, field.fields, value)
    return value


def outer_id(log: Log, identity: str) -> str:
    """The exported id of a record."""
    found = log.cabinet.find(identity)
    return exported_id(found) if found else identity


def inner_id(log: Log, entity: str, said: Any) -> Any:
    """The log's own id of the record that is meant by a cut or exported id; what was said where none is."""
    found = starting(log, said, (entity,)) if isinstance(said, str) else []
    return found[0].record["id"] if len(found) == 1 else said


def participants_of(log: Log, record: dict[str, Any]) -> list[str]:
    """The names of the participants of an entry, each once, in the order logged."""
    rows = record["attendance"] if "attendance" in record else record["participants"]
    return [name_of(log, identity) for identity in dict.fromkeys(row["participant"] for row in rows) if identity]


def name_of(log: Log, identity: str | None) -> str:
    """The name of a record; empty for none."""
    found = log.cabinet.find(identity) if identity else None
    return str(found.record.get("name") or found.record.get("title") or "") if found else ""
