"""Opening the file: the connection settings, and the refusal of whatever is no log of ours."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from klyngetui import __version__
from klyngetui.locale import _
from klyngetui.paths import make_private
from klyngetui.store.errors import LogExists, NewerLog, NoLog, NotALog
from klyngetui.store.schema import APPLICATION_ID, SCHEMA_VERSION
from klyngetui.store.shared import SharedConnection

SECONDS_TO_WAIT = 5
KILOBYTES_HELD = 8192
"""Of the file, by each connection: figures over a million entries take no longer than with eight times as much."""


def connect(path: Path, *, write: bool = True) -> SharedConnection:
    """A connection to an existing log, with the settings every connection of ours has.

    Raises NoLog, NotALog or NewerLog (the latter only when asked to write).
    """
    if not path.exists():
        raise NoLog(_("There is no log at {path}. Make one with: klyngetui init NAME").format(path=path))
    if path.is_dir() or path.stat().st_size == 0:
        raise NotALog(_("{path} is no klyngetui log.").format(path=path))
    connection = _plain(path, "rw" if write else "ro")
    try:
        _settings(connection)
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError as error:
        connection.close()
        from klyngetui.store.transaction import told

        known = told(error) if isinstance(error, sqlite3.OperationalError) else error
        if known is not error:
            raise known from error
        words = _("{path} is damaged or no klyngetui log. What can be read of a log: klyngetui doctor --salvage OUT")
        raise NotALog(words.format(path=path)) from error
    if application != APPLICATION_ID:
        connection.close()
        raise NotALog(_("{path} belongs to another program; it is no klyngetui log.").format(path=path))
    if write and version > SCHEMA_VERSION:
        made_by = _made_by(connection)
        connection.close()
        raise NewerLog(
            _("{path} was written by klyngetui {theirs}; yours, {ours}, can only read it. Update klyngetui.").format(
                path=path, theirs=made_by, ours=__version__
            )
        )
    return connection


def create(path: Path) -> SharedConnection:
    """A connection to a new, empty file that only its owner can read; raises LogExists where there is one."""
    make_private(path.parent)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as error:
        raise LogExists(_("There already is a file at {path}; it was left as it is.").format(path=path)) from error
    connection = _plain(path, "rw")
    _settings(connection)
    return connection


def hold_more(connection: sqlite3.Connection) -> None:
    """Hold far more of what is written until it is committed: a full cache is written out at once, and from then on
    nobody can read the log until the commit.
    """
    connection.execute(f"PRAGMA cache_size = -{32 * KILOBYTES_HELD}")


def hold_to_read_through(connection: sqlite3.Connection) -> None:
    """Hold what one pass through the whole log needs, whatever its length.

    In the order of a table its indexes are sought in as many places at a time as there are participants and people.
    """
    connection.execute(f"PRAGMA cache_size = -{4 * KILOBYTES_HELD}")


def unnamed() -> SharedConnection:
    """A connection to an empty database that goes when it is closed; on disk, but for what little is held, if large."""
    connection = SharedConnection("", isolation_level=None)
    _settings(connection)
    return connection


def copy_of(connection: sqlite3.Connection) -> SharedConnection:
    """A connection to a private copy that goes when it is closed: long reading there holds up nobody's saving."""
    private = SharedConnection("", isolation_level=None)
    try:
        connection.backup(private)
        _settings(private)
    except BaseException:
        private.close()
        raise
    return private


def _plain(path: Path, mode: str) -> SharedConnection:
    return SharedConnection(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=SECONDS_TO_WAIT,
        isolation_level=None,
        check_same_thread=False,
    )


def _settings(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute(f"PRAGMA cache_size = -{KILOBYTES_HELD}")


def _made_by(connection: sqlite3.Connection) -> str:
    try:
        row = connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
    except sqlite3.DatabaseError:
        row = None
    return str(row[0]) if row else "?"
