"""`klyngetui people`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from klyngetui.cli.days import DAY
from klyngetui.cli.errors import NotMet
from klyngetui.cli.families.family import ended, family, one_of, spell
from klyngetui.cli.parts import N_, option, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import _

if TYPE_CHECKING:
    from klyngetui.store.log import Log


def _row(log: Log, record: dict[str, Any]) -> tuple[str, ...]:
    from klyngetui.cli.records import name_of

    employers = [name_of(log, one["participant"]) for one in record["employments"]]
    return record["name"], ", ".join(employers), record["role"] or "", record["email"] or "", record["phone"] or ""


people = family("people", "person", _row, help=N_("The people who work for the participants."))


@people.command("add", help=N_("Add a person."))
@click.argument("name")
@option("--at", "participant", metavar="PARTICIPANT", help=N_("Whom the person works for."))
@option("--since", type=DAY, metavar="DAY", help=N_("From this day on."))
@option("--role", metavar="TEXT", help=N_("What the person does there."))
@option("--email", metavar="ADDRESS", help=N_("E-mail address."))
@option("--phone", metavar="NUMBER", help=N_("Telephone number."))
@with_session
def add(session: Session, name: str, participant: str | None, since: date | None, **more: str | None) -> None:
    """Make the person; the id goes to stdout."""
    from klyngetui.cli.saving import save_new

    employments = []
    if participant is not None:
        employer = one_of(session.writing(), "participant", participant).record["id"]
        employments = [{"participant": employer, **spell(since)}]
    save_new(session, "person", {"name": name, "employments": employments, **more})


@people.command("end", help=N_("End a person's employment; --on is the last day."))
@click.argument("which", metavar="NAME|ID")
@option("--at", "participant", metavar="PARTICIPANT", help=N_("Only the employment there."))
@option("--on", "day", type=DAY, metavar="DAY", help=N_("The last day; today, if not said."))
@with_session
def end(session: Session, which: str, participant: str | None, day: date | None) -> None:
    """End every employment that is open, or the one named."""
    from klyngetui.cli.saving import save_change

    log = session.writing()
    kept = one_of(log, "person", which)
    at = one_of(log, "participant", participant).record["id"] if participant else None
    last = (day or session.today()).isoformat()
    employments: list[dict[str, Any]] = []
    for one in kept.record["employments"]:
        employments += ended([one], last) if at in (None, one["participant"]) else [one]
    if employments == kept.record["employments"]:
        raise NotMet(_("{name} works for nobody there on that day.").format(name=kept.record["name"]))
    save_change(session, kept, {"employments": employments})
