"""From a record's changes to its state: a pure function of the *set* of changes, whatever order they come in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


BESIDES = ("deleted", "external_id")
"""Fields of a patch that are no fields of the record itself."""


class Change(NamedTuple):
    """One row of the change list; `patch` maps fields to values, `base` names the changes it was made on."""

    id: str
    entity: str
    record_id: str
    patch: dict[str, Any]
    base: tuple[str, ...]
    actor: str | None
    device: str
    made_at: str
    action_id: str
    salt: str
    prev: str
    digest: str


class State(NamedTuple):
    """What the changes of one record amount to.

    `fields` holds what was ever set, `heads` the changes nobody built upon for each field, `conflicts` the fields whose
    heads differ, `first` the moment of the first change, which is the record's place in the document.
    """

    fields: dict[str, Any]
    heads: dict[str, tuple[str, ...]]
    conflicts: tuple[str, ...]
    first: str


def fold(changes: Iterable[Change]) -> State:
    """The state of one record. Per field the latest head wins, by (made_at, id); docs/data-format.md, Changes."""
    ordered = sorted(changes, key=lambda change: (change.made_at, change.id))
    fields: dict[str, Any] = {}
    heads: dict[str, tuple[str, ...]] = {}
    conflicts = []
    for field in dict.fromkeys(name for change in ordered for name in change.patch):
        touching = [change for change in ordered if field in change.patch]
        built_upon = {base for change in touching for base in change.base}
        leading = [change for change in touching if change.id not in built_upon]
        fields[field] = leading[-1].patch[field]
        heads[field] = tuple(change.id for change in leading)
        if any(not same(change.patch[field], fields[field]) for change in leading[:-1]):
            conflicts.append(field)
    return State(fields, heads, tuple(sorted(conflicts)), ordered[0].made_at + " " + ordered[0].id)


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same JSON: 1 and true, or 1 and 1.0, are not."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)
