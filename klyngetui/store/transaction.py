"""One write at a time: every transaction of ours begins IMMEDIATE, so that it waits for its turn instead of failing."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from klyngetui.store.errors import HeldByReaders, LockedLog, LogError, ReadOnlyLog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager


@contextmanager
def immediate(connection: sqlite3.Connection) -> Iterator[None]:
    """A write transaction; inside another one it is part of that one. Whole or nothing.

    Raises LockedLog when another program holds the log for longer than the connection's timeout, HeldByReaders where
    only readers do, ReadOnlyLog when it cannot be written, LogError when the disk is full.
    """
    if connection.in_transaction:
        yield
        return
    begun = False
    try:
        connection.execute("BEGIN IMMEDIATE")
        begun = True
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    except sqlite3.OperationalError as error:
        found = told(error, connection)
        raise (HeldByReaders(str(found)) if begun and isinstance(found, LockedLog) else found) from error


def wait_at_most(connection: sqlite3.Connection, seconds: float) -> None:
    """How long the connection waits for another program to let go of the log."""
    connection.execute(f"PRAGMA busy_timeout = {round(seconds * 1000)}")


@contextmanager
def patient(connection: sqlite3.Connection, seconds: float) -> Iterator[None]:
    """Within, a log in use by another program is waited for as long as this."""
    waited = connection.execute("PRAGMA busy_timeout").fetchone()[0]
    wait_at_most(connection, seconds)
    try:
        yield
    finally:
        wait_at_most(connection, waited / 1000)


def impatient(connection: sqlite3.Connection) -> AbstractContextManager[None]:
    """Within, a log in use by another program is told at once instead of being waited for."""
    return patient(connection, 0)


@contextmanager
def rehearsal(connection: sqlite3.Connection) -> Iterator[None]:
    """A write transaction that is always taken back: what would happen if."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def told(error: sqlite3.OperationalError, connection: sqlite3.Connection | None = None, place: str = "") -> Exception:
    """The user's words for what SQLite says, with the file's path where the connection is given, else with the place.

    An error that is no fault of the world comes back as it is.
    """
    from klyngetui.locale import _

    words = str(error)
    if "locked" in words or "busy" in words:
        return LockedLog(_("The log is in use by another program. Nothing was written; try again."))
    if "readonly" in words or "read-only" in words:
        return ReadOnlyLog(_("The log cannot be written: the file or its folder is read-only."))
    if "full" in words or "disk I/O" in words:
        path = connection.execute("PRAGMA database_list").fetchone()[2] if connection else place
        full = _("The disk is full or cannot be written: {path}. Nothing was saved; make room and try again.")
        unnamed = _("The disk is full or cannot be written. Nothing was saved; make room and try again.")
        return LogError(full.format(path=path) if path else unnamed)
    return error
