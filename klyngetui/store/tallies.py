"""The day's tallies that figures add up: moved by entries that come and go, written together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

ADD = "INSERT INTO tally VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n"
#: A day with nothing left has no row, so that a rebuild gives the same ones.
REMOVE_EMPTY = "DELETE FROM tally WHERE what = ? AND of = ? AND day = ? AND n = 0"


class Tallies:
    """What is to be added to which tally, until `write`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._moved: dict[tuple[str, int, str], int] = {}

    def move(self, day: str, counts: Iterable[tuple[str, int]], step: int) -> None:
        """Move the day's tally of each (what, of whom) by the step."""
        for what, of in counts:
            place = (what, of, day)
            self._moved[place] = self._moved.get(place, 0) + step

    def write(self) -> None:
        """Bring the table to what was moved since the last time."""
        moved = [(*place, n) for place, n in self._moved.items() if n]
        self._moved.clear()
        if moved:
            self.connection.executemany(ADD, moved)
        fewer = [row[:3] for row in moved if row[3] < 0]
        if fewer:
            self.connection.executemany(REMOVE_EMPTY, fewer)
