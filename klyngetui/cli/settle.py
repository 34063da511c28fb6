"""`klyngetui hold`, `cancel` and `delete`."""

from __future__ import annotations

import click

from klyngetui.cli.output import say
from klyngetui.cli.parts import N_, command, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import _


@command("hold", help=N_("Mark a planned entry as held."))
@click.argument("id")
@with_session
def hold(session: Session, id: str) -> None:
    """Mark as held."""
    _settle(session, id, "held")


@command("cancel", help=N_("Mark an entry as cancelled."))
@click.argument("id")
@with_session
def cancel(session: Session, id: str) -> None:
    """Mark as cancelled."""
    _settle(session, id, "cancelled")


@command("delete", help=N_("Delete a record that nothing refers to; undo brings it back."))
@click.argument("id")
@with_session
def delete(session: Session, id: str) -> None:
    """Delete one record with its evidence."""
    from klyngetui.cli.records import find
    from klyngetui.store.delete import delete as delete_record
    from klyngetui.store.history import action_words

    log = session.writing()
    action = delete_record(log, find(log, id).record["id"])
    say(_("{what}. Take it back with: klyngetui undo").format(what=action_words(log, action)))


def _settle(session: Session, said: str, status: str) -> None:
    from klyngetui.cli.records import find
    from klyngetui.cli.saving import save_change

    save_change(session, find(session.writing(), said, "activity"), {"status": status})
