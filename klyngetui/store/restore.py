"""Putting a backup in the place of the log, which is kept."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from klyngetui import clock
from klyngetui.locale import _
from klyngetui.paths import make_private
from klyngetui.store import connection as connections
from klyngetui.store.backup import STAMP, checked_copy, disk_told, evidence_of, free_name, no_recount
from klyngetui.store.chain_check import check_chain
from klyngetui.store.errors import LogError, Refused
from klyngetui.store.files import copy_missing
from klyngetui.store.log import Log, open_log
from klyngetui.store.tick import no_tick

if TYPE_CHECKING:
    from pathlib import Path

    from klyngetui.store.backup import Recount


def restore(path: Path, file: Path, recount: Recount = no_recount) -> Path | None:
    """Put a backup in the log's place; returns where the log that was there is kept now, or None.

    The backup is verified first, and at no moment is there nothing at the path. Raises Refused for a backup of another
    cluster, LogError for one that is damaged or not there.
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
            replaced = _keep_replaced(path) if path.exists() else None
            os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)
    return replaced


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
    kept = free_name(path.with_name(f"{path.name}.replaced-{clock.now().astimezone().strftime(STAMP)}"))
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
            os.replace(journal, free_name(journal.with_name(f"{journal.name}.replaced")))
