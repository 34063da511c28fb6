"""This device's actions, newest first, and which of them are taken back by now.

An action that takes another one back is called `<uuid7>~<id of that action>`; bringing back is taking back the taking
back. Nothing else is kept about it, so that the change list alone says what stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.model.ids import uuid7
from klyngetui.store.device import this_device

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klyngetui.store.log import Log

BACK = "~"
ERASURE = "!"
"""The last character of the id of an action that erased somebody; nothing before it is taken back."""


def taking_back(action_id: str) -> str:
    """A new id for the action that takes this one back."""
    return f"{uuid7()}{BACK}{action_id}"


def taken_back(action_id: str) -> str | None:
    """The id of the action that this one takes back, or None for an ordinary action."""
    return action_id.partition(BACK)[2] or None


def standing(log: Log) -> Iterator[str]:
    """This device's ordinary actions that stand, newest first, back to the making of the log or an erasure."""
    founding = _founding(log)
    gone: set[str] = set()
    for action in _newest_first(log):
        if action.endswith(ERASURE) or action == founding:
            return
        target = taken_back(action)
        if action in gone:
            continue
        if target is None:
            yield action
        else:
            gone.add(target)


def undone(log: Log) -> Iterator[str]:
    """This device's takings back that can be brought back again, newest first: none behind a newer ordinary action."""
    gone: set[str] = set()
    for action in _newest_first(log):
        target = taken_back(action)
        if target is None:
            return
        if action in gone:
            continue
        if taken_back(target) is None:
            yield action
        else:
            gone.add(target)


def _newest_first(log: Log) -> Iterator[str]:
    """Every action of this device; steps over an action's changes without reading them."""
    device = this_device(log)
    below = 2**63 - 1
    while device is not None:
        row = log.connection.execute(
            "SELECT action_id FROM change WHERE device = ? AND seq < ? ORDER BY seq DESC LIMIT 1", (device, below)
        ).fetchone()
        if row is None:
            return
        yield row[0]
        below = log.connection.execute("SELECT min(seq) FROM change WHERE action_id = ?", row).fetchone()[0]


def _founding(log: Log) -> str | None:
    """The action that made the first cluster: without it there is no log."""
    row = log.connection.execute(
        "SELECT action_id FROM change WHERE record_id IN (SELECT id FROM record WHERE entity = 'cluster') "
        "ORDER BY seq LIMIT 1"
    ).fetchone()
    return str(row[0]) if row else None
