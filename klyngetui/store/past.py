"""What a record was like when a change was made on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.model.records import blank
from klyngetui.store.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klyngetui.store.fold import Change

DEFAULTS_BESIDES: dict[str, Any] = {"deleted": False, "external_id": None}
"""The defaults of what a patch may hold besides the record's own fields."""


def before(change: Change, changes: Iterable[Change]) -> dict[str, Any]:
    """The values, in front of the change, of the fields it touches; `changes` are all of its record.

    Only what the change was made on counts, not what came in from elsewhere; a field never set had its default.
    """
    known = {one.id: one for one in changes}
    beneath: dict[str, Change] = {}
    waiting = list(change.base)
    while waiting:
        found = known.get(waiting.pop())
        if found is not None and found.id not in beneath:
            beneath[found.id] = found
            waiting.extend(found.base)
    fields = fold(beneath.values()).fields if beneath else {}
    default = {**blank(change.entity), **DEFAULTS_BESIDES}
    return {name: fields.get(name, default.get(name)) for name in change.patch}


def makes(change: Change, changes: list[Change]) -> bool:
    """Whether the change is the one that made its record; `changes` are all of the record, in order of arrival."""
    return change.id == changes[0].id
