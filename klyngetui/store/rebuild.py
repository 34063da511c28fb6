"""The projected tables made anew from the changes, and the comparison of what stands with what should."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from klyngetui.locale import _
from klyngetui.store.change_rows import COLUMNS, changes_of, from_row
from klyngetui.store.entries import Entries
from klyngetui.store.fold import fold
from klyngetui.store.log import unsaved_log
from klyngetui.store.migrations import drop_indexes, make_indexes
from klyngetui.store.project import chunks, derive, keep_all, keep_record
from klyngetui.store.schema import PROJECTED
from klyngetui.store.tick import Tick, no_tick
from klyngetui.store.transaction import immediate

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from klyngetui.store.cabinet import Kept
    from klyngetui.store.fold import State
    from klyngetui.store.log import Log

FIRST_CHANGES = f"""
SELECT {COLUMNS}, EXISTS (SELECT 1 FROM change AS other WHERE other.record_id = made.record_id AND other.seq > made.seq)
FROM change AS made
WHERE NOT EXISTS (SELECT 1 FROM change AS other WHERE other.record_id = made.record_id AND other.seq < made.seq)
ORDER BY seq
"""
"""The change that made each record, in the order they came, and whether more followed."""

AS_WRITTEN = {
    "record": "SELECT * FROM record ORDER BY key",
    "conflict": "SELECT * FROM conflict ORDER BY record, field",
    "tally": "SELECT * FROM tally ORDER BY what, of, day",
    "latest": "SELECT * FROM latest ORDER BY what, participant, person, grp",
    "attached": "SELECT * FROM attached ORDER BY evidence",
    "entry": "SELECT record, kind, day, status, grp, meets, direct, event, evidenced FROM entry ORDER BY record",
    "presence": (
        "SELECT entry.record, row, participant, person, presence.day, present, contact, met, written, presence.event, "
        "presence.grp FROM presence JOIN entry ON pos = entry ORDER BY entry.record, row"
    ),
    "entry_team": (
        "SELECT entry.record, member, entry_team.day, credited FROM entry_team JOIN entry ON pos = entry "
        "ORDER BY entry.record, member"
    ),
    "search": (
        "SELECT entry.record, words FROM search JOIN entry ON pos = search.rowid ORDER BY entry.record, search.rowid"
    ),
}
"""The rows of each table by the record they belong to: an entry's exact place may differ, its rows may not."""

# Read in the order of the places sought: SQLite would choose a smaller index and jump about among the entries.
STRAYS = {
    table: f"SELECT count(*) FROM {read} WHERE {place} NOT IN (SELECT pos FROM entry)"
    for table, read, place in (
        ("presence", "presence INDEXED BY sqlite_autoindex_presence_1", "entry"),
        ("entry_team", "entry_team INDEXED BY sqlite_autoindex_entry_team_1", "entry"),
        ("search", "search", "rowid"),
    )
}


def rebuild(log: Log, tick: Tick = no_tick) -> None:
    """Empty the projected tables and fill them anew from the changes, whole or not at all.

    `tick` is told of progress as `_fill` tells it; an exception from it stops the work and nothing is changed.
    """
    log.guard_writing()
    try:
        with immediate(log.connection):
            for table in PROJECTED:
                log.connection.execute(f"DELETE FROM {table}")
            log.refresh()
            _fill(log, log, tick)
    finally:
        log.refresh()


def compare(log: Log, tick: Tick = no_tick) -> list[str]:
    """What differs between the tables and the changes, a line for each table; empty where all is as it should be."""
    with closing(unsaved_log()) as fresh:
        with immediate(fresh.connection):
            _fill(log, fresh, tick)
        lines = []
        for table, query in AS_WRITTEN.items():
            wrong = _differences(log.connection, fresh.connection, query)
            if table in STRAYS:
                wrong += log.connection.execute(STRAYS[table]).fetchone()[0]
            if wrong:
                lines.append(_("{table}: {n} rows differ").format(table=table, n=wrong))
        return lines


def _fill(source: Log, into: Log, tick: Tick) -> None:
    """Write the projection of one log's changes; rows first, then what is derived from all of them.

    `tick` is told the number done and the number to do: every record counts once for its row, once for the rest.
    """
    records = source.connection.execute("SELECT count(DISTINCT record_id) FROM change").fetchone()[0]
    last, of = 0, 2 * records
    for states in chunks(_states(source)):
        last = keep_all(into, states, last)
        tick(last, of)
    entries = Entries(into)
    drop_indexes(into.connection)
    for some in chunks(into.cabinet.every()):
        derive(entries, some, new=True)
        tick(records + some[-1].key, of)
    make_indexes(into.connection)
    entries.finish()


def _states(source: Log) -> Iterator[tuple[str, str, State]]:
    """(entity, id, state) of every record, in the order in which they came; one after another, never all at once."""
    for *row, changed_again in source.connection.execute(FIRST_CHANGES):
        first = from_row(tuple(row))
        changes = changes_of(source, first.record_id) if changed_again else [first]
        yield first.entity, first.record_id, fold(changes)


def keep_from_changes(source: Log, into: Log, record_id: str) -> Kept:
    """Write a record's own row as its changes in `source` make it; nothing that is derived from it yet."""
    changes = changes_of(source, record_id)
    return keep_record(into, changes[0].entity, record_id, fold(changes))


def _differences(one: sqlite3.Connection, other: sqlite3.Connection, query: str) -> int:
    """The number of rows that only one of the two has, or has otherwise."""
    missing = object()
    here, there = _rows(one, query), _rows(other, query)
    while True:
        left, right = next(here, missing), next(there, missing)
        if left is missing and right is missing:
            return 0
        if left != right:
            break
    # Behind the first difference the rows no longer stand side by side.
    mine, theirs = set(_rows(one, query)), set(_rows(other, query))
    return max(len(mine - theirs), len(theirs - mine))


def _rows(connection: sqlite3.Connection, query: str) -> Iterator[tuple[Any, ...]]:
    return connection.execute(query)
