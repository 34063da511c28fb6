"""How much an undo or redo would touch, found before it is done, so that a long one can be done aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.store.rejudge import how_many_touched
from klyngetui.store.takeback import takeback

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from klyngetui.store.log import Log


def reach(log: Log, actions: Callable[[Log], Iterator[str]], at_most: int) -> int:
    """The records that taking back the next of the actions changes, and the entries judged anew for it.

    `actions` is `standing` for undo, `undone` for redo; nothing is looked at beyond `at_most`.
    """
    for action in actions(log):
        changes = "SELECT count(*) FROM (SELECT 1 FROM change WHERE action_id = ? LIMIT ?)"
        if log.connection.execute(changes, (action, at_most)).fetchone()[0] >= at_most:
            return at_most
        edits = takeback(log, action).edits
        if edits:
            touched = sum(
                how_many_touched(log, edit.entity, log.cabinet.find(edit.id), set(edit.patch), at_most)
                for edit in edits
            )
            return min(len(edits) + touched, at_most)
    return 0
