"""Which records a record refers to, read off the field table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.model.records import RECORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from klyngetui.model.fields import Field


class Reference(NamedTuple):
    """A place in a record that names another record."""

    path: str
    entity: str
    id: str


def references(entity: str, record: Mapping[str, Any]) -> Iterator[Reference]:
    """Every reference the record holds, in the order of its fields; what is malformed is passed over."""
    for field in _referring(entity):
        yield from _of(field, record.get(field.name), field.name)


def may_refer_to(entities: Collection[str]) -> list[str]:
    """The entities with a field that can name a record of one of these."""
    return [entity for entity in RECORDS if any(_may_name(field, entities) for field in _referring(entity))]


def translated(entity: str, record: Mapping[str, Any], other: Callable[[str, str], str]) -> dict[str, Any]:
    """The record with every id it refers to replaced by `other(entity, id)`."""
    changed = dict(record)
    for field in _referring(entity):
        if field.name in changed:
            changed[field.name] = _swap(field, changed[field.name], other)
    return changed


_cache: dict[str, tuple[Field, ...]] = {}


def _referring(entity: str) -> tuple[Field, ...]:
    if entity not in _cache:
        _cache[entity] = tuple(field for field in RECORDS[entity] if _refers(field))
    return _cache[entity]


def _refers(field: Field) -> bool:
    if field.kind in ("ref", "pointer"):
        return True
    return any(map(_refers, field.fields)) or (field.item is not None and _refers(field.item))


def _may_name(field: Field, entities: Collection[str]) -> bool:
    if field.kind in ("ref", "pointer"):
        return field.kind == "pointer" or field.of in entities
    inner = (*field.fields, field.item) if field.item is not None else field.fields
    return any(_may_name(one, entities) for one in inner)


def _of(field: Field, value: Any, path: str) -> Iterator[Reference]:
    if field.kind == "ref" and isinstance(value, str):
        yield Reference(path, field.of, value)
    elif field.kind == "pointer" and isinstance(value, dict) and all(isinstance(one, str) for one in value.values()):
        if value.keys() == {"entity", "id"} and value["entity"] in RECORDS:
            yield Reference(f"{path}.id", value["entity"], value["id"])
    elif field.kind == "list" and field.item is not None and isinstance(value, list):
        for place, one in enumerate(value):
            yield from _of(field.item, one, f"{path}[{place}]")
    elif field.kind == "object" and isinstance(value, dict):
        for inner in field.fields:
            yield from _of(inner, value.get(inner.name), f"{path}.{inner.name}")


def _swap(field: Field, value: Any, other: Callable[[str, str], str]) -> Any:
    if value is None:
        return None
    if field.kind == "ref":
        return other(field.of, value)
    if field.kind == "pointer":
        return {"entity": value["entity"], "id": other(value["entity"], value["id"])}
    if field.kind == "list" and field.item is not None and _refers(field.item):
        return [_swap(field.item, one, other) for one in value]
    if field.kind == "object":
        return {inner.name: _swap(inner, value[inner.name], other) for inner in field.fields}
    return value
