"""`klyngetui actions`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from klyngetui.cli.days import DAY, DUE, iso
from klyngetui.cli.families.family import family, one_of
from klyngetui.cli.families.shown import shown
from klyngetui.cli.parts import N_, option, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import _

if TYPE_CHECKING:
    from klyngetui.store.log import Log


def _row(log: Log, record: dict[str, Any]) -> tuple[str, ...]:
    from klyngetui.cli.records import name_of

    done = _("done {day}").format(day=shown(record["done_on"])) if record["done_on"] else ""
    return shown(record["due_on"]), done, name_of(log, record["owner"]), record["text"] or ""


actions = family("actions", "action", _row, help=N_("What is to be done, by whom and when."))


@actions.command("add", help=N_("Add an action."))
@click.argument("text")
@option("--owner", metavar="NAME", help=N_("Who of the team does it."))
@option("--due", type=DUE, metavar="DAY", help=N_("By when."))
@option("--of", "about", metavar="ID", help=N_("The record it belongs to."))
@with_session
def add(session: Session, text: str, owner: str | None, due: date | None, about: str | None) -> None:
    """Make the action; its id goes to stdout."""
    from klyngetui.cli.records import find
    from klyngetui.cli.saving import save_new

    log = session.writing()
    pointed = find(log, about) if about else None
    save_new(
        session,
        "action",
        {
            "text": text,
            "owner": one_of(log, "team_member", owner).record["id"] if owner else None,
            "due_on": iso(due),
            "of": {"entity": pointed.entity, "id": pointed.record["id"]} if pointed else None,
        },
    )


@actions.command("end", help=N_("Say that an action is done."))
@click.argument("id")
@option("--on", "day", type=DAY, metavar="DAY", help=N_("The day; today, if not said."))
@with_session
def end(session: Session, id: str, day: date | None) -> None:
    """Set the day it was done."""
    from klyngetui.cli.saving import save_change

    save_change(session, one_of(session.writing(), "action", id), {"done_on": iso(day or session.today())})
