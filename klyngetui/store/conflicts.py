"""What two devices changed apart from each other: shown until somebody settles it, never overwritten in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.locale import _
from klyngetui.model.succession import circles
from klyngetui.store.changes import Edit, changes_of, commit
from klyngetui.store.errors import Refused
from klyngetui.store.fold import fold
from klyngetui.store.referrers import referred_to

if TYPE_CHECKING:
    from klyngetui.store.log import Log


class Version(NamedTuple):
    """One of the values a field was given: by which change, by whom (an id, or None) and at what moment."""

    change_id: str
    value: Any
    actor: str | None
    made_at: str


class Conflict(NamedTuple):
    """A field with more than one version; `current` is the latest, which counts until somebody settles it.

    A deleted record that others still refer to is a conflict over `deleted`: its versions are true and false. A circle
    of successions is one over each `succeeded_by` in it: its versions are the succession and none.
    """

    record_id: str
    entity: str
    field: str
    versions: tuple[Version, ...]
    current: Any


def conflicts(log: Log) -> list[Conflict]:
    """Every conflict of the log, in the order of its records; those over a deleted record's fields are left out."""
    rows = log.connection.execute(
        "SELECT record.id, entity, field FROM conflict JOIN record ON key = record "
        "WHERE deleted = 0 OR field = 'deleted' ORDER BY first, field"
    ).fetchall()
    found = [_conflict(log, *row) for row in rows]
    apart = {(conflict.record_id, conflict.field) for conflict in found}
    return found + [one for one in (*deleted_in_use(log), *circling(log)) if (one.record_id, one.field) not in apart]


def resolve(log: Log, record_id: str, field: str, *, change_id: str | None = None, value: Any = None) -> str:
    """Settle a conflict for the version of one change, or for another value; returns the action's id.

    Raises Refused where there is no such conflict or version, Invalid for a value the field cannot have.
    """
    found = next((one for one in conflicts(log) if (one.record_id, one.field) == (record_id, field)), None)
    if found is None:
        raise Refused(_("There is no conflict over {field} of {id}.").format(field=field, id=record_id))
    if change_id is not None:
        chosen = [version for version in found.versions if version.change_id == change_id]
        if not chosen:
            raise Refused(_("No version of {field} has the id {id}.").format(field=field, id=change_id))
        value = chosen[0].value
    if field == "deleted" and value:
        _refuse_in_use(log, record_id, found.entity)
    return commit(log, [Edit(found.entity, record_id, {field: value})])


def _refuse_in_use(log: Log, record_id: str, entity: str) -> None:
    user = referred_to(log, {record_id: entity}).get(record_id)
    if user is not None:
        raise Refused(
            _("It cannot stay deleted while {other} refers to it: change that first, or keep the record.").format(
                other=user
            )
        )


def _conflict(log: Log, record_id: str, entity: str, field: str) -> Conflict:
    changes = {change.id: change for change in changes_of(log, record_id)}
    state = fold(changes.values())
    heads = [changes[head] for head in state.heads[field]]
    versions = tuple(Version(one.id, one.patch[field], one.actor, one.made_at) for one in heads)
    return Conflict(record_id, entity, field, versions, state.fields[field])


def deleted_in_use(log: Log) -> list[Conflict]:
    """The conflicts over deleted records that live ones refer to: one device deleted what another went on using."""
    rows = log.connection.execute("SELECT id, entity FROM record WHERE deleted = 1 ORDER BY first").fetchall()
    missed = referred_to(log, dict(rows)) if rows else {}
    return [_deletion(log, *row) for row in rows if row[0] in missed]


def circling(log: Log) -> list[Conflict]:
    """The conflicts over successions in a circle: each device closed one part of it. Taking back one settles all."""
    everyone = {kept.record["id"]: kept.record for kept in log.cabinet.load("participant")}
    found = []
    for identity in circles(everyone):
        own = _conflict(log, identity, "participant", "succeeded_by")
        found.append(own._replace(versions=(*own.versions, Version("", None, None, ""))))
    return found


def _deletion(log: Log, record_id: str, entity: str) -> Conflict:
    changes = [change for change in changes_of(log, record_id) if "deleted" in change.patch]
    last = max(changes, key=lambda change: (change.made_at, change.id))
    versions = (
        Version(last.id, True, last.actor, last.made_at),
        Version(last.base[-1] if last.base else "", False, None, ""),
    )
    return Conflict(record_id, entity, "deleted", versions, True)
