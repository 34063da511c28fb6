"""Who was there on at least two different days, or with two different people."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeVar

from klyngetui.store.latest import within

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klyngetui.indicators.scope import Scope

T = TypeVar("T")


def on_two_days(scope: Scope, days: Iterable[tuple[int, str]], again: str, **values: str) -> set[int]:
    """The participants with two days or more in the window, of which `days` holds the last ones of each sort.

    `again` is asked of those with one day: JSON of [credited, as logged, that day] as `:who`, `:start` and the values
    given; it tells the credited ones that were there before.
    """
    found, first = _two_different(days)
    once = [
        (owner, logged, first[owner])
        for logged, owner in scope.credited.items()
        if owner in first and owner not in found
    ]
    if once:
        bound = {"who": json.dumps(once), "start": scope.start, **values}
        found.update(owner for (owner,) in scope.log.connection.execute(again, bound))
    return found


def people_of(what: str, only: str = "1") -> str:
    """The statement for `with_two_people`, by sort of presence: the first and the last person by number."""
    of = f"SELECT person FROM latest WHERE what = '{what}' AND participant = value AND {only} AND {within(what)}"
    return f"SELECT value, ({of} ORDER BY person LIMIT 1), ({of} ORDER BY person DESC LIMIT 1) FROM json_each(:who)"


def with_two_people(scope: Scope, query: str, **values: str) -> set[int]:
    """The participants of D with two people or more in the window, by a statement of `people_of`."""
    everybody, credited = set(scope.all), scope.credited
    who = json.dumps([logged for logged, owner in credited.items() if owner in everybody])
    rows = scope.log.connection.execute(query, {"who": who, "start": scope.start, "last": scope.last, **values})
    people = ((credited[logged], person) for logged, *seen in rows for person in seen if person is not None)
    return _two_different(people)[0]


def _two_different(pairs: Iterable[tuple[int, T]]) -> tuple[set[int], dict[int, T]]:
    """Those that come with two different things or more, and the first thing of everybody."""
    found: set[int] = set()
    first: dict[int, T] = {}
    for owner, thing in pairs:
        if first.setdefault(owner, thing) != thing:
            found.add(owner)
    return found, first
