"""What is being typed, kept until it is saved or given up: working rows outside the change list, never exported.

Each window keeps its own. What a window left behind that is gone is offered to the others.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui import clock
from klyngetui.store.transaction import immediate, impatient
from klyngetui.store.trouble import TROUBLE
from klyngetui.store.windows import may_be_open, window_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from klyngetui.store.log import Log

LINE = "line"
"""The place of the line in the capture bar."""
NEW_ENTRY = "entry"
"""The place of the form over a new entry."""
LEFT_AFTER = timedelta(days=1)
"""A draft this old is offered even where its window may still be open: on another machine, nobody can tell."""


class _Row(NamedTuple):
    key: str
    place: str
    window: str
    kept_at: str
    body: str


def place_of(identity: str) -> str:
    """The place of the form over an entry that is in the log."""
    return f"{NEW_ENTRY}:{identity}"


def keep(log: Log, place: str, body: dict[str, Any] | None) -> bool:
    """Keep what stands in a place of this window over what was kept, None for nothing.

    False where the log cannot be written at once: whoever types must not wait for it.
    """
    if log.read_only:
        return False
    query = "INSERT OR REPLACE INTO draft (place, kept_at, body) VALUES (?, ?, ?)"
    text = json.dumps(body, ensure_ascii=False, sort_keys=True)
    with impatient(log.connection):
        if body is None:
            return drop(log, place)
        return _written(log, query, [(_key(log, place), clock.now().isoformat(), text)])


def find(log: Log, place: str) -> dict[str, Any] | None:
    """What was kept of a place by this window, else the newest that a window left behind, or None."""
    row = next((row for row in _offered(log) if row.place == place), None)
    found = json.loads(row.body) if row else None
    return found if isinstance(found, dict) else None


def adopt(log: Log, place: str) -> bool:
    """Make what a window left behind of a place this window's, with all else that one left behind.

    False where the log cannot be read or written now.
    """
    try:
        rows = _offered(log)
        row = next((row for row in rows if row.place == place), None)
        if row is None or row.window == window_of(log):
            return True
        # What this window has a draft of itself stays where it is, and is offered later.
        query = "UPDATE OR IGNORE draft SET place = ? WHERE place = ?"
        together = [row, *(one for one in rows if one.window == row.window and one.place != place)]
        return _written(log, query, [(_key(log, one.place), one.key) for one in together])
    except TROUBLE:
        return False


def places(log: Log) -> list[str]:
    """The places something is kept of that this window may go on with, its own first, then the newest."""
    return list(dict.fromkeys(row.place for row in _offered(log)))


def drop(log: Log, place: str) -> bool:
    """Forget what this window kept of a place; False where it is kept still, because the log cannot be written.

    It waits for whoever uses the log as long as any write does: what stays would be offered again.
    """
    key = _key(log, place)
    try:
        if not any(row.key == key for row in _rows(log)):
            return True
    except TROUBLE:
        return False
    return not log.read_only and _written(log, "DELETE FROM draft WHERE place = ?", [(key,)])


def forget(log: Log, words: Collection[str]) -> int:
    """Forget every draft that holds one of the words, as erasing a person asks for; returns how many did.

    The words are names, addresses and ids, in any case. Raises LogError.
    """
    if not has_drafts(log):
        return 0
    wanted = [json.dumps(word.casefold(), ensure_ascii=False)[1:-1] for word in words if word.strip()]
    with immediate(log.connection):
        texts = [(row.key, f"{row.place} {row.body}".casefold()) for row in _rows(log)]
        gone = [(key,) for key, text in texts if any(word in text for word in wanted)]
        log.connection.executemany("DELETE FROM draft WHERE place = ?", gone)
    return len(gone)


def has_drafts(log: Log) -> bool:
    """Whether the log keeps drafts at all: one of an older version that is only read does not."""
    query = "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'draft')"
    return bool(log.connection.execute(query).fetchone()[0])


def _key(log: Log, place: str) -> str:
    return f"{place}@{window_of(log)}"


def _rows(log: Log) -> list[_Row]:
    """Every draft there is, the newest first."""
    if not has_drafts(log):
        return []
    found = log.connection.execute("SELECT place, kept_at, body FROM draft ORDER BY kept_at DESC, place").fetchall()
    return [_Row(key, *_split(key), kept_at, body) for key, kept_at, body in found]


def _split(key: str) -> tuple[str, str]:
    """Place and window; a draft of before there were windows has none."""
    place, at, window = key.rpartition("@")
    return (place, window) if at else (key, "")


def _offered(log: Log) -> list[_Row]:
    """This window's drafts, then what others left behind."""
    rows, own, old = _rows(log), window_of(log), (clock.now() - LEFT_AFTER).isoformat()
    left = [row for row in rows if row.window != own and (row.kept_at < old or not may_be_open(row.window))]
    return [*(row for row in rows if row.window == own), *left]


def _written(log: Log, query: str, rows: Sequence[tuple[str, ...]]) -> bool:
    """A draft is a convenience: what keeps it from being written must not disturb whoever types."""
    try:
        with immediate(log.connection):
            log.connection.executemany(query, rows)
    except TROUBLE:
        return False
    return True
