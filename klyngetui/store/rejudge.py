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
    asked = _asked(entity, found, fields)
    return {key for (key,) in log.connection.execute(*asked)} if asked else set()


def how_many_touched(log: Log, entity: str, found: Kept | None, fields: set[str], at_most: int) -> int:
    """How many entries `touched_by` would name; counts no further than `at_most`."""
    asked = _asked(entity, found, fields)
    if asked is None:
        return 0
    query, values = asked
    counted = f"SELECT count(*) FROM ({query} LIMIT ?)"
    return int(log.connection.execute(counted, (*values, at_most)).fetchone()[0])


def _asked(entity: str, found: Kept | None, fields: set[str]) -> tuple[str, tuple[int, ...]] | None:
    if found is None or not fields & JUDGED_BY.get(entity, frozenset()):
        return None
    return TOUCHED[entity], () if entity == "cluster" else (found.key,)
