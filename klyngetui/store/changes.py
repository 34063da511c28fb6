"""The single write path: one transaction appends the changes and brings the projected tables along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.model.ids import uuid7
from klyngetui.store.canonical import body_of, compact
from klyngetui.store.change_rows import COLUMNS, INSERT, changes_in, changes_of, from_row, read_changes
from klyngetui.store.fold import BESIDES
from klyngetui.store.project import chunks
from klyngetui.store.steps import Steps
from klyngetui.store.validate import validated
from klyngetui.store.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from klyngetui.store.log import Log

__all__ = [
    "BESIDES",
    "COLUMNS",
    "INSERT",
    "Edit",
    "append",
    "body_of",
    "changes_in",
    "changes_of",
    "commit",
    "compact",
    "from_row",
    "read_changes",
]


CHECKED_AND_WRITTEN = 2
"""The steps of one edit."""


class Edit(NamedTuple):
    """What is to be changed in one record; a record that does not exist yet is made by it.

    `made_at` sets the recorded moment of a sample's change; None is now.
    """

    entity: str
    id: str
    patch: dict[str, Any]
    made_at: datetime | None = None


def commit(log: Log, edits: Iterable[Edit], *, action_id: str | None = None, steps: Steps | None = None) -> str:
    """Validate the edits against the log and save them as one action; returns the action's id.

    A patch may hold `deleted` besides the record's fields. Fields that already have the value are left out, and an edit
    that changes nothing appends nothing. `steps` is told of each record checked, written or judged anew. Raises Invalid
    with every problem, Refused for what others still refer to, or a LogError; then nothing is written.
    """
    log.guard_writing()
    edits, steps = list(edits), steps or Steps()
    steps.expect(CHECKED_AND_WRITTEN * len(edits))
    with log.transaction():
        log.catch_up()
        return append(log, validated(log, edits, steps), action_id=action_id, steps=steps)


def append(log: Log, edits: Iterable[Edit], *, action_id: str | None = None, steps: Steps | None = None) -> str:
    """Save edits that were validated already, inside the caller's transaction; `steps` is told as in `commit`.

    What is to be judged anew `steps` learns by itself, how many edits there are from the caller.
    """
    action = action_id or uuid7()
    writer = Writer(log, action, steps)
    for some in chunks(edits):
        writer.write(some)
    writer.finish()
    return action
