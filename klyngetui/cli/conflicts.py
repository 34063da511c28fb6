"""`klyngetui conflicts`: fields that were changed apart, listed or settled one by one."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from klyngetui.cli.errors import Misused, NotMet
from klyngetui.cli.output import emit, say, table
from klyngetui.cli.parts import N_, as_json, command, option, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import _

if TYPE_CHECKING:
    from klyngetui.store.conflicts import Conflict, Version
    from klyngetui.store.log import Log


@command("conflicts", help=N_("List fields that two people changed differently; with ID and --field, settle one."))
@click.argument("id", required=False)
@option("--field", metavar="FIELD", help=N_("The field to settle."))
@option("--take", type=click.IntRange(min=1), metavar="N", help=N_("The version to keep, by its number in the list."))
@as_json()
@with_session
def conflicts(session: Session, id: str | None, field: str | None, take: int | None, as_json: bool) -> None:
    """List them all, or settle one."""
    from klyngetui.store.conflicts import conflicts as all_conflicts

    if id is None:
        if field is not None or take is not None:
            raise Misused(_("Name the record: klyngetui conflicts ID --field FIELD --take N"))
        log = session.reading()
        found = all_conflicts(log)
        if as_json:
            emit([_document(log, one) for one in found])
        else:
            _table(log, found)
        return
    _settle(session.writing(), id, field, take)


def _settle(log: Log, said: str, field: str | None, take: int | None) -> None:
    from klyngetui.cli.records import starting
    from klyngetui.store.conflicts import conflicts as all_conflicts
    from klyngetui.store.conflicts import resolve
    from klyngetui.store.history import record_name

    ids = {kept.record["id"] for kept in starting(log, said, deleted=True)}
    name = (field or "").replace("-", "_")
    found = [one for one in all_conflicts(log) if one.record_id in ids and name in ("", one.field)]
    if not found:
        raise NotMet(_("There is no conflict over that in {id}; see: klyngetui conflicts").format(id=said))
    if len(found) > 1 or take is None:
        raise Misused(
            _("Say which field and which version: klyngetui conflicts {id} --field {field} --take N").format(
                id=said, field=found[0].field
            )
        )
    conflict = found[0]
    if take > len(conflict.versions):
        raise NotMet(_("There are {n} versions, no number {take}").format(n=len(conflict.versions), take=take))
    resolve(log, conflict.record_id, conflict.field, value=conflict.versions[take - 1].value)
    say(_("Settled: {field} of {what}").format(field=conflict.field, what=record_name(log, conflict.record_id)))


def _document(log: Log, conflict: Conflict) -> dict[str, Any]:
    from klyngetui.cli.records import outer_id

    return {
        "entity": conflict.entity,
        "id": outer_id(log, conflict.record_id),
        "field": conflict.field,
        "versions": [
            {
                "n": n,
                "value": version.value,
                "by": version.actor and outer_id(log, version.actor),
                "at": f"{_moment(version):%Y-%m-%dT%H:%M:%SZ}",
            }
            for n, version in enumerate(conflict.versions, 1)
        ],
    }


def _table(log: Log, found: list[Conflict]) -> None:
    from klyngetui.cli.moments import local
    from klyngetui.cli.records import name_of, outer_id

    zone = log.cluster["timezone"]
    rows = []
    for conflict in found:
        for n, version in enumerate(conflict.versions, 1):
            value = json.dumps(version.value, ensure_ascii=False)
            by = name_of(log, version.actor)
            at = local(_moment(version), zone)
            rows.append((outer_id(log, conflict.record_id), conflict.field, str(n), value, by, at))
    table(rows, (_("id"), _("field"), "N", _("version"), _("by"), _("at")))


def _moment(version: Version) -> datetime:
    return datetime.fromisoformat(version.made_at[:24])
