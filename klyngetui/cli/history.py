"""`klyngetui history`: who changed what, when."""

from __future__ import annotations

import click

from klyngetui.cli.output import emit, table
from klyngetui.cli.parts import N_, as_json, command, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import _


@command("history", help=N_("A record's changes in words: who changed what, when."))
@click.argument("id")
@as_json()
@with_session
def history(session: Session, id: str, as_json: bool) -> None:
    """Print the changes, oldest first."""
    from klyngetui.cli.moments import local
    from klyngetui.cli.records import find
    from klyngetui.store.history import history as steps_of

    log = session.reading()
    steps = steps_of(log, find(log, id).record["id"])
    if as_json:
        emit([{"at": f"{one.at:%Y-%m-%dT%H:%M:%SZ}", "by": one.actor, "words": list(one.words)} for one in steps])
        return
    zone = log.cluster["timezone"]
    rows = [(local(step.at, zone), step.actor or _("somebody"), "; ".join(step.words)) for step in steps]
    table(rows)
