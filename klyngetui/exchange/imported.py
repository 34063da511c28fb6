"""What an import did."""

from __future__ import annotations

from typing import NamedTuple


class Conflict(NamedTuple):
    """A record changed in both places: its exported id and the fields that differ."""

    entity: str
    id: str
    fields: tuple[str, ...]


class Imported(NamedTuple):
    """Records made, changed and left as they were, and those to be looked at by somebody.

    `action_id` is what undo takes back, None where nothing was written or where histories were merged; then `merged` is
    the number of changes taken over, and `erased` how many of ours are erased in the document but not here.
    """

    made: int
    changed: int
    left: int
    conflicts: tuple[Conflict, ...]
    action_id: str | None = None
    merged: int | None = None
    erased: int = 0
