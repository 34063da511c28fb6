"""The edits that take an action back, and what was built upon it since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.model.records import blank
from klyngetui.store.changes import CHECKED_AND_WRITTEN, Edit, changes_of
from klyngetui.store.fold import same
from klyngetui.store.past import DEFAULTS_BESIDES, before, makes
from klyngetui.store.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klyngetui.store.cabinet import Kept
    from klyngetui.store.fold import Change
    from klyngetui.store.log import Log


class Takeback(NamedTuple):
    """`edits` is empty where nothing is left to take back; `built` names (record id, field) changed since."""

    edits: list[Edit]
    built: list[tuple[str, str]]


def takeback(log: Log, action_id: str, steps: Steps | None = None) -> Takeback:
    """What takes the action back: each field to its value before, a record that was made to deleted.

    `steps` is told of every record looked at, and to expect its being checked and written.
    """
    edits: list[Edit] = []
    built: list[tuple[str, str]] = []
    for edit, later in _each(log, action_id, steps or Steps()):
        edits.append(edit)
        built += [(edit.id, name) for name in later]
    return Takeback(edits, built)


def _each(log: Log, action_id: str, steps: Steps) -> Iterator[tuple[Edit, list[str]]]:
    """(the edit that takes the action back, the fields changed since) for each record where something is left."""
    rows = log.connection.execute(
        "SELECT record_id FROM change WHERE action_id = ? GROUP BY record_id ORDER BY min(seq)", (action_id,)
    ).fetchall()
    steps.expect((1 + CHECKED_AND_WRITTEN) * len(rows))
    for (record_id,) in rows:
        steps.step()
        kept = log.cabinet.find(record_id)
        if kept is None:
            continue
        past = changes_of(log, record_id)
        made = [change for change in past if change.action_id == action_id]
        now = {**kept.record, "deleted": kept.deleted, "external_id": kept.external_id}
        left, wanted = _left_and_wanted(kept, made, past)
        patch = {name: value for name, value in wanted.items() if not same(now[name], value)}
        if patch:
            later = [name for name, value in left.items() if not same(now[name], value)]
            yield Edit(kept.entity, record_id, patch), later


def _left_and_wanted(kept: Kept, made: list[Change], past: list[Change]) -> tuple[dict[str, Any], dict[str, Any]]:
    """(what the action left behind, what stands once it is taken back) of one record, by field."""
    left: dict[str, Any] = {}
    wanted: dict[str, Any] = {}
    for change in made:
        left |= change.patch
        wanted = {**before(change, past), **wanted}
    if makes(made[0], past):
        return {**blank(kept.entity), **DEFAULTS_BESIDES, **left}, {"deleted": True}
    return left, wanted
