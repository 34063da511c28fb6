"""What lacks evidence, what is attached, and which of its files are not what they were."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from klyngetui.store.files import digest_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from klyngetui.store.log import Log

LACKING = {
    "direct": "direct = 1",
    "meeting": "meets IS NOT NULL AND direct = 0",
    "event": "event = 1 AND direct = 0 AND meets IS NULL",
}
"""The kinds of entries that count, none of them twice."""
MISSING, ALTERED = "missing", "altered"


class Faulty(NamedTuple):
    """A piece of evidence by its number, and what is wrong with its file: missing or altered."""

    key: int
    state: str


def lacking(log: Log, what: str, start: str, last: str) -> array[int]:
    """Places of the entries of one kind of LACKING from `start` to `last` without evidence of level 2 or more."""
    query = f"SELECT pos FROM entry WHERE evidenced = 0 AND {LACKING[what]} AND day BETWEEN ? AND ? ORDER BY pos"
    return array("q", (pos for (pos,) in log.connection.execute(query, (start, last))))


def unevidenced(log: Log, identity: str) -> bool:
    """Whether a record has no evidence of level 2 or more."""
    query = "SELECT 1 FROM attached WHERE of = ? AND level >= 2"
    return log.connection.execute(query, (identity,)).fetchone() is None


def pieces(log: Log) -> array[int]:
    """The numbers of every piece of evidence, the latest first."""
    query = "SELECT key FROM record WHERE entity = 'evidence' AND deleted = 0 ORDER BY first DESC"
    return array("q", (key for (key,) in log.connection.execute(query)))


def faulty(log: Log, *, read: bool, tick: Callable[[], None] = lambda: None) -> list[Faulty]:
    """The pieces whose file is missing, and with `read` those whose file holds something else than was attached.

    Every file is read once, which takes time; `tick` is called after each and may raise to stop.
    """
    states: dict[str, str] = {}
    found = []
    for key in pieces(log):
        digest = log.cabinet.numbered(key).record["sha256"]
        if not digest:
            continue
        if digest not in states:
            states[digest] = _state(log, digest, read=read)
            tick()
        if states[digest]:
            found.append(Faulty(key, states[digest]))
    return found


def _state(log: Log, digest: str, *, read: bool) -> str:
    path = log.files / digest
    try:
        if not path.is_file():
            return MISSING
        return ALTERED if read and digest_of(path) != digest else ""
    except OSError:
        return MISSING
