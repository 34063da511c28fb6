"""Which entries must be judged anew when something they are judged by changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

JUDGED_BY = {
    "cluster": frozenset({"settings", "deleted"}),
    "participant": frozenset({"name", "commitments", "succeeded_by"}),
    "person": frozenset({"name"}),
    "team_member": frozenset({"spells", "employer"}),
    "group": frozenset({"name", "kind"}),
}
"""The fields whose change touches entries; a name because it stands among the entry's words."""

TOUCHED = {
    "cluster": "SELECT record FROM entry",
    "participant": "SELECT record FROM entry WHERE pos IN (SELECT entry FROM presence WHERE participant = ?)",
    "person": "SELECT record FROM entry WHERE pos IN (SELECT entry FROM presence WHERE person = ?)",
    "team_member": "SELECT record FROM entry WHERE pos IN (SELECT entry FROM entry_team WHERE member = ?)",
    "group": "SELECT record FROM entry WHERE grp = ?",
}


def touched_by(log: Log, entity: str, found: Kept | None, fields: set[str]) -> set[int]:
    """The numbers of the entries to judge anew after these fields of a record were set; none for a new record."""
    if found is None or not fields & JUDGED_BY.get(entity, frozenset()):
        return set()
    values = () if entity == "cluster" else (found.key,)
    return {key for (key,) in log.connection.execute(TOUCHED[entity], values)}
