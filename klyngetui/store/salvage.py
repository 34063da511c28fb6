"""What can still be read of a damaged log, saved into a new one; the damaged file is only looked at."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.locale import _
from klyngetui.model.check import Problem, check_record
from klyngetui.model.records import RECORDS
from klyngetui.store.change_rows import COLUMNS, INSERT, from_row
from klyngetui.store.errors import LogError
from klyngetui.store.files import copy_missing
from klyngetui.store.fold import BESIDES, Change, fold
from klyngetui.store.log import new_log
from klyngetui.store.rebuild import rebuild
from klyngetui.store.transaction import immediate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klyngetui.store.log import Log

    Row = tuple[Any, ...]

NULLABLE = "actor"


class Salvaged(NamedTuple):
    """Numbers of changes: saved, and lost because they or the beginning of their record could not be read."""

    saved: int
    lost: int


def salvage(path: Path, out: Path) -> Salvaged:
    """Save every change of the log at `path` that can be read into a new log at `out`, with its evidence files.

    Raises LogError where there is nothing left to save, LogExists where there is a file at `out` already.
    """
    rows, lost = _readable(path)
    whole = list(_whole(rows))
    if not any(change.entity == "cluster" for change, _row in whole):
        raise LogError(_("Too little of {path} can be read to make a log of it; restore a backup.").format(path=path))
    with new_log(out) as log:
        try:
            _write(log, whole)
            rebuild(log)
        except BaseException:
            out.unlink()
            raise
    copy_missing(path.with_name(path.name + ".files"), out.with_name(out.name + ".files"))
    return Salvaged(len(whole), lost + len(rows) - len(whole))


def _readable(path: Path) -> tuple[list[Row], int]:
    """The rows that can be read one by one, and how many cannot; read from a copy, journal and all."""
    import shutil
    import tempfile

    with tempfile.TemporaryDirectory(prefix="klyngetui-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder, "damaged")
        shutil.copyfile(path, copy)
        journal = path.with_name(path.name + "-journal")
        if journal.exists():
            shutil.copyfile(journal, copy.with_name("damaged-journal"))
        with closing(sqlite3.connect(copy)) as connection:
            try:
                highest = connection.execute("SELECT seq FROM change ORDER BY seq DESC LIMIT 1").fetchone()
            except sqlite3.DatabaseError as error:
                words = _("{path} is too damaged to be read ({why}); restore a backup.")
                raise LogError(words.format(path=path, why=error)) from error
            found = [_row(connection, seq) for seq in range(1, (highest[0] if highest else 0) + 1)]
    rows = [row for row in found if row is not None]
    return rows, len(found) - len(rows)


def _row(connection: sqlite3.Connection, seq: int) -> Row | None:
    try:
        row: Row | None = connection.execute(f"SELECT {COLUMNS} FROM change WHERE seq = ?", (seq,)).fetchone()
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return None
    return row


def _whole(rows: list[Row]) -> Iterator[tuple[Change, Row]]:
    """The changes that make sense, each once, of records that are whole with them; in the order they came."""
    found: dict[str, tuple[Change, Row]] = {}
    for row in rows:
        change = _change(row)
        if change is not None:
            found.setdefault(change.id, (change, row))
    records: dict[str, list[Change]] = {}
    for change, _row in found.values():
        records.setdefault(change.record_id, []).append(change)
    sound = {record_id for record_id, changes in records.items() if _sound(changes)}
    return (pair for pair in found.values() if pair[0].record_id in sound)


def _change(row: Row) -> Change | None:
    texts = all(isinstance(value, str) or (value is None and name == NULLABLE) for name, value in _named(row))
    if not texts or row[1] not in RECORDS:
        return None
    try:
        change = from_row(row)
    except (ValueError, RecursionError):
        return None
    return change if isinstance(change.patch, dict) else None


def _named(row: Row) -> Iterator[tuple[str, Any]]:
    return zip(COLUMNS.split(", "), row, strict=True)


def _sound(changes: list[Change]) -> bool:
    """Whether the changes amount to a record that the tables can hold; a deleted one always does."""
    fields = fold(changes).fields
    if fields.get("deleted"):
        return True
    problems: list[Problem] = []
    check_record(changes[0].entity, {name: fields[name] for name in fields if name not in BESIDES}, "", problems)
    return not problems


def _write(log: Log, whole: list[tuple[Change, Row]]) -> None:
    heads = {change.device: change.digest for change, _row in whole}
    with immediate(log.connection):
        log.connection.executemany(INSERT, [row for _change, row in whole])
        log.connection.executemany("INSERT INTO device VALUES (?, ?)", heads.items())
        latest = max(change.made_at for change, _row in whole)
        log.connection.execute("INSERT INTO meta VALUES ('clock', ?) ON CONFLICT DO NOTHING", (latest,))
