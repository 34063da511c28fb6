"""A log as it stands at one moment: what reads for long reads a copy, so that no one has to wait for it."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from klyngetui.store.connection import copy_of
from klyngetui.store.log import Log
from klyngetui.store.transaction import told

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def private_copy(log: Log) -> Iterator[Log]:
    """The log as it is now, to read from; the copy is gone after the block. Raises LogError where there is no room."""
    import sqlite3

    try:
        connection = copy_of(log.connection)
    except sqlite3.OperationalError as error:
        raise told(error) from error
    with closing(connection):
        # The copy answers with the log's own path, so that evidence files are found.
        copy = Log(log.path, connection, read_only=True)
        copy.actor = log.actor
        yield copy
