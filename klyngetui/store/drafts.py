"""What is being typed, kept until it is saved or given up: working rows outside the change list, never exported."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from klyngetui import clock
from klyngetui.store.transaction import immediate
from klyngetui.store.trouble import TROUBLE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from klyngetui.store.log import Log

LINE = "line"
"""The place of the line in the capture bar."""
NEW_ENTRY = "entry"
"""The place of the form over a new entry."""


def place_of(identity: str) -> str:
    """The place of the form over an entry that is in the log."""
    return f"{NEW_ENTRY}:{identity}"


def keep(log: Log, place: str, body: dict[str, Any]) -> bool:
    """Keep what stands in a place over what was kept before; False where the log cannot be written just now."""
    if log.read_only:
        return False
    query = "INSERT OR REPLACE INTO draft (place, kept_at, body) VALUES (?, ?, ?)"
    return _written(log, query, (place, clock.now().isoformat(), json.dumps(body, ensure_ascii=False, sort_keys=True)))


def find(log: Log, place: str) -> dict[str, Any] | None:
    """What was kept of a place, or None."""
    if not has_drafts(log):
        return None
    row = log.connection.execute("SELECT body FROM draft WHERE place = ?", (place,)).fetchone()
    found = json.loads(row[0]) if row else None
    return found if isinstance(found, dict) else None


def places(log: Log) -> list[str]:
    """The places something is kept of, the newest first."""
    if not has_drafts(log):
        return []
    return [place for (place,) in log.connection.execute("SELECT place FROM draft ORDER BY kept_at DESC, place")]


def drop(log: Log, place: str) -> bool:
    """Forget what was kept of a place; False where the log cannot be written just now."""
    if log.read_only or find(log, place) is None:
        return False
    return _written(log, "DELETE FROM draft WHERE place = ?", (place,))


def forget(log: Log, words: Collection[str]) -> int:
    """Forget every draft that holds one of the words, as erasing a person asks for; returns how many did.

    The words are names, addresses and ids, in any case. Raises LogError.
    """
    if not has_drafts(log):
        return 0
    wanted = [word.casefold() for word in words if word.strip()]
    gone = []
    with immediate(log.connection):
        for place, body in log.connection.execute("SELECT place, body FROM draft").fetchall():
            text = f"{place} {body}".casefold()
            if any(json.dumps(word, ensure_ascii=False)[1:-1] in text for word in wanted):
                gone.append(place)
        log.connection.executemany("DELETE FROM draft WHERE place = ?", [(place,) for place in gone])
    return len(gone)


def has_drafts(log: Log) -> bool:
    """Whether the log keeps drafts at all: one of an older version that is only read does not."""
    query = "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'draft')"
    return bool(log.connection.execute(query).fetchone()[0])


@contextmanager
def impatient(log: Log) -> Iterator[None]:
    """Within, a log in use by another program is told at once instead of being waited for."""
    waited = log.connection.execute("PRAGMA busy_timeout").fetchone()[0]
    log.connection.execute("PRAGMA busy_timeout = 0")
    try:
        yield
    finally:
        log.connection.execute(f"PRAGMA busy_timeout = {waited}")


def _written(log: Log, query: str, values: tuple[str, ...]) -> bool:
    """A draft is a convenience: what keeps it from being written must not disturb whoever types."""
    try:
        with impatient(log), immediate(log.connection):
            log.connection.execute(query, values)
    except TROUBLE:
        return False
    return True
