"""`klyngetui edit`: fields of one record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from klyngetui.cli.parts import N_, command, with_session
from klyngetui.cli.session import Session

if TYPE_CHECKING:
    from klyngetui.store.cabinet import Kept

AS_GIVEN = {"ignore_unknown_options": True, "allow_interspersed_args": False}
FIELDS = "--FIELD VALUE…"


@command(
    "edit",
    context_settings=AS_GIVEN,
    help=N_("Change a record: --FIELD VALUE, --add-FIELD and --remove-FIELD for lists, --json PATCH for anything."),
)
@click.argument("id")
@click.argument("fields", nargs=-1, type=click.UNPROCESSED, metavar=FIELDS)
@with_session
def edit(session: Session, id: str, fields: tuple[str, ...]) -> None:
    """Change one record, whatever it is."""
    from klyngetui.cli.records import find

    edit_record(session, find(session.writing(), id), fields)


def edit_record(session: Session, kept: Kept, fields: tuple[str, ...]) -> None:
    """Save what the options say of a record and tell what changed; raises Misused, Invalid or LogError."""
    from klyngetui.cli.patches import read_patch
    from klyngetui.cli.saving import save_change
    from klyngetui.cli.values import Reader

    patch = read_patch(Reader(session.writing(), session.today()), kept, fields)
    save_change(session, kept, patch)
