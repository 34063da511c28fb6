"""A connection that two threads use by turns."""

from __future__ import annotations

import sqlite3
from threading import RLock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


class SharedConnection(sqlite3.Connection):
    """A connection to a database; a thread that holds `alone` keeps every other one waiting with its statements.

    So nobody reads what another thread has written but not committed.
    """

    def __init__(self, *how: Any, **more: Any) -> None:
        super().__init__(*how, **more)
        self.alone = RLock()

    def execute(self, statement: str, values: Any = (), /) -> sqlite3.Cursor:
        """As in sqlite3, when the connection is free; a fault whose very words are damaged is one of the database."""
        with self.alone:
            try:
                return super().execute(statement, values)
            except UnicodeDecodeError as error:
                raise sqlite3.DatabaseError("malformed database schema") from error

    def executemany(self, statement: str, rows: Iterable[Any], /) -> sqlite3.Cursor:
        """As in sqlite3, when the connection is free."""
        with self.alone:
            return super().executemany(statement, rows)

    def close(self) -> None:
        """As in sqlite3, when the connection is free."""
        with self.alone:
            super().close()
