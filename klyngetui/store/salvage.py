"""What can still be read of a damaged log, saved into a new one; the damaged file is only looked at."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.locale import _
from klyngetui.model.check import Problem, check_record
from klyngetui.model.ids import uuid7
from klyngetui.model.records import RECORDS
from klyngetui.store.change_rows import COLUMNS, INSERT, from_row
from klyngetui.store.changes import Edit, commit
from klyngetui.store.errors import LogError
from klyngetui.store.files import copy_missing
from klyngetui.store.fold import BESIDES, Change, fold
from klyngetui.store.log import new_log
from klyngetui.store.making import made_beside
from klyngetui.store.places import position
from klyngetui.store.raw_pages import cells
from klyngetui.store.rebuild import rebuild
from klyngetui.store.transaction import immediate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klyngetui.store.log import Log

    Row = tuple[Any, ...]

NULLABLE, PATCH = "actor", 3
BYTES_AT_LEAST = 256
"""Of a change in the file: ids, digests and moments alone take more."""


class Salvaged(NamedTuple):
    """Numbers of changes: saved, and lost because they or the beginning of their record could not be read.

    Unless `to_the_end`, the end of the list was lost too, and nobody knows how long it was. Unless `named`, the
    cluster's own record was among what was lost, and another one stands in for it.
    """

    saved: int
    lost: int
    to_the_end: bool
    named: bool


class Found(NamedTuple):
    """The rows that could be read, in order, and the number of the last change; None where nobody knows it."""

    rows: list[Row]
    last: int | None


def salvage(path: Path, out: Path) -> Salvaged:
    """Save every change of the log at `path` that can be read into a new log at `out`, with its evidence files.

    Raises LogError where there is nothing left to save, LogExists where there is a file at `out` already.
    """
    rows, last = _readable(path)
    whole = list(_whole(rows))
    named = any(change.entity == "cluster" for change, _row in whole)
    if not whole:
        raise LogError(_("Too little of {path} can be read to make a log of it; restore a backup.").format(path=path))
    with made_beside(out) as beside, new_log(beside) as log:
        if not named:
            _stand_in(log, rows)
        _write(log, whole)
        rebuild(log)
    copy_missing(path.with_name(path.name + ".files"), out.with_name(out.name + ".files"))
    known = max(len(rows), last or 0)
    return Salvaged(len(whole), known - len(whole), last is not None, named)


def _readable(path: Path) -> Found:
    """Every row that stands whole in some page; read from a copy, journal and all."""
    import shutil
    import tempfile

    with tempfile.TemporaryDirectory(prefix="klyngetui-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder, "damaged")
        shutil.copyfile(path, copy)
        journal = path.with_name(path.name + "-journal")
        if journal.exists():
            shutil.copyfile(journal, copy.with_name("damaged-journal"))
        most = copy.stat().st_size // BYTES_AT_LEAST
        last = _last(copy, most)
        found: dict[int, Row] = {}
        with copy.open("rb") as file:
            for number, (_seq, *values) in cells(file, len(COLUMNS.split(", ")) + 1):
                # A page no longer used may still hold what an erasure emptied.
                if number not in found or not values[PATCH]:
                    found[number] = tuple(values)
    numbers = sorted(number for number in found if 0 < number <= most)
    return Found([found[number] for number in numbers], last if last is None else max([last, *numbers[-1:]]))


def _last(copy: Path, most: int) -> int | None:
    """The number of the last change, asked of SQLite, which also plays back what a killed program left half done."""
    with closing(sqlite3.connect(copy)) as connection:
        try:
            row = connection.execute("SELECT max(seq) FROM change").fetchone()
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            return None
    return row[0] if row[0] is None or row[0] <= most else None


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
        position(date.min.isoformat(), change.made_at)
    except (ValueError, TypeError, RecursionError):
        return None
    bases = all(isinstance(one, str) for one in change.base)
    return change if isinstance(change.patch, dict) and bases else None


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


def _stand_in(log: Log, rows: list[Row]) -> None:
    """A record for a cluster whose own was lost; of its id, where another change of it can be read."""
    known = [change.record_id for change in map(_change, rows) if change and change.entity == "cluster"]
    commit(log, [Edit("cluster", next(iter(known), uuid7()), {"name": _("Salvaged log")})])


def _write(log: Log, whole: list[tuple[Change, Row]]) -> None:
    heads = {change.device: change.digest for change, _row in whole}
    with immediate(log.connection):
        log.connection.executemany(INSERT, [row for _change, row in whole])
        log.connection.executemany("INSERT INTO device VALUES (?, ?)", heads.items())
        latest = max(change.made_at for change, _row in whole)
        log.connection.execute(
            "INSERT INTO meta VALUES ('clock', ?) ON CONFLICT DO UPDATE SET value = max(value, excluded.value)",
            (latest,),
        )
