"""`klyngetui evidence`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from klyngetui.cli.families.family import family
from klyngetui.cli.families.shown import shown
from klyngetui.cli.parts import N_, option, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import _

if TYPE_CHECKING:
    from klyngetui.store.log import Log


def _row(log: Log, record: dict[str, Any]) -> tuple[str, ...]:
    from klyngetui.store.history import record_name

    level = _("level {n}").format(n=record["level"]) if record["level"] else ""
    what = record["label"] or record["filename"] or record["url"] or ""
    return shown(record["added_on"]), level, what, record_name(log, record["of"]["id"])


evidence = family("evidence", "evidence", _row, help=N_("Files and links that show what took place."))


@evidence.command("add", help=N_("Attach a file or a link to a record."))
@click.argument("id")
@click.argument("what", metavar="PATH|URL")
@option(
    "--level",
    type=click.IntRange(1, 3),
    help=N_("1 own notes; 2 invitation, minutes or list; 3 signed list or outside document."),
)
@option("--label", metavar="TEXT", help=N_("What to call it."))
@with_session
def add(session: Session, id: str, what: str, level: int | None, label: str | None) -> None:
    """Attach it; the evidence's id goes to stdout."""
    from klyngetui.cli.attaching import evidence_edit
    from klyngetui.cli.records import find
    from klyngetui.cli.saving import Saving
    from klyngetui.store.history import action_words

    with Saving(session) as saving:
        kept = find(saving.log, id)
        of = {"entity": kept.entity, "id": kept.record["id"]}
        edit = evidence_edit(saving.log, of, what, saving.today, level=level, label=label)
        saving.commit(edit)
        saving.say(action_words(saving.log, saving.action))
        saving.tell()
        saving.made(edit.id)
