"""A table of very many rows taken in by the real program: stopped, with its last row wrong, and whole."""

from __future__ import annotations

import csv
import os
import re
import sqlite3
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from signal import SIGINT
from typing import NamedTuple

from tests.faults.program import SECONDS, run, small_log
from tests.faults.terminal import Terminal

HEADS = ("entry_id", "kind", "date", "status", "title", "participant", "person")
PRESENCES = 3
"""Rows of one entry."""
FIRST_DAY = date(2024, 1, 1)
DAYS = 900
NAMES = 200
LONG = 30_000
"""Rows that no machine has read before Ctrl+C gets there."""
PAUSE = 0.1


class Taken(NamedTuple):
    """What it took: entries made, seconds and most megabytes of the whole import, how often it was told how far."""

    entries: int
    seconds: float
    megabytes: float
    told: int


class Ended(NamedTuple):
    """How an import in a terminal ended: exit code, what it said, the most megabytes it held."""

    code: int
    said: str
    megabytes: float


def is_begun(said: str) -> bool:
    """Whether an import has told what it found in the file, and reads its rows."""
    return "rows.csv:" in said


def is_writing(said: str) -> bool:
    """Whether it has read every row and puts entries into the log."""
    return "Putting entries in" in said


def survive(folder: Path, rows: int, stop: Callable[[str], bool] = is_begun) -> Taken:
    """Stop an import by Ctrl+C, let one fail on its last row, then let it through.

    Raises AssertionError where the first two leave anything, or the last does not take everything.
    """
    log, table = small_log(folder), folder / "rows.csv"
    assert run(log, "settings", "backups", "off").returncode == 0  # the copy of the day is no part of an import
    _write(table, max(rows, LONG))
    before = _kept(folder)
    stopped = _imported(log, table, stop)
    assert (stopped.code, "Interrupted." in stopped.said) == (130, True), stopped
    assert _kept(folder) == before, "something was left by an import that was stopped"
    _write(table, rows)
    with table.open("a", encoding="utf-8") as file:
        file.write("a0,meeting,31.02.2026,held,,Fjordglimt AS,\n")
    before = _kept(folder)
    wrong = _imported(log, table)
    assert wrong.code == 2, wrong
    assert f"rows.csv, row {rows + 2}, column C" in wrong.said, wrong.said[-2000:]
    assert _kept(folder) == before, "something was left by an import that failed"
    _write(table, rows)
    began = time.monotonic()
    whole = _imported(log, table)
    seconds = time.monotonic() - began
    assert whole.code == 0, whole.said[-2000:]
    with sqlite3.connect(log) as connection:
        entries = connection.execute("SELECT count(*) FROM record WHERE entity = 'activity'").fetchone()[0]
    assert entries == -(-rows // PRESENCES)
    assert run(log, "doctor", timeout=SECONDS + rows / 1000).returncode == 0
    megabytes = max(one.megabytes for one in (stopped, wrong, whole))
    return Taken(
        entries, seconds, megabytes, len(re.findall("(?:Reading rows|Putting entries in) … [0-9]", whole.said))
    )


def _write(table: Path, rows: int) -> None:
    """Meetings of three presences each, with names the log does not know."""
    with table.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADS)
        for row in range(rows):
            entry, place = divmod(row, PRESENCES)
            who = ("Fjordglimt AS", "Kari Nes") if place == 0 else (f"Deltaker {(entry + place) % NAMES} AS", "")
            day = FIRST_DAY + timedelta(entry % DAYS)
            writer.writerow([f"a{entry}", "meeting", day, "held", f"Møte {entry} om dagsorden", *who])


def _imported(log: Path, table: Path, stop: Callable[[str], bool] | None = None) -> Ended:
    """The import in a terminal, whose Ctrl+C is struck when what it said is `stop`."""
    struck = stop is None
    with Terminal(
        log, "import", str(table), "--create", **dict.fromkeys(("TMPDIR", "SQLITE_TMPDIR"), str(log.parent))
    ) as shown:
        while True:
            shown.read(PAUSE)
            if not struck and stop is not None and stop(shown.text):
                shown.process.send_signal(SIGINT)  # what a terminal does at Ctrl+C
                struck = True
            done, status, used = os.wait4(shown.process.pid, os.WNOHANG)
            if done:
                shown.process.returncode = os.waitstatus_to_exitcode(status)
                shown.read(PAUSE)
                return Ended(shown.process.returncode, shown.text, used.ru_maxrss / 1024)


def _kept(folder: Path) -> dict[str, bytes | int]:
    """Every file below the folder: the log byte by byte, others by their size."""
    files = sorted(one for one in folder.rglob("*") if one.is_file())
    return {str(one): one.read_bytes() if one.suffix == ".db" else one.stat().st_size for one in files}
