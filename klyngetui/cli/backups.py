"""The backups there are, each with its figures."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from klyngetui.cli.errors import NotMet
from klyngetui.cli.output import emit, say, table
from klyngetui.indicators.effects import standing
from klyngetui.indicators.scope import share_of
from klyngetui.locale import _, ngettext
from klyngetui.locale.formats import number
from klyngetui.store.backup import backups, backups_of
from klyngetui.store.copies import copies_beside
from klyngetui.store.log import open_log
from klyngetui.store.trouble import TROUBLE

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from klyngetui.cli.session import Session
    from klyngetui.store.log import Log

FIGURES = ("records", "changes", "2.5", "4.5", "5.2")


def list_backups(session: Session, *, as_json: bool) -> None:
    """The log's backups, newest first, those that were renamed and the copies beside the log, with their figures as of
    the day each was made; how many are of other logs.

    Raises NotMet where there are none.
    """
    folder = session.backup_folder()
    ours = backups_of(session.path, folder, renamed=True)
    found = [_told(path) for path in [*ours, *copies_beside(session.path)]]
    others = len(backups(folder)) - len(ours)
    if others:
        told = ngettext("{n} more is of another log: {folder}", "{n} more are of other logs: {folder}", others)
        say(told.format(n=number(others), folder=folder))
    if not found:
        session.reading()
        raise NotMet(_("There is no backup in {folder}; name one: klyngetui restore FILE").format(folder=folder))
    if as_json:
        emit([{**one, "made": f"{one['made'].astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"} for one in found])
        return
    heads = (_("made"), _("records"), _("changes"), "2.5", "4.5", "5.2", _("file"))
    shown = [{**one, "made": f"{one['made']:%Y-%m-%d %H:%M}"} for one in found]
    table([[_cell(value) for value in one.values()] for one in shown], heads)
    say(_("Put one in the log's place with: klyngetui restore FILE"))


def _cell(value: Any) -> str:
    if isinstance(value, dict):
        return f"{value['n']}/{value['of']}"
    return "–" if value is None else str(value)


def _told(path: Path) -> dict[str, Any]:
    """A backup and its figures, shares as in every other JSON; null where it cannot be read."""
    made = datetime.fromtimestamp(path.stat().st_mtime)
    told: dict[str, Any] = dict.fromkeys(FIGURES)
    try:
        with open_log(path, write=False) as log:
            told |= _figures(log, made.date())
    except TROUBLE:
        pass
    return {"made": made, **told, "file": str(path)}


def _figures(log: Log, day: date) -> dict[str, Any]:
    count = "SELECT (SELECT count(*) FROM record WHERE deleted = 0), (SELECT count(*) FROM change)"
    records, changes = log.connection.execute(count).fetchone()
    now = standing(log, day)
    shares = (share_of(*share) for share in (now.reached, now.in_groups))
    return dict(zip(FIGURES, (records, changes, *shares, now.usable), strict=True))
