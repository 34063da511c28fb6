"""Copies of the whole log, each opened again and recounted before it counts as a backup."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from klyngetui import clock
from klyngetui.locale import _
from klyngetui.store import connection as connections
from klyngetui.store.chain_check import check_chain
from klyngetui.store.errors import LogError, Refused
from klyngetui.store.files import copy_missing
from klyngetui.store.log import Log, open_log
from klyngetui.store.rebuild import no_tick
from klyngetui.store.transaction import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Recount = Callable[[Log], object]

SUFFIX = ".klynge"
STAMP = "%Y%m%d-%H%M%S"
TRIES = 3


def no_recount(_log: Log) -> object:
    """Counts nothing."""
    return None


def backup(log: Log, folder: Path | None = None, recount: Recount = no_recount) -> Path:
    """Write a checked copy of the log and its evidence files to the folder; returns the copy's path.

    `recount` gives the figures of a log: those of the copy must be those of the log. Evidence goes to `<stem>.files` in
    the folder, which the log's backups share. Raises LogError when the copy could not be made or is not equal.
    """
    folder = folder or _default_folder()
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        final = _free_name(folder / f"{log.path.stem}-{clock.now().astimezone().strftime(STAMP)}{SUFFIX}")
        part = final.with_name(f".{final.name}.part")
        try:
            _checked_copy(log, part, recount)
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


def restore(path: Path, file: Path, recount: Recount = no_recount) -> Path | None:
    """Put a backup in the log's place; returns where the log that was there is kept now, or None.

    The backup is verified first, and at no moment is there nothing at the path. Raises Refused for a backup of another
    cluster, LogError for one that is damaged.
    """
    with _told(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = path.with_name(f".{path.name}.restoring")
        try:
            with closing(open_log(file, write=False)) as source:
                _refuse_another_cluster(path, source)
                _refuse_altered(source)
                _checked_copy(source, part, recount)
            copy_missing(evidence_of(file), path.with_name(path.name + ".files"))
            replaced = _keep_replaced(path) if path.exists() else None
            os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)
    return replaced


def evidence_of(file: Path) -> Path:
    """The folder with the evidence files of a backup, shared by all backups of the log."""
    stamp = _stamp_of(file)
    if file.suffix != SUFFIX or not stamp:
        return file.with_name(file.name + ".files")
    return file.with_name(f"{file.stem[: -len(stamp) - 1]}.files")


def _checked_copy(log: Log, part: Path, recount: Recount) -> None:
    """Copy until nobody wrote in the meantime, and compare what both hold."""
    for _try in range(TRIES):
        before = log.version()
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        log.connection.execute("VACUUM INTO ?", (str(part),))
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        with closing(open_log(part, write=False)) as copy:
            _verify(copy)
            equal = _facts(log) == _facts(copy) and recount(log) == recount(copy)
        if equal:
            return
        if log.version() == before:
            break
        log.refresh()
    raise LogError(_("The copy is not equal to the log and was thrown away; run: klyngetui doctor"))


def _verify(copy: Log) -> None:
    line = copy.connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if line != "ok":
        raise LogError(_("The log is damaged ({why}); nothing was copied.").format(why=line))


def _facts(log: Log) -> tuple[Any, ...]:
    """The number of changes, the ends of the chains and how many records stand."""
    heads = log.connection.execute(
        "SELECT device, max(seq), count(*), (SELECT digest FROM change AS last WHERE last.seq = max(change.seq)) "
        "FROM change GROUP BY device ORDER BY device"
    ).fetchall()
    records = log.connection.execute("SELECT count(*), total(deleted) FROM record").fetchone()
    return heads, records


def _refuse_another_cluster(path: Path, source: Log) -> None:
    """A log that can still be read is not replaced by another cluster's."""
    try:
        with closing(open_log(path, write=False)) as old:
            ours, theirs = old.cluster, source.cluster
    except LogError:
        return
    if ours["id"] != theirs["id"]:
        raise Refused(
            _("The backup is of {theirs}, the log is of {ours}; name another log with --log to restore it.").format(
                theirs=theirs["name"], ours=ours["name"]
            )
        )


def _refuse_altered(source: Log) -> None:
    state = check_chain(source, no_tick)
    if wrong := state.altered + state.orphaned + state.cut:
        words = _("The backup was altered ({ids}); take an older one.")
        raise LogError(words.format(ids=", ".join(wrong[:1])))


def _keep_replaced(path: Path) -> Path:
    """Give the log a second name before another one takes its place."""
    _settle(path)
    kept = _free_name(path.with_name(f"{path.name}.replaced-{clock.now().astimezone().strftime(STAMP)}"))
    try:
        os.link(path, kept)
    except OSError:
        import shutil

        shutil.copy2(path, kept)
    return kept


def _settle(path: Path) -> None:
    """Let SQLite finish what a killed program left: a journal left behind would be played into the restored log."""
    journal = path.with_name(path.name + "-journal")
    try:
        connections.connect(path).close()
    except (LogError, sqlite3.DatabaseError):
        if journal.exists():
            os.replace(journal, _free_name(journal.with_name(f"{journal.name}.replaced")))


def _free_name(path: Path) -> Path:
    """The path, or the first one with a number behind its stem that is not taken."""
    free, number = path, 1
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


def _stamp_of(path: Path) -> str:
    """The day, time and number behind the log's name, or nothing where the file was renamed."""
    import re

    found = re.search(r"\d{8}-\d{6}(-\d+)?$", path.stem)
    return found.group() if found else ""


def _default_folder() -> Path:
    from klyngetui.paths import backups_folder

    return backups_folder()


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """The user's words for what the disk or SQLite says."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise told(error) from error
    except sqlite3.DatabaseError as error:
        raise LogError(_("The log is damaged ({why}); nothing was copied.").format(why=error)) from error
    except OSError as error:
        words = _("{folder} cannot be written: {why}.").format(folder=folder, why=error.strerror or error)
        raise LogError(words) from error
