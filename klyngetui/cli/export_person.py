"""`klyngetui export person`: everything held about one person."""

from __future__ import annotations

from pathlib import Path

import click

from klyngetui.cli.output import say
from klyngetui.cli.parts import N_, command, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import ngettext


@command("person", help=N_("Write everything held about one person (- is stdout)."))
@click.argument("name")
@click.argument("out", type=click.Path(path_type=Path))
@with_session
def person(session: Session, name: str, out: Path) -> None:
    """Write the document; JSON, readable by its owner alone."""
    from klyngetui.cli.erase import traces_of
    from klyngetui.cli.output import emit
    from klyngetui.exchange.person_out import person_document, write_person

    log = session.reading()
    found = traces_of(log, name)
    if str(out) == "-":
        emit(person_document(log, found))
        return
    document = write_person(log, found, out)
    n = len(document["records"]) + len({one.id for one in found.mentions} - found.near)
    say(
        ngettext("{n} record about {name} written.", "{n} records about {name} written.", n).format(
            n=n, name=found.whom.name
        )
    )
