"""`klyngetui add story`: a success story by its options."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from klyngetui.cli.days import DAY, iso
from klyngetui.cli.errors import Misused
from klyngetui.cli.parts import N_, command, option, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import _

if TYPE_CHECKING:
    from klyngetui.cli.saving import Saving


@command("story", help=N_("Log a success story."))
@option("--title", required=True, metavar="TEXT", help=N_("Its title."))
@option("--with", "whom", multiple=True, metavar="NAME", help=N_("Which participants it is about."))
@option("--date", "day", type=DAY, metavar="DAY", help=N_("The day of its outcome."))
@option("--situation", metavar="TEXT", help=N_("How it was before."))
@option("--contribution", metavar="TEXT", help=N_("What the cluster did."))
@option("--result", metavar="TEXT", help=N_("What came of it."))
@option("--evidence", multiple=True, metavar="PATH|URL", help=N_("What shows it."))
@option("--create", is_flag=True, help=N_("Make the participants that are not known."))
@option("--dry-run", is_flag=True, help=N_("Say what would be logged, and write nothing."))
@with_session
def story(
    session: Session,
    whom: tuple[str, ...],
    day: date | None,
    evidence: tuple[str, ...],
    create: bool,
    dry_run: bool,
    **told: str | None,
) -> None:
    """Make the story; its id goes to stdout."""
    from klyngetui.cli.attaching import evidence_edit
    from klyngetui.cli.saving import Saving
    from klyngetui.model.ids import uuid7
    from klyngetui.store.changes import Edit

    with Saving(session, dry_run=dry_run) as saving:
        patch: dict[str, Any] = {name: text for name, text in told.items() if text is not None}
        patch |= {"participants": _participants(saving, whom, create=create), "outcome_on": iso(day)}
        entry = Edit("story", uuid7(), patch)
        of = {"entity": "story", "id": entry.id}
        pieces = [evidence_edit(saving.log, of, said, saving.today, copy=not dry_run) for said in evidence]
        saving.say(_described(saving, patch, day))
        saving.save_entry(entry, *pieces)


def _participants(saving: Any, whom: tuple[str, ...], *, create: bool) -> list[dict[str, Any]]:
    from klyngetui.cli.attending import pair_of

    pairs = dict.fromkeys(pair_of(saving, said, create=create) for said in whom)
    if any(person for _participant, person in pairs):
        raise Misused(_("A story names participants only: --with NAME"))
    return [{"participant": participant} for participant, _person in pairs]


def _described(saving: Saving, patch: dict[str, Any], day: date | None) -> str:
    from klyngetui.cli.records import participants_of
    from klyngetui.locale.formats import long_day
    from klyngetui.model.choice_labels import entity_label

    names = " + ".join(participants_of(saving.log, patch))
    return " · ".join(filter(None, (entity_label("story"), long_day(day) if day else "", names, patch["title"])))
