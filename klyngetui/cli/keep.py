"""`klyngetui backup` and `restore`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from klyngetui.cli.errors import NotMet
from klyngetui.cli.output import data, say
from klyngetui.cli.parts import N_, command, with_session
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

    made = copy(session.reading(), dir or session.backup_folder(), recount=recount)
    say(_("Backed up, opened again and recounted."))
    data(str(made))


@command("restore", help=N_("Put a backup, the newest if none is named, in the log's place; the log there is kept."))
@click.argument("file", required=False, type=PATH)
@with_session
def restore(session: Session, file: Path | None) -> None:
    """Where the replaced log is kept now goes to stdout."""
    from klyngetui.store.backup import backups
    from klyngetui.store.restore import restore as put_back

    if not session.path.exists():
        session.reading()
    if file is None:
        folder = session.backup_folder()
        file = next(iter(backups(folder)), None)
        if file is None:
            raise NotMet(_("There is no backup in {folder}; name one: klyngetui restore FILE").format(folder=folder))
    replaced = put_back(session.path, file, recount=recount)
    say(_("Restored {file}").format(file=file))
    if replaced is not None:
        say(_("The log that was there is kept."))
        data(str(replaced))


def recount(log: Log) -> dict[str, Any]:
    """The figures of a log today, by which a copy is held against it."""
    from klyngetui import clock
    from klyngetui.indicators.figures import figures

    return figures(log, clock.today(log.cluster["timezone"]))
