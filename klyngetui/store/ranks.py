"""How many entries the log holds and where one stands, from the tally of each day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.store.places import after_day, day_at

if TYPE_CHECKING:
    from klyngetui.store.log import Log

TOTAL = "SELECT coalesce(sum(n), 0) FROM tally WHERE what = 'entry' AND of = 0"
NEWER_DAYS = f"{TOTAL} AND day > ?"
SAME_DAY = "SELECT count(*) FROM entry WHERE pos > ? AND pos < ?"
DAYS = "SELECT day, n FROM tally WHERE what = 'entry' AND of = 0 ORDER BY day DESC"


def total(log: Log) -> int:
    """How many entries the log holds."""
    found: int = log.connection.execute(TOTAL).fetchone()[0]
    return found


def newer_than(log: Log, pos: int) -> int:
    """How many entries stand before a place, newest first."""
    day = day_at(pos)
    newer: int = log.connection.execute(NEWER_DAYS, (day.isoformat(),)).fetchone()[0]
    beside: int = log.connection.execute(SAME_DAY, (pos, after_day(day))).fetchone()[0]
    return newer + beside


def day_of_rank(log: Log, rank: int) -> tuple[str, int]:
    """The day on which the entry of a rank stands, newest first, and its rank among that day's."""
    for day, n in log.connection.execute(DAYS).fetchall():
        if rank < n:
            return day, rank
        rank -= n
    return "", rank
