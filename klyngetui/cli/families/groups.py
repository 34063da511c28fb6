"""`klyngetui groups`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from klyngetui.cli.choices import Word
from klyngetui.cli.days import DAY, iso
from klyngetui.cli.families.family import family, one_of
from klyngetui.cli.families.shown import shown_spells
from klyngetui.cli.output import say
from klyngetui.cli.parts import N_, option, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import _
from klyngetui.model.records import GROUP_KINDS, OUTCOMES

if TYPE_CHECKING:
    from klyngetui.store.log import Log


def _row(_log: Log, record: dict[str, Any]) -> tuple[str, ...]:
    from klyngetui.model.choice_labels import choice_label

    days = shown_spells([{"from": record["started_on"], "to": record["ended_on"]}], "")
    return record["name"], choice_label(record["kind"]), record["leader"] or "", days


groups = family("groups", "group", _row, help=N_("Working groups, projects and governance."))


@groups.command("add", help=N_("Add a group; started before the log began, if --since is not said."))
@click.argument("name")
@option("--kind", type=Word(GROUP_KINDS), default="working_group", show_default=True, help=N_("Which kind."))
@option("--aim", metavar="TEXT", help=N_("What it is for; a working group counts only with one."))
@option("--leader", metavar="TEXT", help=N_("Who leads it; a working group counts only with one."))
@option("--since", type=DAY, metavar="DAY", help=N_("The day it started."))
@with_session
def add(session: Session, since: date | None, **fields: str | None) -> None:
    """Make the group; its id goes to stdout."""
    from klyngetui.cli.saving import save_new

    save_new(session, "group", {**fields, "started_on": iso(since)})
    if since is None:
        say(_("Started before the log began, since no --since was said."))


@groups.command("end", help=N_("End a group."))
@click.argument("which", metavar="NAME|ID")
@option("--on", "day", type=DAY, metavar="DAY", help=N_("The day it ended; today, if not said."))
@option("--outcome", type=Word(OUTCOMES), help=N_("Whether it achieved its aim or was stopped."))
@option("--result", metavar="TEXT", help=N_("What came of it."))
@with_session
def end(session: Session, which: str, day: date | None, outcome: str | None, result: str | None) -> None:
    """Set the day it ended, and how."""
    from klyngetui.cli.saving import save_change

    kept = one_of(session.writing(), "group", which)
    patch = {"ended_on": iso(day or session.today()), "outcome": outcome, "result": result}
    save_change(session, kept, {name: value for name, value in patch.items() if value is not None})
