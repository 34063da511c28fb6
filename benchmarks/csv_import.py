"""A table of 100,000 activities with three presences each taken in, against the same rows put into one bare table.

Both are whole processes over the same file of 300,000 rows; ours makes changes, tables, tallies and the search index.
The most memory ours takes is held against a third of the file: beside the rows of the moment it holds what it knows of
each entry, and SQLite's pages up to their limit.
"""

from __future__ import annotations

import csv
import os
import shutil
from pathlib import Path
from random import Random
from subprocess import DEVNULL, Popen
from typing import Any

from benchmarks.installed import HOME, product, program
from benchmarks.make_log import ABOUT, FOLDER, log_of
from benchmarks.measure import Row, interleaved, process, show

ACTIVITIES = 100_000
QUIET: dict[str, Any] = {"stdin": DEVNULL, "stdout": DEVNULL, "stderr": DEVNULL}
COLUMNS = (
    *("entry_id", "kind", "date", "time", "minutes", "status", "mode", "title"),
    *("team", "participant", "people", "presence"),
)


def rows(activities: int = ACTIVITIES) -> list[Row]:
    table = _table(activities)
    log, bare = FOLDER / "csv.db", FOLDER / "bare.db"
    ours, theirs = (
        process([product(), "--log", str(log), "import", str(table)], **HOME),
        process([program("sqlite-utils", "sqlite-utils"), "insert", str(bare), "rows", str(table), "--csv"]),
    )

    def fresh() -> None:
        shutil.copy(log_of(1000), log)
        ours()

    def anew() -> None:
        bare.unlink(missing_ok=True)
        theirs()

    took = interleaved(fresh, anew, warm=0, rounds=3 if activities == ACTIVITIES else 7)
    what = f"CSV import, {activities:,} activities × 3 presences"
    large, small = (_memory(_table(size), log) for size in (activities, activities // 3))
    return [
        Row(what, "sqlite-utils insert --csv", *took, 3.0),
        Row(f"{what}, most memory", f"itself, {activities // 3:,}", large, small, 1.5, "MB"),
    ]


def _memory(table: Path, log: Path) -> float:
    """The megabytes that taking the table in holds at most."""
    shutil.copy(log_of(1000), log)
    with Popen([product(), "--log", str(log), "import", str(table)], env={**os.environ, **HOME}, **QUIET) as running:
        _pid, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise SystemExit(f"{table} was not taken in")
    return used.ru_maxrss / 1024


def _table(activities: int) -> Path:
    path = FOLDER / f"activities-{activities}.csv"
    if path.exists():
        return path
    random = Random(1)
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for number in range(activities):
            day = f"20{random.randint(24, 25)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
            said = ("meeting", day, "10:30", "60", "held", "in_person", f"Møte {number} om {random.choice(ABOUT)}")
            for place in random.sample(range(200), 3):
                who = (f"Deltaker {place} AS", f"Person {place + 200 * random.randrange(4)}", "present")
                writer.writerow([f"a{number}", *said, "Rådgiver 1", *who])
    return path


if __name__ == "__main__":
    show(rows())
