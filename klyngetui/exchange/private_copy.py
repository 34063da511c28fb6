"""A log as it stands at one moment: what reads for long reads a copy, so that no one has to wait for it."""

from __future__ import annotations

from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from klyngetui.store.log import Log

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def private_copy(log: Log) -> Iterator[Log]:
    """The log as it is now, to read from; the copy is gone after the block. Raises LogError where there is no room."""
    import sqlite3
    import tempfile

    from klyngetui.store.transaction import told

    with (
        tempfile.TemporaryDirectory(prefix="klyngetui-", ignore_cleanup_errors=True) as folder,
        closing(sqlite3.connect(Path(folder, "copy"), isolation_level=None, check_same_thread=False)) as target,
    ):
        try:
            log.connection.backup(target)
        except sqlite3.OperationalError as error:
            raise told(error) from error
        target.execute("PRAGMA cache_size = -65536")
        # The copy answers with the log's own path, so that evidence files are found.
        copy = Log(log.path, target, read_only=True)
        copy.actor = log.actor
        yield copy
