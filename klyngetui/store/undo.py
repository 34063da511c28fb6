"""Undo and redo: an action taken back is an action too, and nothing is ever lost.

Taking back an import also forgets what its file said, so that importing the file again brings the records back;
bringing the import back leaves that forgotten, and the next import of the file finds everything as it says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from klyngetui.locale import _
from klyngetui.model.check import Invalid
from klyngetui.model.labels import field_label
from klyngetui.store.actions import standing, taken_back, taking_back, undone
from klyngetui.store.changes import append
from klyngetui.store.errors import LogError, Refused
from klyngetui.store.history import action_words, record_name
from klyngetui.store.takeback import Takeback, takeback
from klyngetui.store.validate import validated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from klyngetui.store.log import Log
    from klyngetui.store.steps import Steps

MOST_NAMED = 3


class Undone(NamedTuple):
    """One action taken back or brought back: its id, and what it had done in words."""

    action_id: str
    words: str


class BuiltUpon(LogError):
    """Later changes build on what was to be taken back; the text says which."""


def undo(log: Log, n: int = 1, *, anyway: bool = False, steps: Steps | None = None) -> list[Undone]:
    """Take back the latest n standing actions of this device, newest first; fewer where there are no more.

    An action whose effect is gone already is passed over. Raises BuiltUpon where later changes would be lost, unless
    `anyway`; Refused where others refer to what would go; then none of the n is taken back. `steps` is told of every
    record looked at, written and judged anew; what it raises takes back nothing.
    """
    return _back(log, standing, n, anyway, steps)


def redo(log: Log, n: int = 1, *, anyway: bool = False, steps: Steps | None = None) -> list[Undone]:
    """Bring back the latest n actions taken back, as long as nothing else was done since; raises as `undo` does."""
    return _back(log, undone, n, anyway, steps)


def _back(log: Log, actions: Callable[[Log], Iterator[str]], n: int, anyway: bool, steps: Steps | None) -> list[Undone]:
    log.guard_writing()
    done: list[Undone] = []
    try:
        with log.transaction():
            log.catch_up()
            for action in actions(log) if n > 0 else ():
                if _take_back(log, action, anyway, done, steps) and len(done) == n:
                    break
    except BaseException:
        log.refresh()
        raise
    return done


def _take_back(log: Log, action: str, anyway: bool, done: list[Undone], steps: Steps | None) -> bool:
    """Take one action back and add it to `done`; False where there was nothing left to take back."""
    found = takeback(log, action, steps)
    if not found.edits:
        return False
    words = action_words(log, taken_back(action) or action)
    if found.built and not anyway:
        told = _("{action}: later changes build on it: {later}. Nothing was taken back; say so if you want it anyway.")
        raise BuiltUpon(told.format(action=words, later=_later(log, found)))
    try:
        append(log, validated(log, found.edits, steps), action_id=taking_back(action), steps=steps)
    except Invalid as wrong:
        raise Refused(
            _("{action}: that cannot be taken back: {why}").format(
                action=words, why="; ".join(map(str, wrong.problems[:MOST_NAMED]))
            )
        ) from wrong
    # A file imported again after a redo is remembered under its own action; what goes here must come back all the same.
    gone = [(edit.id,) for edit in found.edits if edit.patch.get("deleted")]
    log.connection.execute("DELETE FROM said WHERE action_id = ?", (action,))
    log.connection.executemany("DELETE FROM said WHERE record_id = ?", gone)
    done.append(Undone(action, words))
    return True


def _later(log: Log, found: Takeback) -> str:
    fields: dict[str, list[str]] = {}
    for record_id, field in found.built:
        fields.setdefault(record_id, []).append(field_label(field))
    told = [f"{record_name(log, one)} ({', '.join(names)})" for one, names in list(fields.items())[:MOST_NAMED]]
    return ", ".join([*told, *(["…"] if len(fields) > MOST_NAMED else [])])
