"""What the user decided about calendars: series that are not ours, and the domains and categories to keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from klyngetui.store.inbox import OPEN, Entry, has_inbox, keep, of_series, stands, wanted
from klyngetui.store.transaction import immediate

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from klyngetui.store.log import Log

DOMAIN, CATEGORY = "domain", "category"


class Ignored(NamedTuple):
    """A series, or single meeting, that is not ours; `day` is when that was said."""

    uid: str
    title: str
    day: str


class PassedOver(NamedTuple):
    """The entry that was said not to be ours, and the meetings of its series that waited till then."""

    entry: Entry
    waited: list[Entry]


def ignore(log: Log, key: int, today: date) -> PassedOver:
    """Not ours: forget the waiting meetings of the entry's series, and pass the series over from now on.

    What was logged of it stays. Raises LogError where there is no such entry.
    """
    log.guard_writing()
    with immediate(log.connection):
        entry = wanted(log, key)
        waited = [one for one in of_series(log, entry.uid).values() if not stands(log, one)]
        log.connection.execute(
            "INSERT OR REPLACE INTO ignored_series VALUES (?, ?, ?)", (entry.uid, entry.title, today.isoformat())
        )
        log.connection.execute(f"DELETE FROM inbox WHERE key IN (SELECT inbox.key {OPEN} AND uid = ?)", (entry.uid,))
    return PassedOver(entry, waited)


def ignored(log: Log) -> list[Ignored]:
    """The series that are not ours, in the order of their titles."""
    rows = log.connection.execute("SELECT * FROM ignored_series ORDER BY title, uid") if has_inbox(log) else ()
    return [Ignored._make(row) for row in rows]


def take_back_ignoring(log: Log, uid: str) -> bool:
    """Let the next import of its calendar bring the series again; False where it was not ignored."""
    log.guard_writing()
    with immediate(log.connection):
        return log.connection.execute("DELETE FROM ignored_series WHERE uid = ?", (uid,)).rowcount > 0


def bring_back(log: Log, passed: PassedOver) -> None:
    """Ours after all: the meetings wait again, except those that came in anew meanwhile."""
    log.guard_writing()
    with immediate(log.connection):
        log.connection.execute("DELETE FROM ignored_series WHERE uid = ?", (passed.entry.uid,))
        there = of_series(log, passed.entry.uid)
        for one in passed.waited:
            if one.recurrence not in there:
                keep(log, one)


def choices(log: Log, kind: str) -> set[str]:
    """The domains, or categories, whose meetings are kept."""
    if not has_inbox(log):
        return set()
    return {row[0] for row in log.connection.execute("SELECT value FROM calendar_choice WHERE kind = ?", (kind,))}


def choose(log: Log, kind: str, values: Iterable[str]) -> None:
    """Keep the meetings of these domains, or categories, from now on."""
    log.guard_writing()
    with immediate(log.connection):
        log.connection.executemany(
            "INSERT OR IGNORE INTO calendar_choice VALUES (?, ?)", [(kind, value) for value in values]
        )


def unchoose(log: Log, kind: str, value: str) -> bool:
    """Keep the meetings of this one, in any case, no longer; what waits in the inbox stays. False where none is so."""
    log.guard_writing()
    with immediate(log.connection):
        gone = [(kind, one) for one in choices(log, kind) if one.casefold() == value.casefold()]
        log.connection.executemany("DELETE FROM calendar_choice WHERE kind = ? AND value = ?", gone)
    return bool(gone)
