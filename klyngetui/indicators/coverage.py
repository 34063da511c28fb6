"""Who is reached in which way: every participant against direct contact, groups, events, people met and stories."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from klyngetui.indicators import groups as working_groups
from klyngetui.indicators.contacts import contacts, met_two_people
from klyngetui.indicators.engagement import people_met
from klyngetui.indicators.scope import scope_of
from klyngetui.indicators.sharing import present_at_events
from klyngetui.indicators.stories import featured, named_in, stories

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.indicators.scope import Scope
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

WAYS = ("direct", "group", "event", "people", "story")
DEEP = 3
"""From so many of the five ways on, a participant is reached in depth."""
SIDES = {
    "business": frozenset({"sme", "large", "finance"}),
    "knowledge": frozenset({"research", "education"}),
    "public": frozenset({"public"}),
}


class Covered(NamedTuple):
    """One committed participant; `ways` holds, in the order of WAYS, 2 for yes, 1 for half-way, 0 for no.

    Half-way is: present without a direct contact; in a group that does not count; one person met; in a story that is
    not usable yet.
    """

    kept: Kept
    new: bool
    last_direct: str | None
    ways: tuple[int, ...]

    @property
    def depth(self) -> int:
        """How many ways it is reached in."""
        return sum(way == 2 for way in self.ways)


class Side(NamedTuple):
    """One side of the triple helix: participants reached in any way, of how many."""

    name: str
    reached: int
    of: int


class Coverage(NamedTuple):
    """Everybody of D, emptiest first; `breadth` counts those reached in any way, `deep` those in three or more."""

    rows: list[Covered]
    by_way: tuple[int, ...]
    breadth: int
    deep: int
    helix: tuple[Side, ...]


def coverage(log: Log, today: date, period: str | None = None) -> Coverage:
    """The matrix in a window by name or the cluster's default."""
    scope = scope_of(log, period, today)
    met = contacts(scope)
    ways = _ways(scope, met.reached, met.wide, met_two_people(scope))
    new = {one.id for one in scope.denominator.new}
    rows = [
        Covered(
            kept := scope.participants[key],
            kept.record["id"] in new,
            met.last_direct.get(key),
            tuple(2 if key in whole else 1 if key in half else 0 for whole, half in ways),
        )
        for key in scope.all
    ]
    rows.sort(key=lambda row: (row.depth, sum(row.ways), row.last_direct or "", row.kept.record["name"], row.kept.key))
    return Coverage(
        rows,
        tuple(sum(row.ways[at] == 2 for row in rows) for at in range(len(WAYS))),
        sum(row.depth > 0 for row in rows),
        sum(row.depth >= DEEP for row in rows),
        tuple(_side(name, kinds, rows) for name, kinds in SIDES.items()),
    )


def _ways(scope: Scope, reached: set[int], wide: set[int], met_two: set[int]) -> list[tuple[set[int], set[int]]]:
    """For each of WAYS the participants that are reached so, and those half-way."""
    groups, told = working_groups.groups(scope), stories(scope)
    in_any = {owner for group in groups for owner in group.present}
    named = {owner for story in told for owner in named_in(scope, story)}
    return [
        (reached, wide),
        (working_groups.in_groups(groups), in_any),
        (present_at_events(scope), set()),
        (met_two, set(people_met(scope))),
        (featured(scope, told), named),
    ]


def _side(name: str, kinds: frozenset[str], rows: list[Covered]) -> Side:
    of_side = [row for row in rows if row.kept.record["kind"] in kinds]
    return Side(name, sum(row.depth > 0 for row in of_side), len(of_side))
