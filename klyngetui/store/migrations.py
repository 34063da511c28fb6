"""The steps that bring a log file to the schema of this version, applied in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.locale import _
from klyngetui.store.connection import KILOBYTES_HELD
from klyngetui.store.errors import LogError
from klyngetui.store.latest import count_all
from klyngetui.store.schema import (
    APPLICATION_ID,
    CHANGES,
    FOR_READING,
    INBOX,
    LATEST,
    PROJECTION,
    SCHEMA_VERSION,
    TRIGGERS,
    TYPED,
)
from klyngetui.store.transaction import immediate

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from sqlite_utils import Database, Migrations


def migrate(connection: sqlite3.Connection) -> Path | None:
    """Apply what is missing inside one BEGIN IMMEDIATE, so that two programs opening at once cannot race.

    A log of an older version is copied beside itself first; returns the copy's path, None where there was nothing to
    copy. Raises LogError where the copy cannot be made or the result does not hold together; the log is then unchanged.
    """
    from sqlite_utils import Database

    copy = _copied(connection)
    with immediate(connection):
        database = Database(connection, strict=True, execute_plugins=False)
        _steps().apply(database)
        install_triggers(connection)
        _verify(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    return copy


def install_triggers(connection: sqlite3.Connection) -> list[str]:
    """Put back the append-only guards that are missing or altered; returns their names."""
    found = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    wrong = [name for name, sql in TRIGGERS.items() if found.get(name) != sql]
    for name in wrong:
        connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        connection.execute(TRIGGERS[name])
    return wrong


def lend_latest(connection: sqlite3.Connection) -> None:
    """Give an older log that is only read the table that figures need, for this connection alone.

    One lent before goes: others may have written to the log since, or have brought it up to date.
    """
    with immediate(connection):
        connection.execute("DROP TABLE IF EXISTS temp.latest")
        if not connection.execute("SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'latest')").fetchone()[0]:
            connection.execute(LATEST.replace("CREATE TABLE", "CREATE TEMP TABLE"))
            count_all(connection)


def has_lent_latest(connection: sqlite3.Connection) -> bool:
    """Whether this connection counts in a table of its own."""
    return bool(
        connection.execute("SELECT EXISTS (SELECT 1 FROM sqlite_temp_master WHERE name = 'latest')").fetchone()[0]
    )


def _copied(connection: sqlite3.Connection) -> Path | None:
    """The log as it was, under the next free name beside it, readable by its owner alone."""
    import os
    import sqlite3
    from contextlib import closing
    from pathlib import Path

    version = connection.execute("PRAGMA user_version").fetchone()[0]
    name = connection.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()[0]
    if not version or not name:
        return None
    number = 1
    while (target := Path(f"{name}.version-{version}" + (f"-{number}" if number > 1 else ""))).exists():
        number += 1
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with closing(sqlite3.connect(part)) as copy:
            connection.backup(copy)
        os.replace(part, target)
    except (OSError, sqlite3.Error) as error:
        part.unlink(missing_ok=True)
        raise LogError(
            _("Before its upgrade the log must be copied to {path}, which failed: {why}").format(path=target, why=error)
        ) from error
    return target


def _verify(connection: sqlite3.Connection) -> None:
    found = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    if connection.execute("PRAGMA foreign_key_check").fetchone() or any(
        found.get(name) != sql for name, sql in TRIGGERS.items()
    ):
        raise LogError(_("The upgraded log does not hold together; it was left as it was. Run: klyngetui doctor"))


def _run(database: Database, statements: str) -> None:
    for statement in statements.split(";\n"):
        if statement.strip():
            database.conn.execute(statement)


def drop_indexes(connection: sqlite3.Connection) -> None:
    """Do without the indexes that only reading needs, and hold much of the file, until `make_indexes`.

    Both belong in one transaction.
    """
    connection.execute(f"PRAGMA cache_size = -{8 * KILOBYTES_HELD}")
    for name in FOR_READING:
        connection.execute(f"DROP INDEX IF EXISTS {name}")


def make_indexes(connection: sqlite3.Connection) -> None:
    """Make the indexes that only reading needs."""
    for name, columns in FOR_READING.items():
        connection.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {columns}")
    connection.execute(f"PRAGMA cache_size = -{KILOBYTES_HELD}")


def _steps() -> Migrations:
    from sqlite_utils import Migrations

    steps = Migrations("klyngetui")

    @steps(name="0001_log")
    def log(database: Database) -> None:
        _run(database, CHANGES + PROJECTION)
        make_indexes(database.conn)

    @steps(name="0002_inbox")
    def inbox(database: Database) -> None:
        _run(database, INBOX)

    @steps(name="0003_typed")
    def typed(database: Database) -> None:
        _run(database, TYPED)

    @steps(name="0004_latest")
    def latest(database: Database) -> None:
        _run(database, LATEST)
        count_all(database.conn)

    return steps
