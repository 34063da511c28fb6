"""Why a sealed week's figures moved: the changes made since that lie behind the difference, as history tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.review.moved import identity_of
from klyngetui.store.changes import changes_of, read_changes
from klyngetui.store.history import history, record_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from klyngetui.review.moved import Recount
    from klyngetui.store.fold import Change
    from klyngetui.store.log import Log

    Record = dict[str, Any]

MOST = 200
"""Changes told of; a figure moved by more of them was moved by an import."""
SEALED_AT = "SELECT max(seq) FROM change WHERE record_id = ?"
MOVES_MANY = {
    "participant": ("commitments", "succeeded_by", "kind", "deleted"),
    "team_member": ("spells", "employer", "deleted"),
    "cluster": ("settings",),
}
"""Fields that can move a figure without naming anybody who came or went."""


class Cause(NamedTuple):
    """One change: the moment in UTC, who made it, the record and what was done to it, in words."""

    at: datetime
    actor: str
    record: str
    words: tuple[str, ...]


def causes(log: Log, seal: Record, found: Recount) -> list[Cause]:
    """The changes since the seal that lie behind what moved, oldest first, `MOST` at most."""
    ids = {identity for one in found.moved for each in (*one.come, *one.gone) if (identity := identity_of(log, each))}
    last = str(seal["figures"]["period"]["to"])
    after = log.connection.execute(SEALED_AT, (seal["id"],)).fetchone()[0]
    behind: dict[str, set[str]] = {}
    for change in read_changes(log, "WHERE seq > ? ORDER BY seq", (after,)):
        if _lies_behind(log, change, ids, min(last, seal["as_of"])):
            behind.setdefault(change.record_id, set()).add(change.id)
            if sum(map(len, behind.values())) >= MOST:
                break
    told = [cause for record, changes in behind.items() for cause in _told(log, record, changes)]
    return sorted(told, key=lambda cause: cause.at)


def _lies_behind(log: Log, change: Change, ids: set[str], last: str) -> bool:
    if any(name in change.patch for name in MOVES_MANY.get(change.entity, ())):
        return True
    if change.record_id in ids:
        return change.entity != "activity" or _dated_by(log, change, last)
    about: dict[str, Callable[[Record], set[str | None]]] = {
        "activity": _met,
        "story": lambda patch: {row["participant"] for row in patch.get("participants", ())},
        "evidence": lambda patch: {(patch.get("of") or {}).get("id")},
    }
    if change.entity not in about:
        return False
    named = set().union(*(about[change.entity](one.patch) for one in changes_of(log, change.record_id)))
    return not ids.isdisjoint(named) and (change.entity != "activity" or _dated_by(log, change, last))


def _met(patch: Record) -> set[str | None]:
    return {patch.get("group"), *(row.get("participant") for row in patch.get("attendance", ()))}


def _dated_by(log: Log, change: Change, last: str) -> bool:
    """Whether the activity lay, before or after some change of it, on or before the last day counted."""
    days = [one.patch["date"] for one in changes_of(log, change.record_id) if one.patch.get("date")]
    return any(day <= last for day in days)


def _told(log: Log, record_id: str, wanted: set[str]) -> list[Cause]:
    ordered = sorted(changes_of(log, record_id), key=lambda change: (change.made_at, change.id))
    steps = history(log, record_id)
    called = record_name(log, record_id)
    return [
        Cause(step.at, step.actor, called, step.words)
        for change, step in zip(ordered, steps, strict=True)
        if change.id in wanted
    ]
