"""An open log: one file, one connection, one device. Everything else in the store is asked through it."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from klyngetui.locale import _
from klyngetui.store import connection as connections
from klyngetui.store.cabinet import Cabinet
from klyngetui.store.device import notes_on_place
from klyngetui.store.errors import LogSwapped, NotALog, ReadOnlyLog
from klyngetui.store.migrations import has_lent_latest, install_triggers, lend_latest, migrate
from klyngetui.store.schema import SCHEMA_VERSION
from klyngetui.store.synced import Watch, doubles_words
from klyngetui.store.transaction import immediate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from klyngetui.store.shared import SharedConnection

    Record = dict[str, Any]


class Log:
    """One open log. Use as a context manager, or call `close`.

    `actor` is the id of the team member who works here, or None; `notes` are warnings found while opening.
    """

    def __init__(self, path: Path, connection: SharedConnection, *, read_only: bool) -> None:
        self.path = path
        self.connection = connection
        self.read_only = read_only
        self.actor: str | None = None
        self.notes: list[str] = []
        self.cabinet = Cabinet(connection)
        self._watch = Watch(path)
        self._news: list[str] = []
        self._file = _identity(path)
        self._data = -1

    def __enter__(self) -> Log:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; closing twice is no error."""
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """A write transaction, see `immediate`; where it fails, what was read within it is forgotten with it."""
        try:
            with immediate(self.connection):
                self._guard_place()  # it may have been swapped while we waited
                yield
        except BaseException:
            self.refresh()
            raise

    @property
    def files(self) -> Path:
        """The folder beside the log that holds the evidence files."""
        return self.path.with_name(self.path.name + ".files")

    @property
    def cluster_id(self) -> str | None:
        """The id of the cluster, or None where there is none yet; one that a document's replaced is passed over."""
        row = self.connection.execute(
            "SELECT id FROM record WHERE entity = 'cluster' ORDER BY deleted, first LIMIT 1"
        ).fetchone()
        return str(row[0]) if row else None

    @property
    def cluster(self) -> Record:
        """The cluster's record; raises NotALog where there is none yet."""
        identity = self.cluster_id
        found = self.cabinet.find(identity) if identity else None
        if found is None:
            raise NotALog(_("{path} holds no cluster; restore a backup.").format(path=self.path))
        return found.record

    def refresh(self) -> None:
        """Forget what was read, because another program may have written."""
        self.cabinet = Cabinet(self.connection)
        if self.read_only and has_lent_latest(self.connection):
            lend_latest(self.connection)

    def catch_up(self) -> None:
        """Forget what was read if another program wrote since; inside a transaction nobody can until it ends."""
        data = self.connection.execute("PRAGMA data_version").fetchone()[0]
        if data != self._data:
            self._data = data
            self.refresh()

    def version(self) -> tuple[int, int]:
        """A mark that changes whenever this or another program writes to the log."""
        data = self.connection.execute("PRAGMA data_version").fetchone()[0]
        last = self.connection.execute("SELECT coalesce(max(seq), 0) FROM change").fetchone()[0]
        return data, last

    def news(self) -> list[str]:
        """What is to be said about the place of the log and was not said before: that it was doubled there."""
        self._look_around()
        news, self._news = self._news, []
        return news

    def guard_writing(self) -> None:
        """Raise ReadOnlyLog or LogSwapped where a write would fail or be lost."""
        if self.read_only:
            raise ReadOnlyLog(_("The log {path} is read-only; nothing was written.").format(path=self.path))
        self._guard_place()
        self._look_around()

    def _guard_place(self) -> None:
        if _identity(self.path) != self._file:
            raise LogSwapped(
                _(
                    "Another file was put in the place of {path} while it was open. Nothing was written; start again."
                ).format(path=self.path)
            )

    def _look_around(self) -> None:
        if found := self._watch.new():
            self._news.append(doubles_words(found))


def open_log(path: Path, *, write: bool = True) -> Log:
    """Open an existing log; brings an older one to this version's schema first (docs/data-format.md).

    Where the file or its folder cannot be written it opens for reading, and `read_only` says so. Raises NoLog,
    NotALog and, when asked to write, NewerLog.
    """
    writable = write and can_write(path)
    connection = connections.connect(path, write=writable)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    log = Log(path, connection, read_only=not writable)
    if writable:
        if version < SCHEMA_VERSION:
            if copy := migrate(connection):
                log.notes.append(
                    _("The log was brought up to this version of klyngetui; as it was, it is kept at {path}").format(
                        path=copy
                    )
                )
        elif missing := install_triggers(connection):
            log.notes.append(
                _("Guards of the change list were missing and were put back ({names}); run: klyngetui doctor").format(
                    names=", ".join(missing)
                )
            )
        log.notes += notes_on_place(log)
    elif version < SCHEMA_VERSION:
        lend_latest(connection)
    return log


def new_log(path: Path) -> Log:
    """A new, empty log without a cluster; the caller's next step is to write one. Raises LogExists."""
    connection = connections.create(path)
    migrate(connection)
    return Log(path, connection, read_only=False)


def unsaved_log() -> Log:
    """A log without a file, for comparisons and rehearsals; it goes when it is closed."""
    connection = connections.unnamed()
    migrate(connection)
    return Log(Path(os.devnull), connection, read_only=False)


def private_copy(log: Log) -> Log:
    """The log as it stands now, to be read at length without holding up anybody; changes to it are lost."""
    private = Log(log.path, connections.copy_of(log.connection), read_only=True)
    lend_latest(private.connection)
    private.actor = log.actor
    return private


def can_write(path: Path) -> bool:
    """Whether the log and its folder, where SQLite keeps its journal, can be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino
