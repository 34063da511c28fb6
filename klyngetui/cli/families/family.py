"""What the families share: listing, editing by name or id."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from klyngetui.cli.edit import AS_GIVEN, FIELDS, edit_record
from klyngetui.cli.output import emit, table
from klyngetui.cli.parts import N_, Group, as_json, with_session
from klyngetui.cli.session import Session

if TYPE_CHECKING:
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

Row = Callable[["Log", dict[str, Any]], tuple[str, ...]]


def family(name: str, entity: str, row: Row, *, help: str) -> Group:
    """A group of commands with `list` and `edit`; `row` gives the cells of a record's line after its id."""
    group = Group(name, no_args_is_help=True, help=help)

    @group.command("list", help=N_("List them all."))
    @as_json()
    @with_session
    def listed(session: Session, as_json: bool) -> None:
        from klyngetui.cli.records import exported
        from klyngetui.store.cabinet import exported_id

        log = session.reading()
        found = log.cabinet.load(entity)
        if as_json:
            emit([exported(log, kept) for kept in found])
        else:
            table([(exported_id(kept), *row(log, kept.record)) for kept in found])

    @group.command("edit", context_settings=AS_GIVEN, help=N_("Change one, as edit does; by its name or id."))
    @click.argument("which", metavar="NAME|ID")
    @click.argument("fields", nargs=-1, type=click.UNPROCESSED, metavar=FIELDS)
    @with_session
    def edit(session: Session, which: str, fields: tuple[str, ...]) -> None:
        edit_record(session, one_of(session.writing(), entity, which), fields)

    return group


def one_of(log: Log, entity: str, said: str) -> Kept:
    """The record a name or an id means; raises NotMet."""
    from klyngetui.cli.names import NAMED, resolve
    from klyngetui.cli.records import find

    return resolve(log, said, entity) if entity in NAMED else find(log, said, entity)


def spell(since: Any, **more: Any) -> dict[str, Any]:
    """A spell from a day on, or since before the log began."""
    return {"from": since.isoformat() if since else None, "to": None, **more}


def ended(spells: list[dict[str, Any]], day: str) -> list[dict[str, Any]]:
    """The spells with every one that covers the day and runs on past it ended on it; others are left as they are."""
    return [{**one, "to": day} if _runs_past(one, day) else one for one in spells]


def _runs_past(one: dict[str, Any], day: str) -> bool:
    return (not one["from"] or one["from"] <= day) and (not one["to"] or one["to"] > day)
