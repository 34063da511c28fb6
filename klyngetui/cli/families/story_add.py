"""`klyngetui stories add TITLE`: the same as `klyngetui add story --title TITLE`."""

from __future__ import annotations

from datetime import date

import click

from klyngetui.cli.days import DAY, iso
from klyngetui.cli.families.family import one_of
from klyngetui.cli.parts import N_, command, option, with_session
from klyngetui.cli.session import Session


@command("add", help=N_("Add a story."))
@click.argument("title")
@option("--with", "whom", multiple=True, metavar="NAME", help=N_("Which participants it is about."))
@option("--date", "day", type=DAY, metavar="DAY", help=N_("The day of its outcome."))
@option("--contribution", metavar="TEXT", help=N_("What the cluster did."))
@option("--result", metavar="TEXT", help=N_("What came of it."))
@with_session
def add(session: Session, whom: tuple[str, ...], day: date | None, **told: str | None) -> None:
    """Make the story; its id goes to stdout."""
    from klyngetui.cli.saving import save_new

    log = session.writing()
    participants = [{"participant": one_of(log, "participant", name).record["id"]} for name in dict.fromkeys(whom)]
    save_new(session, "story", {**told, "participants": participants, "outcome_on": iso(day)})
