"""Copies that are made by themselves when the log changed: one for each of some days and of some weeks."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from klyngetui.store import connection as connections
from klyngetui.store.backup import SUFFIX, backup, no_recount
from klyngetui.store.copy_names import BY_ITSELF, mark_of
from klyngetui.store.errors import LogError
from klyngetui.store.tick import no_tick

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klyngetui.store.backup import Recount
    from klyngetui.store.log import Log
    from klyngetui.store.tick import Tick

NAME = re.compile(rf"-(\d{{8}})-(\d{{6}}){BY_ITSELF}[0-9a-f]{{8}}(?:-\d+)?{re.escape(SUFFIX)}$")


class Keep(NamedTuple):
    """For how many days, and for how many weeks, the last copy is kept; none at all where both are 0."""

    days: int = 7
    weeks: int = 5


DEFAULT = Keep()
OFF = "off"


def keep_from(said: str | None) -> Keep | None:
    """What the setting `backups` says: "off", or days and weeks as in "7+5"; None where it says neither."""
    if not said:
        return DEFAULT
    if said.strip().lower() == OFF:
        return Keep(0, 0)
    days, plus, weeks = (part.strip() for part in said.partition("+"))
    if not all(part.isascii() and part.isdigit() and len(part) < 4 for part in (days, weeks if plus else "0")):
        return None
    return Keep(int(days), int(weeks) if plus else 0)


def is_passing(path: Path) -> bool:
    """Whether the log is a sample in a temporary folder, of which no copies are kept."""
    if not path.parent.name.startswith("klyngetui-"):
        return False
    import tempfile

    return path.parent.parent == Path(tempfile.gettempdir())


class Copy(NamedTuple):
    """A copy made by itself, and when."""

    path: Path
    made: datetime


def rotate(
    log: Log, folder: Path, keep: Keep, today: date, recount: Recount = no_recount, tick: Tick = no_tick
) -> Path | None:
    """Make the day's copy if the log changed since the last one, and remove those no longer kept; returns the copy.

    `tick` is that of `backup`. Raises LogError where the copy could not be made; nothing is removed then.
    """
    if not due(log, folder, keep, today):
        return None
    made = backup(log, folder, recount, by_itself=mark_of(log), tick=tick)
    for old in outdated(copies(log, folder), keep):
        old.unlink(missing_ok=True)
    return made


def due(log: Log, folder: Path, keep: Keep, today: date) -> bool:
    """Whether there is no copy of today yet, and the last one is not of the log as it stands."""
    if not keep.days and not keep.weeks:
        return False
    newest = next(iter(copies(log, folder)), None)
    if newest is None:
        return True
    return newest.made.date() < today and _end(log.connection) != _end_of(newest.path)


def copies(log: Log, folder: Path) -> list[Copy]:
    """The copies of this log made by themselves, newest first."""
    mark = mark_of(log)
    found = []
    for path in folder.glob(f"{_literal(log.path.stem)}-*{BY_ITSELF}{mark}*{SUFFIX}"):
        if match := NAME.search(path.name):
            try:
                found.append(Copy(path, datetime.fromisoformat(f"{match[1]}T{match[2]}")))
            except ValueError:
                continue
    return sorted(found, key=lambda one: (one.made, one.path.name), reverse=True)


def outdated(found: Iterable[Copy], keep: Keep) -> list[Path]:
    """Those of the copies, newest first, that are the last of no day and no week to be kept."""
    days: dict[date, None] = {}
    weeks: dict[tuple[int, int], None] = {}
    gone = []
    for copy in found:
        day = copy.made.date()
        year, week, _weekday = day.isocalendar()
        daily = day not in days and len(days) < keep.days
        weekly = (year, week) not in weeks and len(weeks) < keep.weeks
        if daily:
            days[day] = None
        if weekly:
            weeks[year, week] = None
        if not daily and not weekly:
            gone.append(copy.path)
    return gone


def _end(connection: sqlite3.Connection) -> tuple[int, str]:
    row = connection.execute("SELECT seq, digest FROM change ORDER BY seq DESC LIMIT 1").fetchone()
    return (row[0], row[1]) if row else (0, "")


def _end_of(copy: Path) -> tuple[int, str] | None:
    """The last change of a copy; None where the copy cannot be read, which makes a new one due."""
    try:
        with closing(connections.connect(copy, write=False)) as connection:
            return _end(connection)
    except (LogError, sqlite3.Error):
        return None


def _literal(name: str) -> str:
    from glob import escape

    return escape(name)
