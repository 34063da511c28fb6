"""The edits that take an action back, and what was built upon it since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.model.records import blank
from klyngetui.store.changes import Edit, changes_in, changes_of
from klyngetui.store.fold import same
from klyngetui.store.past import DEFAULTS_BESIDES, before, makes

if TYPE_CHECKING:
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.fold import Change
    from klyngetui.store.log import Log


class Takeback(NamedTuple):
    """`edits` is empty where nothing is left to take back; `built` names (record id, field) changed since."""

    edits: list[Edit]
    built: list[tuple[str, str]]


def takeback(log: Log, action_id: str) -> Takeback:
    """What takes the action back: each field to its value before, a record that was made to deleted."""
    made: dict[str, list[Change]] = {}
    for change in changes_in(log, action_id):
        made.setdefault(change.record_id, []).append(change)
    edits: list[Edit] = []
    built: list[tuple[str, str]] = []
    for record_id, changes in made.items():
        kept = log.cabinet.find(record_id)
        if kept is None:
            continue
        now = {**kept.record, "deleted": kept.deleted, "external_id": kept.external_id}
        left, wanted = _left_and_wanted(kept, changes, changes_of(log, record_id))
        patch = {name: value for name, value in wanted.items() if not same(now[name], value)}
        if patch:
            edits.append(Edit(kept.entity, record_id, patch))
            built += [(record_id, name) for name, value in left.items() if not same(now[name], value)]
    return Takeback(edits, built)


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
