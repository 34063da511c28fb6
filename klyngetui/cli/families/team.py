"""`klyngetui team`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from klyngetui.cli.days import DAY
from klyngetui.cli.errors import NotMet
from klyngetui.cli.families.family import ended, family, one_of, spell
from klyngetui.cli.families.shown import shown_spells
from klyngetui.cli.output import say
from klyngetui.cli.parts import N_, option, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import _

if TYPE_CHECKING:
    from klyngetui.store.log import Log


def _row(log: Log, record: dict[str, Any]) -> tuple[str, ...]:
    from klyngetui.cli.records import name_of

    return (
        record["name"],
        shown_spells(record["spells"], _("never")),
        record["email"] or "",
        name_of(log, record["employer"]),
    )


team = family("team", "team_member", _row, help=N_("The cluster's own team."))


@team.command("add", help=N_("Add somebody to the team; since always, if --since is not said."))
@click.argument("name")
@option("--since", type=DAY, metavar="DAY", help=N_("The first day in the team."))
@option("--email", metavar="ADDRESS", help=N_("E-mail address."))
@option("--employer", metavar="PARTICIPANT", help=N_("The participant that pays, if one does."))
@with_session
def add(session: Session, name: str, since: date | None, email: str | None, employer: str | None) -> None:
    """Make the team member; the id goes to stdout."""
    from klyngetui.cli.saving import save_new

    paid_by = one_of(session.writing(), "participant", employer).record["id"] if employer else None
    save_new(session, "team_member", {"name": name, "email": email, "spells": [spell(since)], "employer": paid_by})
    if since is None:
        say(_("In the team since before the log began, since no --since was said."))


@team.command("end", help=N_("End somebody's time in the team; --on is the last day."))
@click.argument("which", metavar="NAME|ID")
@option("--on", "day", type=DAY, metavar="DAY", help=N_("The last day; today, if not said."))
@with_session
def end(session: Session, which: str, day: date | None) -> None:
    """End every spell that is open."""
    from klyngetui.cli.saving import save_change

    kept = one_of(session.writing(), "team_member", which)
    spells = ended(kept.record["spells"], (day or session.today()).isoformat())
    if spells == kept.record["spells"]:
        raise NotMet(_("{name} is not in the team on that day.").format(name=kept.record["name"]))
    save_change(session, kept, {"spells": spells})
