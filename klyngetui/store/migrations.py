"""The steps that bring a log file to the schema of this version, applied in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.store.schema import APPLICATION_ID, CHANGES, PROJECTION, SCHEMA_VERSION, TRIGGERS
from klyngetui.store.transaction import immediate

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database, Migrations


def migrate(connection: sqlite3.Connection) -> None:
    """Apply what is missing inside one BEGIN IMMEDIATE, so that two programs opening at once cannot race."""
    from sqlite_utils import Database

    with immediate(connection):
        database = Database(connection, strict=True, execute_plugins=False)
        _steps().apply(database)
        install_triggers(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def install_triggers(connection: sqlite3.Connection) -> list[str]:
    """Put back the append-only guards that are missing or altered; returns their names."""
    found = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    wrong = [name for name, sql in TRIGGERS.items() if found.get(name) != sql]
    for name in wrong:
        connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        connection.execute(TRIGGERS[name])
    return wrong


def _steps() -> Migrations:
    from sqlite_utils import Migrations

    steps = Migrations("klyngetui")

    @steps(name="0001_log")
    def log(database: Database) -> None:
        for statement in (CHANGES + PROJECTION).split(";\n"):
            if statement.strip():
                database.conn.execute(statement)

    return steps
