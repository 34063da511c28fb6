"""Deleting a record together with the evidence that only makes sense with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.locale import _
from klyngetui.store.changes import Edit, commit
from klyngetui.store.errors import Refused

if TYPE_CHECKING:
    from klyngetui.store.log import Log


def delete(log: Log, record_id: str) -> str:
    """Delete a record and the evidence attached to it in one action; returns the action's id.

    Raises Refused where there is no such record, where others refer to it, and for the cluster itself.
    """
    found = log.cabinet.find(record_id)
    if found is None or found.deleted:
        raise Refused(_("There is no record with the id {id}.").format(id=record_id))
    if found.entity == "cluster":
        raise Refused(_("The cluster itself cannot be deleted; delete the log file instead."))
    rows = log.connection.execute(
        "SELECT id FROM attached JOIN record ON key = evidence WHERE of = ? AND deleted = 0 ORDER BY first",
        (record_id,),
    ).fetchall()
    evidence = [Edit("evidence", attached, {"deleted": True}) for (attached,) in rows]
    return commit(log, [*evidence, Edit(found.entity, record_id, {"deleted": True})])
