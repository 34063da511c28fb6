"""`klyngetui export`: the log as a document, a table or a report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from klyngetui.cli.days import DAY
from klyngetui.cli.output import say
from klyngetui.cli.parts import N_, Group, command, option, with_session
from klyngetui.cli.session import Session
from klyngetui.locale import ngettext

OUT = click.Path(path_type=Path)

REPORTS = {name: f"klyngetui.cli.reports:{name}" for name in ("xlsx", "html", "pdf", "pack")}
REPORTS["person"] = "klyngetui.cli.export_person:person"

export = Group(
    "export",
    no_args_is_help=True,
    later=REPORTS,
    help=N_("Write the log as a document or a table (- is stdout), or a report on its figures."),
)


@command("json", help=N_("Write the whole log as a document that can be imported again."))
@click.argument("out", type=OUT)
@option("--with-history", is_flag=True, help=N_("Every change too, to bring two people's logs together."))
@with_session
def as_document(session: Session, out: Path, with_history: bool) -> None:
    """Write the document."""
    from klyngetui.exchange.document_out import what_to_settle, write_document

    log = session.reading()
    count = write_document(log, _path(out), with_history=with_history)
    say(ngettext("{n} record written.", "{n} records written.", count).format(n=count))
    if not with_history and (told := what_to_settle(log)):
        say(told)


@command("csv", help=N_("Write one row for each entry and participant."))
@click.argument("out", type=OUT)
@option("--period", metavar="PERIOD", help=N_("Only the entries of this window, as in year:2026."))
@option("--as-of", type=DAY, metavar="DAY", help=N_("Nothing after this day; today, if not said."))
@with_session
def as_table(session: Session, out: Path, period: str | None, as_of: date | None) -> None:
    """Write the table."""
    from klyngetui.exchange.csv_out import write_csv

    log = session.reading()
    first, last = None, as_of
    if period is not None:
        from klyngetui.model import periods

        day = as_of or session.today()
        assessment = log.cluster["assessment_on"]
        window = periods.parse(period, day, date.fromisoformat(assessment) if assessment else None)
        first, last = window.start, periods.last_day(window, day)
    count = write_csv(log, _path(out), first=first, last=last)
    say(ngettext("{n} row written.", "{n} rows written.", count).format(n=count))


export.add_command(as_document)
export.add_command(as_table)


def _path(out: Path) -> Path | None:
    return None if str(out) == "-" else out
