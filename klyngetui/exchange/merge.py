"""Merging a document with history: the union of two sets of changes (docs/data-format.md, Two people, one log)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.exchange.changes_check import Row, checked_changes
from klyngetui.exchange.document_head import check_head, is_empty, other_cluster, unknown_keys
from klyngetui.exchange.follows import follows_from_changes
from klyngetui.exchange.imported import Conflict, Imported
from klyngetui.exchange.records_out import exported_id_of
from klyngetui.exchange.replay import insert, records_of, replay
from klyngetui.locale import _
from klyngetui.model.check import Invalid, Problem
from klyngetui.model.consistency import inconsistencies
from klyngetui.model.succession import circles
from klyngetui.store.changes import COLUMNS, Edit, append
from klyngetui.store.conflicts import deleted_in_use
from klyngetui.store.log import unsaved_log
from klyngetui.store.rebuild import keep_from_changes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from klyngetui.store.log import Log

    Record = dict[str, Any]
    Placed = list[tuple[str, Row]]


def merge_document(log: Log, document: Record, *, tick: Callable[[int], None]) -> Imported:
    """Take over the changes this log does not have, inside the caller's transaction; raises Invalid.

    Two logs that took over each other's changes hold the same; fields set differently in both are conflicts.
    """
    check_head(document)
    if problems := unknown_keys(document):
        raise Invalid(problems)
    placed = checked_changes(document["changes"])
    records = records_of(row for _path, row in placed)
    with unsaved_log() as theirs:
        insert(theirs, [row for _path, row in placed])
        for record_id in records:
            keep_from_changes(theirs, theirs, record_id)
        follows_from_changes(theirs, document)
        replaced = _replaced(log, theirs, document)
    fresh, erased = _fresh(log, placed)
    if replaced is not None:
        append(log, [Edit("cluster", replaced, {"deleted": True})])
    touched = records_of(fresh)
    known = sum(1 for identity in touched if log.cabinet.find(identity) is not None)
    replay(log, fresh, tick)
    return Imported(
        made=len(touched) - known,
        changed=known,
        left=len(records) - len(touched),
        conflicts=tuple(_conflicts(log, touched)),
        merged=len(fresh),
        erased=erased,
    )


def _replaced(log: Log, theirs: Log, document: Record) -> str | None:
    """The cluster of this log where it is empty and gives way; raises Invalid where it is another one and is not."""
    own = log.cluster_id
    if own in (None, theirs.cluster_id):
        return None
    if not is_empty(log):
        raise Invalid([Problem("$.cluster.id", other_cluster(log, document["cluster"]))])
    return own


def _fresh(log: Log, placed: Placed) -> tuple[list[Row], int]:
    """The changes that are not here yet, and how many of those here are erased there."""
    fresh, erased = [], 0
    problems = []
    query = f"SELECT {COLUMNS} FROM change WHERE id = ?"
    for path, row in placed:
        found = log.connection.execute(query, (row.id,)).fetchone()
        if found is None:
            fresh.append(row)
            problems += _other_entity(log, path, row)
            continue
        ours = Row._make(found)
        # An erased change differs from the whole one in nothing but what was taken out of it.
        emptied = (not ours.patch or not row.patch) and ours._replace(patch="", salt="") == row._replace(
            patch="", salt=""
        )
        if ours != row and not emptied:
            problems.append(Problem(f"{path}.id", _("is a change of this log that says something else")))
        erased += int(emptied and bool(ours.patch))
    if problems:
        raise Invalid(problems)
    return fresh, erased


def _other_entity(log: Log, path: str, row: Row) -> list[Problem]:
    found = log.cabinet.find(row.record_id)
    if found is None or found.entity == row.entity:
        return []
    told = _("is the id of another record of this log, a {entity}").format(entity=found.entity)
    return [Problem(f"{path}.record_id", told)]


def _conflicts(log: Log, touched: Collection[str]) -> Iterable[Conflict]:
    """The records whose fields were set differently in both places, or that now contradict themselves."""
    everyone = {kept.record["id"]: kept.record for kept in log.cabinet.load("participant")}
    turning = set(circles(everyone))
    listed = set()
    for identity in touched:
        kept = log.cabinet.find(identity)
        if kept is None:
            continue
        query = "SELECT field FROM conflict WHERE record = ? ORDER BY field"
        fields = [field for (field,) in log.connection.execute(query, (kept.key,))]
        if not kept.deleted:
            fields += [path.partition("[")[0] for path, _why in inconsistencies(kept.entity, kept.record)]
        if identity in turning:
            fields.append("succeeded_by")
        if fields:
            yield Conflict(kept.entity, exported_id_of(log, identity), tuple(dict.fromkeys(fields)))
            listed.add(identity)
    for one in deleted_in_use(log) if touched else ():
        if one.record_id not in listed:
            yield Conflict(one.entity, exported_id_of(log, one.record_id), (one.field,))
