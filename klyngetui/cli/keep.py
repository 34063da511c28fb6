"""`klyngetui backup` and `restore`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from klyngetui.cli.output import data, say
from klyngetui.cli.parts import N_, as_json, command, with_session
from klyngetui.cli.progress import progress
from klyngetui.cli.session import Session
from klyngetui.locale import _

if TYPE_CHECKING:
    from klyngetui.store.log import Log

PATH = click.Path(path_type=Path)


@command("backup", help=N_("Write a checked copy of the log and its evidence."))
@click.argument("dir", required=False, type=PATH)
@with_session
def backup(session: Session, dir: Path | None) -> None:
    """The copy's path goes to stdout."""
    from klyngetui.store.backup import backup as copy

    with progress(_("Copying the log")) as tick:
        made = copy(session.reading(), dir or session.backup_folder(), recount=recount, tick=tick)
    say(_("Backed up, opened again and recounted."))
    data(str(made))


@command("restore", help=N_("Put a backup in the log's place, which is kept; without FILE, list the backups."))
@click.argument("file", required=False, type=PATH)
@as_json()
@with_session
def restore(session: Session, file: Path | None, as_json: bool) -> None:
    """Where the replaced log is kept now goes to stdout; restoring that undoes this."""
    from klyngetui.store.restore import restore as put_back
    from klyngetui.store.restore import written_by_newer

    if file is None:
        from klyngetui.cli.backups import list_backups

        list_backups(session, as_json=as_json)
        return
    replaced = put_back(session.path, file, recount=recount)
    say(_("Restored {file}").format(file=file))
    if newer := written_by_newer(session.path):
        say(newer)
    if replaced is not None:
        say(_("The log that was there is kept; to have it back: klyngetui restore {path}").format(path=replaced))
        data(str(replaced))


def recount(log: Log) -> dict[str, Any]:
    """The figures of a log today, by which a copy is held against it."""
    from klyngetui import clock
    from klyngetui.indicators.figures import figures

    return figures(log, clock.today(log.cluster["timezone"]))
