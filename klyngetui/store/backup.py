"""Copies of the whole log, each opened again and recounted before it counts as a backup."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from klyngetui import clock
from klyngetui.locale import _
from klyngetui.locale.os_words import os_words
from klyngetui.paths import make_private
from klyngetui.store.connection import hold_to_read_through
from klyngetui.store.copy_names import BY_ITSELF
from klyngetui.store.errors import LogError
from klyngetui.store.files import copy_missing
from klyngetui.store.log import Log, open_log
from klyngetui.store.tick import Tick, no_tick
from klyngetui.store.transaction import told
from klyngetui.store.unfinished import PART, sweep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Recount = Callable[[Log], object]

SUFFIX = ".klynge"
STAMP = "%Y%m%d-%H%M%S"
TRIES = 3
PAGES_AT_ONCE = 1024
"""Few enough to be copied in milliseconds: whoever saves meanwhile waits no longer."""
SECONDS_STEPPED_BACK = 0.05


def no_recount(_log: Log) -> object:
    """Counts nothing."""
    return None


def backup(
    log: Log,
    folder: Path | None = None,
    recount: Recount = no_recount,
    *,
    by_itself: str | None = None,
    tick: Tick = no_tick,
) -> Path:
    """Write a checked copy of the log and its evidence files to the folder; returns the copy's path.

    `recount` gives the figures of a log: those of the copy must be those of the log. Evidence goes to `<stem>.files` in
    the folder, which the log's backups share; `by_itself` marks a copy that nobody asked for. `tick` is told the pages
    copied and their number; what it raises stops the work, and nothing is left of it.
    Raises LogError when the copy could not be made or is not equal.
    """
    folder = folder or _default_folder()
    behind = "" if by_itself is None else BY_ITSELF + by_itself
    with disk_told(folder):
        make_private(folder)
        stamp = clock.now().astimezone().strftime(STAMP)
        final = free_name(folder / f"{log.path.stem}-{stamp}{behind}{SUFFIX}")
        part = final.with_name(f".{final.name}{PART}")
        sweep(folder, log.path.stem)
        try:
            checked_copy(log, part, recount, tick)
            copy_missing(log.files, evidence_of(final))
            os.replace(part, final)
        finally:
            part.unlink(missing_ok=True)
    return final


def backups(folder: Path | None = None) -> list[Path]:
    """The backups in the folder, newest first; [] where there are none."""
    folder = folder or _default_folder()
    found = [path for path in folder.glob(f"*{SUFFIX}") if path.is_file() and not path.name.startswith(".")]
    return sorted(found, key=lambda path: (_stamp_of(path), path.name), reverse=True)


def backups_of(log: Path, folder: Path | None = None, *, renamed: bool = False) -> list[Path]:
    """Those of the log at a path, told by its name, newest first; renamed ones are nobody's, and only given if asked
    for.
    """
    files = f"{log.stem}.files"
    return [path for path in backups(folder) if (evidence_of(path).name == files if _stamp_of(path) else renamed)]


def evidence_of(file: Path) -> Path:
    """The folder with the evidence files of a backup, shared by all backups of the log."""
    stamp = _stamp_of(file)
    if file.suffix != SUFFIX or not stamp:
        return file.with_name(file.name + ".files")
    return file.with_name(f"{file.stem[: -len(stamp) - 1]}.files")


def checked_copy(log: Log, part: Path, recount: Recount, tick: Tick = no_tick) -> None:
    """Copy until nobody wrote in the meantime, and compare what both hold."""
    for _try in range(TRIES):
        log.refresh()
        before = log.version()
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        _copy_pages(log, part, tick)
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        with closing(open_log(part, write=False)) as copy:
            hold_to_read_through(copy.connection)
            _verify(copy)
            equal = _facts(log) == _facts(copy) and recount(log) == recount(copy)
        if equal:
            return
        if log.version() == before:
            break
    raise LogError(_("The copy is not equal to the log and was thrown away; run: klyngetui doctor"))


def _copy_pages(log: Log, part: Path, tick: Tick) -> None:
    """Copy the file some pages at a time, beginning again whenever somebody saved in between.

    A copy in one go would hold up every save until it is made.
    """

    def told_pages(_status: int, left: int, total: int) -> None:
        tick(total - left, total)

    with closing(sqlite3.connect(part, isolation_level=None)) as copy:
        # Half a copy is thrown away, so that it needs no journal of its own.
        copy.execute("PRAGMA journal_mode = OFF")
        copy.execute("PRAGMA synchronous = OFF")
        log.connection.backup(copy, pages=PAGES_AT_ONCE, progress=told_pages, sleep=SECONDS_STEPPED_BACK)


def _verify(copy: Log) -> None:
    line = copy.connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if line != "ok":
        raise LogError(_("The log is damaged ({why}); nothing was copied.").format(why=line))


def _facts(log: Log) -> tuple[Any, ...]:
    """The number of changes, the ends of the chains and how many records stand."""
    # Beside max() SQLite gives the other columns of the very row that has it.
    heads = log.connection.execute(
        "SELECT device, max(seq), count(*), digest FROM change GROUP BY device ORDER BY device"
    ).fetchall()
    records = log.connection.execute("SELECT count(*), total(deleted) FROM record").fetchone()
    return heads, records


def free_name(path: Path) -> Path:
    """The path, or the first one with a number behind its stem that is not taken."""
    free, number = path, 1
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


def _stamp_of(path: Path) -> str:
    """The day, time and number behind the log's name, or nothing where the file was renamed."""
    import re

    found = re.search(rf"\d{{8}}-\d{{6}}(-\d+)?({BY_ITSELF}[0-9a-f]{{8}}(-\d+)?)?$", path.stem)
    return found.group() if found else ""


def _default_folder() -> Path:
    from klyngetui.paths import backups_folder

    return backups_folder()


@contextmanager
def disk_told(folder: Path) -> Iterator[None]:
    """The user's words for what the disk or SQLite says."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise told(error, place=str(folder)) from error
    except sqlite3.DatabaseError as error:
        raise LogError(_("The log is damaged ({why}); nothing was copied.").format(why=error)) from error
    except OSError as error:
        words = _("{folder} cannot be written: {why}.").format(folder=folder, why=os_words(error))
        raise LogError(words) from error
