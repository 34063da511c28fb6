"""`klyngetui import`: log documents, calendars and tables taken in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from klyngetui.cli.days import DAY
from klyngetui.cli.errors import NOT_MET, Misused
from klyngetui.cli.output import bullets, say
from klyngetui.cli.parts import N_, command, option
from klyngetui.cli.session import Session
from klyngetui.locale import _, ngettext

if TYPE_CHECKING:
    from klyngetui.exchange.imported import Imported


CALENDARS, SHEETS = (".ics", ".ical"), (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")


@command("import", help=N_("Take in log documents, calendars or tables: all or nothing, and safe to repeat."))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@option("--theirs", is_flag=True, help=N_("Where a record was changed here and there, take the document's."))
@option("--tick-domain", "domains", multiple=True, metavar="DOMAIN", help=N_("Keep a calendar's meetings with it."))
@option("--category", "categories", multiple=True, metavar="NAME", help=N_("Keep a calendar's meetings of it."))
@option("--private", is_flag=True, help=N_("Keep a calendar's private meetings too."))
@option("--as", "kind", type=click.Choice(["participants", "people", "activities"]), help=N_("What a table holds."))
@option("--map", "mapped", multiple=True, metavar="COLUMN=FIELD", help=N_("Which field a table's column holds."))
@option("--sheet", metavar="NAME", help=N_("Which sheet of a workbook; the first one, if not said."))
@option("--create", is_flag=True, help=N_("Make the participants and people a table names that are not known."))
@option(
    "--accept", metavar="KINDS", help=N_("What of a list to take: all, or joined,filled,changed,renamed,merged,left.")
)
@option("--since", type=DAY, metavar="DAY", help=N_("When those joined whose row says no day."))
@option("--dry-run", is_flag=True, help=N_("Check the files and say what they would do; write nothing."))
@click.pass_context
def take_in(ctx: click.Context, /, files: tuple[Path, ...], theirs: bool, dry_run: bool, **options: Any) -> None:
    """Take in each file; the first log document makes the log where there is none."""
    session = ctx.ensure_object(Session)
    other = next((file for file in files if file.suffix.lower() not in (".json", *CALENDARS, *SHEETS)), None)
    if other is not None:
        raise Misused(_("{file}: the name must end in .json, .ics, .csv or .xlsx").format(file=other))
    listed = [_one(session, file, theirs=theirs, dry_run=dry_run) for file in files if file.suffix.lower() == ".json"]
    calendars = [file for file in files if file.suffix.lower() in CALENDARS]
    choices = {name: options.pop(name) for name in ("domains", "categories", "private")}
    for file in (file for file in files if file.suffix.lower() in SHEETS):
        from klyngetui.cli.import_sheets import SheetOptions, import_sheet

        import_sheet(session, file, SheetOptions(dry_run=dry_run, **options))
    if calendars:
        from klyngetui.cli.import_calendars import import_calendars

        import_calendars(session, calendars, dry_run=dry_run, **choices)
    if any(listed):
        ctx.exit(NOT_MET)


def _one(session: Session, file: Path, *, theirs: bool, dry_run: bool) -> bool:
    """Whether something was left for somebody to look at."""
    from klyngetui.exchange.document_in import import_document, import_into
    from klyngetui.exchange.document_read import read_document

    document = read_document(file)
    if not session.path.exists():
        if dry_run:
            from klyngetui.store.log import unsaved_log

            with unsaved_log() as log:
                imported = import_document(log, document)
        else:
            imported = import_into(session.path, document)
            say(_("Made the log {path}").format(path=session.path))
    elif dry_run:
        from klyngetui.store.transaction import rehearsal

        log = session.writing()
        with rehearsal(log.connection):
            imported = import_document(log, document, theirs=theirs)
        log.refresh()
    else:
        imported = import_document(session.writing(), document, theirs=theirs)
    _tell(file, imported, dry_run=dry_run)
    return bool(imported.conflicts) and imported.merged is None


def _tell(file: Path, imported: Imported, *, dry_run: bool) -> None:
    if imported.merged is not None:
        n = imported.merged
        say(ngettext("{file}: {n} change taken over", "{file}: {n} changes taken over", n).format(file=file, n=n))
        if n := imported.erased:
            said = ngettext("{n} change is erased there and not here.", "{n} changes are erased there and not here.", n)
            say(said.format(n=n))
    else:
        say(
            _("{file}: {made} new, {changed} changed, {left} as they were").format(
                file=file, made=imported.made, changed=imported.changed, left=imported.left
            )
        )
    if imported.conflicts:
        if imported.merged is None:
            say(_("Changed both here and there, and left; take the document's with --theirs:"))
        else:
            say(_("Changed differently in both; settle them with: klyngetui conflicts"))
        bullets(f"{one.entity} {one.id}: {', '.join(one.fields)}" for one in imported.conflicts)
    if dry_run:
        say(_("Nothing was written."))
