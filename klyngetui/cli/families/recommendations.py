"""`klyngetui recommendations`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from klyngetui.cli.days import DAY, iso
from klyngetui.cli.families.family import family, one_of
from klyngetui.cli.families.shown import shown
from klyngetui.cli.parts import N_, option, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import _

if TYPE_CHECKING:
    from klyngetui.store.log import Log


def _row(_log: Log, record: dict[str, Any]) -> tuple[str, ...]:
    closed = _("closed {day}").format(day=shown(record["closed_on"])) if record["closed_on"] else ""
    return shown(record["assessment_on"]), record["indicator"] or "", closed, record["text"] or ""


recommendations = family(
    "recommendations", "recommendation", _row, help=N_("What the last assessment recommended, and what came of it.")
)


@recommendations.command("add", help=N_("Add a recommendation."))
@click.argument("text")
@option("--assessment", type=DAY, metavar="DAY", help=N_("The day of the assessment that made it."))
@option("--indicator", metavar="NUMBER", help=N_("The indicator it is about."))
@option("--action", metavar="TEXT", help=N_("What was done."))
@option("--effect", metavar="TEXT", help=N_("What came of it."))
@with_session
def add(session: Session, assessment: date | None, **told: str | None) -> None:
    """Make the recommendation; its id goes to stdout."""
    from klyngetui.cli.saving import save_new

    save_new(session, "recommendation", {**told, "assessment_on": iso(assessment)})


@recommendations.command("end", help=N_("Close a recommendation."))
@click.argument("id")
@option("--on", "day", type=DAY, metavar="DAY", help=N_("The day; today, if not said."))
@option("--effect", metavar="TEXT", help=N_("What came of it."))
@with_session
def end(session: Session, id: str, day: date | None, effect: str | None) -> None:
    """Set the day it was closed."""
    from klyngetui.cli.saving import save_change

    told = {"effect": effect} if effect else {}
    kept = one_of(session.writing(), "recommendation", id)
    save_change(session, kept, {"closed_on": iso(day or session.today()), **told})
