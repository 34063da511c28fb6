"""The last day of each sort of presence that figures ask for, kept beside the presences and counted from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    Place = tuple[str, int, int, int]
    """A row of `latest`: what, participant, person and group; 0 where the sort does not tell those apart."""


COLUMNS = ("participant", "person", "grp")


class Sort(NamedTuple):
    """Which presences are of a sort, in the words of the index that covers them, and what tells its rows apart."""

    condition: str
    of: tuple[str, ...] = ("participant",)


SORTS = {
    "wide": Sort("contact = 1 AND contact > 0"),
    "direct": Sort("contact = 2 AND contact > 0"),
    "in_person": Sort("contact = 3 AND contact > 0"),
    "met": Sort("met = 1", ("participant", "person")),
    "written": Sort("written = 1"),
    "event": Sort("event = 1"),
    "group": Sort("grp IS NOT NULL", ("participant", "grp")),
    "member": Sort("grp IS NOT NULL AND person IS NOT NULL", ("participant", "person", "grp")),
}
CONTACTS = (None, "wide", "direct", "in_person")
"""The sort of a presence by what it is worth for 2.5."""

GONE = "DELETE FROM latest WHERE what = ? AND participant = ? AND person = ? AND grp = ?"


def places_of(
    participant: int | None, person: int | None, contact: int, met: int, written: int, event: int, grp: int | None
) -> Iterable[Place]:
    """The rows of `latest` that a presence has a part in."""
    if participant is None:
        return
    if what := CONTACTS[contact]:
        yield what, participant, 0, 0
    if written:
        yield "written", participant, 0, 0
    if event:
        yield "event", participant, 0, 0
    if met and person is not None:
        yield "met", participant, person, 0
    if grp is not None:
        yield "group", participant, 0, grp
        if person is not None:
            yield "member", participant, person, grp


class Latest:
    """The rows of `latest` to be counted anew, until `write`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._came: set[Place] = set()
        self._went: set[Place] = set()

    def came(self, places: Iterable[Place]) -> None:
        """Presences with a part in these rows were written."""
        self._came.update(places)

    def went(self, places: Iterable[Place]) -> None:
        """Presences with a part in these rows were taken out."""
        self._went.update(places)

    def write(self) -> None:
        """Bring the table to what the presences say now."""
        self.connection.executemany(GONE, self._went)
        for what in SORTS:
            several = [place for place in self._came | self._went if place[0] == what]
            if several:
                self.connection.executemany(count_one(what), several)
        self._came.clear()
        self._went.clear()


def count_all(connection: sqlite3.Connection) -> None:
    """Fill the empty table from the presences."""
    for what, sort in SORTS.items():
        columns = ", ".join(name if name in sort.of else "0" for name in COLUMNS)
        connection.execute(
            f"INSERT INTO latest SELECT '{what}', {columns}, max(day) FROM presence "
            f"WHERE {sort.condition} AND participant IS NOT NULL GROUP BY {', '.join(sort.of)}"
        )


def count_one(what: str) -> str:
    """The statement that counts one row anew; its place is bound, and nothing is written where the day is the same."""
    sort = SORTS[what]
    same = " AND ".join(f"{name} = ?{number}" for number, name in enumerate(COLUMNS, 2) if name in sort.of)
    # Without bounds on the day, or with max() in a query around it, SQLite walks all that the participant ever earned.
    return (
        f"INSERT INTO latest SELECT ?1, ?2, ?3, ?4, day FROM presence WHERE {same} AND {sort.condition} "
        "AND day BETWEEN '' AND '9999-12-31' ORDER BY day DESC LIMIT 1 "
        "ON CONFLICT DO UPDATE SET day = excluded.day WHERE day <> excluded.day"
    )


def until(what: str) -> str:
    """SQL for the last day up to `:last` that a row of this sort speaks of, NULL where there is none.

    The presences are asked only where there are later ones.
    """
    sought = _sought(what, "BETWEEN '' AND :last")
    return f"CASE WHEN latest.day <= :last THEN latest.day ELSE {sought} END"


def within(what: str) -> str:
    """SQL for whether a row of this sort speaks of a day from `:start` to `:last`."""
    sought = _sought(what, "BETWEEN :start AND :last")
    return f"latest.day >= :start AND (latest.day <= :last OR {sought} IS NOT NULL)"


def _sought(what: str, bound: str) -> str:
    """SQL for the last day within a bound, one seek in a covering index."""
    sort = SORTS[what]
    same = " AND ".join(f"p.{name} = latest.{name}" for name in sort.of)
    return f"(SELECT max(p.day) FROM presence p WHERE {same} AND {sort.condition} AND p.day {bound})"
