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
    from klyngetui.cli.erase import person_named
    from klyngetui.cli.output import emit
    from klyngetui.exchange.person_out import person_document, write_person

    log = session.reading()
    kept = person_named(log, name)
    if str(out) == "-":
        emit(person_document(log, kept))
        return
    document = write_person(log, kept, out)
    n = len(document["records"])
    say(
        ngettext("{n} record about {name} written.", "{n} records about {name} written.", n).format(
            n=n, name=kept.record["name"]
        )
    )
