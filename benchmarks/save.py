"""One save with all that follows from it, at a million entries: against one raw insert, and against a small log."""

from __future__ import annotations

import sqlite3
from itertools import count
from typing import TYPE_CHECKING

from benchmarks.make_log import FOLDER, TODAY, log_of
from benchmarks.measure import Row, interleaved, show
from klyngetui.indicators.effects import standing
from klyngetui.model.ids import uuid7
from klyngetui.store.changes import Edit, commit
from klyngetui.store.log import Log, open_log

if TYPE_CHECKING:
    from collections.abc import Callable


def rows() -> list[Row]:
    saves = [saving(open_log(log_of(size))) for size in (1_000_000, 1500)]
    large, small, raw = interleaved(*saves, inserting(), rounds=21, warm=3)
    return [
        Row("one save, 1,000,000 entries", "one raw insert", large, raw, 4),
        Row("one save, 1,000,000 entries", "itself, 1,500 entries", large, small, 1.1),
    ]


def saving(log: Log) -> Callable[[], None]:
    """Saves another meeting each time, and asks how the figures stand then."""
    participants = [kept.record["id"] for kept in log.cabinet.load("participant")]
    people = [kept.record["id"] for kept in log.cabinet.load("person")]
    member = log.cabinet.load("team_member")[0].record["id"]
    number = count()

    def save() -> None:
        place = next(number) % 200
        row = {"participant": participants[place], "person": people[place], "status": "present"}
        told = {"kind": "meeting", "date": TODAY.isoformat(), "status": "held", "mode": "in_person", "title": "Prøve"}
        commit(log, [Edit("activity", uuid7(), {**told, "team": [member], "attendance": [row]})])

    return save


def inserting() -> Callable[[], None]:
    """Inserts one row of half a kilobyte with the settings of a log."""
    path = FOLDER / "raw.db"
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("CREATE TABLE raw (id INTEGER PRIMARY KEY, body TEXT)")
    return lambda: connection.execute("INSERT INTO raw (body) VALUES (?)", ("x" * 500,)) and None


if __name__ == "__main__":
    show(rows())
    with open_log(log_of(1_000_000), write=False) as log:
        [took] = interleaved(lambda: standing(log, TODAY))
        print(f"\nThe figures told after a save, taken twice: {took:.2f} ms each.")
