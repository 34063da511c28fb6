"""Putting a backup in the place of the log, which is kept."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing, contextmanager
from itertools import chain, count
from typing import TYPE_CHECKING

from klyngetui import clock
from klyngetui.locale import _
from klyngetui.paths import make_private
from klyngetui.store import connection as connections
from klyngetui.store.backup import STAMP, checked_copy, disk_told, evidence_of, no_recount
from klyngetui.store.chain_check import check_chain
from klyngetui.store.errors import LogError, NewerLog, Refused
from klyngetui.store.files import copy_missing
from klyngetui.store.log import Log, open_log
from klyngetui.store.tick import no_tick
from klyngetui.store.transaction import told
from klyngetui.store.trouble import is_locked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from klyngetui.store.backup import Recount


def restore(
    path: Path, file: Path, recount: Recount = no_recount, patience: float = connections.SECONDS_TO_WAIT
) -> Path | None:
    """Put a backup in the log's place; returns where the log that was there is kept now, or None.

    The backup is verified first, and at no moment is there nothing at the path. Raises Refused for a backup of another
    cluster, LogError for one that is damaged or not there, LockedLog where another program writes to the log for longer
    than the seconds of patience.
    """
    if not file.exists():
        raise LogError(_("There is no backup at {file}. Those there are: klyngetui restore").format(file=file))
    with disk_told(path.parent):
        make_private(path.parent)
        part = path.with_name(f".{path.name}.restoring")
        try:
            with closing(open_log(file, write=False)) as source:
                _refuse_another_cluster(path, source)
                _refuse_altered(source)
                checked_copy(source, part, recount)
            copy_missing(evidence_of(file), path.with_name(path.name + ".files"))
            if path.exists():
                with _alone(path, patience):
                    replaced = _keep_replaced(path)
                    os.replace(part, path)
            else:
                replaced = None
                os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)
    return replaced


def written_by_newer(path: Path) -> str:
    """The words for a log that only a newer version can write; empty for any other."""
    try:
        connections.connect(path).close()
    except NewerLog as error:
        return str(error)
    except LogError:
        pass
    return ""


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
    kept = _not_taken(path, f"replaced-{clock.now().astimezone().strftime(STAMP)}")
    try:
        os.link(path, kept)
    except OSError:
        import shutil

        shutil.copy2(path, kept)
    return kept


def _not_taken(path: Path, behind: str) -> Path:
    """The path with a word behind it, and a number behind that where there is one already."""
    first = path.with_name(f"{path.name}.{behind}")
    tried = chain([first], (first.with_name(f"{first.name}-{n}") for n in count(2)))
    return next(free for free in tried if not free.exists())


@contextmanager
def _alone(path: Path, patience: float) -> Iterator[None]:
    """Nobody writes to the log meanwhile, and what a killed program left half done is played back before.

    A journal that lay beside the log would be played into the restored one.
    """
    journal = path.with_name(path.name + "-journal")
    with closing(sqlite3.connect(path, timeout=patience, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            if isinstance(error, sqlite3.OperationalError) and is_locked(error):
                raise told(error) from error
            if journal.exists():
                os.replace(journal, _not_taken(journal, "replaced"))
        if sys.platform == "win32":  # which replaces no file that is open
            connection.close()
        yield
