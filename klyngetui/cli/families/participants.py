"""`klyngetui participants`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from klyngetui.cli.choices import Word
from klyngetui.cli.days import DAY
from klyngetui.cli.errors import NotMet
from klyngetui.cli.families.family import ended, family, one_of, spell
from klyngetui.cli.families.shown import shown_spells
from klyngetui.cli.output import say
from klyngetui.cli.parts import N_, option, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import _
from klyngetui.model.records import GROUNDS, PARTICIPANT_KINDS

if TYPE_CHECKING:
    from klyngetui.store.log import Log


def _row(_log: Log, record: dict[str, Any]) -> tuple[str, ...]:
    from klyngetui.model.choice_labels import choice_label

    return record["name"], choice_label(record["kind"]), shown_spells(record["commitments"], _("not committed"))


participants = family("participants", "participant", _row, help=N_("The organisations of the cluster."))


@participants.command(
    "add", help=N_("Add a participant; committed since before the log began, if --since is not said.")
)
@click.argument("name")
@option("--kind", type=Word(PARTICIPANT_KINDS), required=True, help=N_("What kind of organisation it is."))
@option("--since", type=DAY, metavar="DAY", help=N_("The first day of its commitment."))
@option("--ground", type=Word(GROUNDS), default="agreement", show_default=True, help=N_("What it rests on."))
@option("--org-number", metavar="NUMBER", help=N_("Its organisation number."))
@option("--prospect", is_flag=True, help=N_("It is not committed (yet)."))
@with_session
def add(
    session: Session, name: str, kind: str, since: date | None, ground: str, org_number: str | None, prospect: bool
) -> None:
    """Make the participant; its id goes to stdout."""
    from klyngetui.cli.saving import save_new

    commitments = [] if prospect else [spell(since, ground=ground)]
    save_new(
        session,
        "participant",
        {"name": name, "kind": kind, "org_number": org_number, "commitments": commitments},
    )
    if since is None and not prospect:
        say(_("Committed since before the log began, since no --since was said."))


@participants.command("end", help=N_("End its commitment; --on is the last day."))
@click.argument("which", metavar="NAME|ID")
@option("--on", "day", type=DAY, metavar="DAY", help=N_("The last day; today, if not said."))
@with_session
def end(session: Session, which: str, day: date | None) -> None:
    """End every commitment that is open."""
    from klyngetui.cli.saving import save_change

    kept = one_of(session.writing(), "participant", which)
    commitments = ended(kept.record["commitments"], (day or session.today()).isoformat())
    if commitments == kept.record["commitments"]:
        raise NotMet(_("{name} is not committed on that day.").format(name=kept.record["name"]))
    save_change(session, kept, {"commitments": commitments})


@participants.command("succeed", help=N_("A is succeeded by B from a day on."))
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@option("--on", "day", type=DAY, required=True, metavar="DAY", help=N_("The first day of B in place of A."))
@with_session
def succeed(session: Session, a: str, b: str, day: date) -> None:
    """Let one follow another."""
    from klyngetui.cli.saving import save_change

    log = session.writing()
    heir = one_of(log, "participant", b)
    save_change(
        session,
        one_of(log, "participant", a),
        {"succeeded_by": {"participant": heir.record["id"], "on": day.isoformat()}},
    )
