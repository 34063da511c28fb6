"""The log in pages, newest first: each page is a seek from the row before it, never a count from the start."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from klyngetui.store import ranks
from klyngetui.store.entry_rows import DIRECT
from klyngetui.store.page_query import Query
from klyngetui.store.search import quick_expression

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log


class Filter(NamedTuple):
    """Which entries to show; what is None does not restrict. `start` and `end` are days as text, both included.

    `kind` may also be `story`; `participant`, `person` and `group` are numbers of records; `indicator` is one of 2.5,
    4.5, 5.2; `search` is free text.
    """

    kind: str | None = None
    status: str | None = None
    start: str | None = None
    end: str | None = None
    participant: int | None = None
    person: int | None = None
    group: int | None = None
    indicator: str | None = None
    search: str | None = None


class Entry(NamedTuple):
    """One entry of the log as a list shows it; `evidence` is the number of pieces attached.

    `direct`: it holds a direct contact (2.5); `meets`: it is a counted meeting of a working group (4.5).
    """

    pos: int
    day: str
    direct: bool
    meets: bool
    evidence: int
    kept: Kept


EVERYTHING = Filter()


def newer_first(log: Log, only: Filter = EVERYTHING, *, before: int | None = None, limit: int = 100) -> list[int]:
    """Places of the entries that pass the filter, newest first, starting just before a place."""
    return _places(log, _query(log, only, newest_first=True, beyond=before), limit)


def older_first(log: Log, only: Filter = EVERYTHING, *, after: int | None = None, limit: int = 100) -> list[int]:
    """Places of the entries that pass the filter, oldest first, starting just after a place."""
    return _places(log, _query(log, only, newest_first=False, beyond=after), limit)


def skipping(log: Log, only: Filter, position: int, limit: int) -> list[int]:
    """Places newest first from a position on, for jumps; with a filter this one does count from the start."""
    if only == EVERYTHING:
        day, position = ranks.day_of_rank(log, position)
        if not day:
            return []
        only = Filter(end=day)
    query = _query(log, only, newest_first=True)
    rows = log.connection.execute(f"{query.sql} LIMIT ? OFFSET ?", (*query.values, limit, position))
    return [row[0] for row in rows]


def count(log: Log, only: Filter = EVERYTHING) -> int:
    """How many entries pass the filter."""
    if only == EVERYTHING:
        return ranks.total(log)
    return _counted(log, _query(log, only, newest_first=True))


def newer_than(log: Log, only: Filter, pos: int) -> int:
    """How many entries that pass the filter stand before this one, newest first."""
    if only == EVERYTHING:
        return ranks.newer_than(log, pos)
    return _counted(log, _query(log, only, newest_first=False, beyond=pos))


def entries(log: Log, places: Iterable[int], of: int | None = None) -> list[Entry]:
    """The entries at these places, in the order asked for; places that are gone are left out.

    `of` is the number of a participant: what the entries count for is then what they count for as to that one alone.
    """
    found = []
    for pos in places:
        row = log.connection.execute(
            "SELECT record, day, direct, meets IS NOT NULL FROM entry WHERE pos = ?", (pos,)
        ).fetchone()
        if row is not None:
            kept = log.cabinet.numbered(row[0])
            evidence = evidence_count(log, kept.record["id"])
            direct, meets = row[2:] if of is None else _earned_by(log, pos, of)
            found.append(Entry(pos, row[1], bool(direct), bool(meets), evidence, kept))
    return found


def place_of(log: Log, key: int) -> int | None:
    """The place in the log of a record's entry, or None where it has none."""
    row = log.connection.execute("SELECT pos FROM entry WHERE record = ?", (key,)).fetchone()
    return row[0] if row else None


def evidence_count(log: Log, identity: str) -> int:
    """How many pieces of evidence are attached to the record."""
    found: int = log.connection.execute("SELECT count(*) FROM attached WHERE of = ?", (identity,)).fetchone()[0]
    return found


def evidence_of(log: Log, identity: str) -> list[Kept]:
    """The pieces of evidence attached to the record, in the order they were made."""
    rows = log.connection.execute("SELECT evidence FROM attached WHERE of = ? ORDER BY evidence", (identity,))
    return [log.cabinet.numbered(key) for (key,) in rows.fetchall()]


def unconfirmed(log: Log, today: str, limit: int = 100) -> list[int]:
    """Places of planned activities whose day has passed, oldest first (docs/rules.md, Held)."""
    rows = log.connection.execute(
        "SELECT pos FROM entry WHERE status = 'planned' AND day < ? ORDER BY day, pos LIMIT ?", (today, limit)
    )
    return [row[0] for row in rows]


def _earned_by(log: Log, pos: int, participant: int) -> tuple[int, int]:
    """Whether an entry holds a direct contact with the participant, and a counted group meeting it was at."""
    direct, meets = log.connection.execute(
        "SELECT max(contact) >= ?, max(grp IS NOT NULL) FROM presence WHERE entry = ? AND participant = ?",
        (DIRECT, pos, participant),
    ).fetchone()
    return direct or 0, meets or 0


def _query(log: Log, only: Filter, *, newest_first: bool, beyond: int | None = None) -> Query:
    words = quick_expression(log.connection, only.search) if only.search else None
    return Query(only, words, newest_first=newest_first, beyond=beyond)


def _places(log: Log, query: Query, limit: int) -> list[int]:
    return [row[0] for row in log.connection.execute(f"{query.sql} LIMIT ?", (*query.values, limit))]


def _counted(log: Log, query: Query) -> int:
    found: int = log.connection.execute(f"SELECT count(*) FROM ({query.sql})", query.values).fetchone()[0]
    return found
