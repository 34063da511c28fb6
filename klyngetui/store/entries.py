"""The entries of the log in the tables: their places, their presences with what the rules say, tallies and words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from klyngetui.model.settings import DEFAULTS
from klyngetui.rules.judge import Context, judge
from klyngetui.store.entry_rows import (
    INSERT_ENTRY,
    INSERT_PRESENCE,
    INSERT_TEAM,
    EntryRows,
    activity_rows,
    counts,
    day_of,
    story_rows,
)
from klyngetui.store.latest import Latest, places_of
from klyngetui.store.places import position
from klyngetui.store.search import entry_words
from klyngetui.store.tallies import Tallies

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

    Record = dict[str, Any]

ENTRIES = ("activity", "story")

LEVEL_OF_EVIDENCE = 2
"""The least level of evidence that substantiates a contact (docs/rules.md, Readings)."""

REMOVE_PRESENCES = """
DELETE FROM presence WHERE entry = ? RETURNING participant, person, contact, met, written, event, grp
"""

MOST_WORDS = 20_000
"""Entries whose words wait for the index, which takes them in far faster in the order of their places."""


def context_for(log: Log, activity: Record, settings: dict[str, Any] | None = None) -> Context:
    """The records an activity is judged against, read from the log; the settings too where they are not given."""
    return Context(
        settings=settings_of(log) if settings is None else settings,
        participants=_records(log, [row["participant"] for row in activity["attendance"]]),
        team=_records(log, activity["team"]),
        groups=_records(log, [activity["group"]]),
    )


def settings_of(log: Log) -> dict[str, Any]:
    """The cluster's settings, or the defaults while there is no cluster yet."""
    identity = log.cluster_id
    found = log.cabinet.find(identity) if identity else None
    return found.record["settings"] if found else DEFAULTS


class Entries:
    """Entries on their way into the tables, many at a time; `finish` writes what waited until then.

    `unsettled` are the numbers of those that refer to a record that is not there yet.
    """

    def __init__(self, log: Log) -> None:
        self.log = log
        self.unsettled: set[int] = set()
        self._tallies = Tallies(log.connection)
        self._latest = Latest(log.connection)
        self._words: dict[int, str] = {}

    def remove(self, key: int) -> None:
        """Take the rows of the record's entry out again, if it has any."""
        connection = self.log.connection
        row = connection.execute(
            "SELECT pos, day, direct, event, meets, evidenced FROM entry WHERE record = ?", (key,)
        ).fetchone()
        if row is None:
            return
        pos, day, direct, event, meets, evidenced = row
        team = connection.execute("SELECT member FROM entry_team WHERE entry = ? AND credited = 1", (pos,)).fetchall()
        self._tallies.move(day, counts(direct, event, meets, evidenced, [member for (member,) in team]), -1)
        for presence in connection.execute(REMOVE_PRESENCES, (pos,)).fetchall():
            self._latest.went(places_of(*presence))
        connection.execute("DELETE FROM entry_team WHERE entry = ?", (pos,))
        if self._words.pop(pos, None) is None:
            connection.execute("DELETE FROM search WHERE rowid = ?", (pos,))
        connection.execute("DELETE FROM entry WHERE pos = ?", (pos,))

    def add(self, entries: Sequence[Kept]) -> None:
        """Write the rows of these records; the ones they had must be gone."""
        if not entries:
            return
        settings = settings_of(self.log)
        evidenced = self._evidenced(entries)
        rows = [
            self._rows(pos, kept, settings, int(kept.record["id"] in evidenced))
            for pos, kept in zip(self._places(entries), entries, strict=True)
        ]
        rows.sort(key=lambda one: one.entry[0])
        connection = self.log.connection
        connection.executemany(INSERT_ENTRY, [one.entry for one in rows])
        for statement, several in (
            (INSERT_PRESENCE, [row for one in rows for row in one.presences]),
            (INSERT_TEAM, [row for one in rows for row in one.team]),
        ):
            if several:
                connection.executemany(statement, several)
        if len(self._words) >= MOST_WORDS:
            self._index()

    def finish(self) -> None:
        """Write the tallies, last days and words gathered."""
        self._tallies.write()
        self._latest.write()
        self._index()

    def _rows(self, pos: int, kept: Kept, settings: dict[str, Any], evidenced: int) -> EntryRows:
        cabinet = self.log.cabinet
        cabinet.missed = False
        if kept.entity == "activity":
            context = context_for(self.log, kept.record, settings)
            rows = activity_rows(pos, kept, judge(kept.record, context), evidenced, cabinet.number)
        else:
            rows = story_rows(pos, kept, evidenced, cabinet.number)
        self._words[pos] = entry_words(kept.record, cabinet.name)
        self._tallies.move(rows.entry[3], rows.counts, 1)
        for _pos, _row, participant, person, _day, _present, *earned in rows.presences:
            self._latest.came(places_of(participant, person, *earned))
        if cabinet.missed:
            self.unsettled.add(kept.key)
        return rows

    def _places(self, entries: Sequence[Kept]) -> list[int]:
        """A free place for each, from its own on: two entries of one day may be recorded in one millisecond."""
        wanted = [position(day_of(kept), kept.first) for kept in entries]
        query = "SELECT pos FROM entry WHERE pos IN (SELECT value FROM json_each(?))"
        busy = {pos for (pos,) in self.log.connection.execute(query, (json.dumps(wanted),))}
        places: dict[int, None] = {}
        for pos in wanted:
            free = pos
            while free in places or (free in busy if free == pos else self._taken(free)):
                free += 1
            places[free] = None
        return list(places)

    def _taken(self, pos: int) -> bool:
        return self.log.connection.execute("SELECT 1 FROM entry WHERE pos = ?", (pos,)).fetchone() is not None

    def _evidenced(self, entries: Sequence[Kept]) -> set[str]:
        """The ids of those with evidence that substantiates them."""
        ids = json.dumps([kept.record["id"] for kept in entries])
        query = "SELECT DISTINCT of FROM attached WHERE of IN (SELECT value FROM json_each(?)) AND level >= ?"
        return {identity for (identity,) in self.log.connection.execute(query, (ids, LEVEL_OF_EVIDENCE))}

    def _index(self) -> None:
        words = sorted(self._words.items())
        self._words.clear()
        self.log.connection.executemany("INSERT INTO search (rowid, words) VALUES (?, ?)", words)


def _records(log: Log, ids: Iterable[str | None]) -> dict[str, Record]:
    found = ((identity, log.cabinet.find(identity)) for identity in ids if identity)
    return {identity: kept.record for identity, kept in found if kept is not None}
