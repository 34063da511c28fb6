"""The headlines month by month, each seen from the month's last day through a window of its own."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from klyngetui.indicators.scope import scopes_of, share
from klyngetui.indicators.windows import Window, holding
from klyngetui.model.periods import months_before
from klyngetui.rules.groups import Meetings, group_state
from klyngetui.rules.stories import story_state

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from klyngetui.indicators.scope import Scope
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

#: The last day up to one, or the first after it, of each participant: direct contacts, and meetings of a group.
DIRECT = """
SELECT value, {which}(coalesce((
    SELECT {which}(day) FROM presence WHERE participant = value AND contact = 2 AND contact > 0 AND day {bound}
), {none}), coalesce((
    SELECT {which}(day) FROM presence WHERE participant = value AND contact = 3 AND contact > 0 AND day {bound}
), {none})) FROM json_each(:who)
"""
THERE = """
SELECT value, coalesce((
    SELECT {which}(day) FROM presence WHERE grp = :grp AND participant = value AND day {bound}
), {none}) FROM json_each(:who)
"""
MEETINGS = "SELECT day FROM tally WHERE what = 'meeting' AND of = ? ORDER BY day"
NEVER = "9999-12-32"


class Point(NamedTuple):
    """The headlines on one day; a share of nothing is None."""

    day: date
    reached: float | None
    in_groups: float | None
    usable: int


def trend(log: Log, as_of: date, months: int = 12, period: str | None = None) -> list[Point]:
    """The headlines on the as-of date and on the last days of the months before it, oldest first."""
    first = as_of.replace(day=1)
    ends = [months_before(first, back) - timedelta(days=1) for back in reversed(range(months - 1))]
    scopes = list(scopes_of(log, period, (*ends, as_of)))
    stories = [kept.record for kept in log.cabinet.load("story")]
    reached = _seen(log, scopes, DIRECT, scopes[0].participants)
    in_groups = _in_groups(log, scopes)
    return [
        Point(
            scope.as_of,
            share(reached[place], scope.counted)["share"],
            share(in_groups[place], scope.counted)["share"],
            sum(story_state(story, scope.last_day, scope.settings).usable for story in stories),
        )
        for place, scope in enumerate(scopes)
    ]


def _seen(
    log: Log, scopes: Sequence[Scope], query: str, who: Iterable[int], group: int | None = None
) -> list[set[int]]:
    """For each scope those of the participants with such a day in its window, each counted for its successor."""
    last = query.format(which="max", bound="BETWEEN '' AND :day", none="''")
    first = query.format(which="min", bound=f"BETWEEN :day || ' ' AND '{NEVER}'", none=f"'{NEVER}'")

    def days(statement: str, keys: list[int], day: str) -> dict[int, str]:
        rows = log.connection.execute(statement, {"who": json.dumps(keys), "grp": group, "day": day})
        return {key: found for key, found in rows if found not in ("", NEVER)}

    windows = [Window(scope.start, scope.last) for scope in scopes]
    coming: list[list[int]] = [[] for _place in range(len(scopes) + 1)]
    going: list[list[int]] = [[] for _place in range(len(scopes) + 1)]
    for key, place, stop in holding(windows, who, partial(days, last), partial(days, first)):
        coming[place].append(key)
        going[stop].append(key)
    found, seen = [], set[int]()
    for scope, come, gone in zip(scopes, coming, going, strict=False):
        seen.difference_update(gone)
        seen.update(come)
        found.append(set(map(scope.credited.__getitem__, seen)))
    return found


def _in_groups(log: Log, scopes: Sequence[Scope]) -> list[set[int]]:
    """For each scope the participants present at a meeting of a group that counts then."""
    found: list[set[int]] = [set() for _scope in scopes]
    for kept in log.cabinet.load("group"):
        if kept.record["kind"] != "working_group":
            continue
        days = [day for (day,) in log.connection.execute(MEETINGS, (kept.key,))]
        if not days:
            continue
        for there, present in zip(found, _present(log, scopes, kept, days, _missing(scopes, found)), strict=True):
            there |= present
    return found


def _missing(scopes: Sequence[Scope], found: Sequence[set[int]]) -> set[int]:
    """The participants that were not found in every scope yet."""
    return {
        key
        for scope, there in zip(scopes, found, strict=True)
        for key, owner in scope.credited.items()
        if owner not in there
    }


def _present(
    log: Log, scopes: Sequence[Scope], kept: Kept, days: Sequence[str], who: Collection[int]
) -> list[set[int]]:
    """For each scope those of the participants present at the group's meetings; nobody where it does not count then."""
    found = _seen(log, scopes, THERE, who, kept.key)
    counted = [_counted(kept, scope, days, present) for scope, present in zip(scopes, found, strict=True)]
    everybody = scopes[0].participants
    if len(who) < len(everybody) and any(there and not counts for there, counts in zip(found, counted, strict=True)):
        # The others may make up the number that the group needs.
        return _present(log, scopes, kept, days, everybody)
    return [present if counts else set() for present, counts in zip(found, counted, strict=True)]


def _counted(kept: Kept, scope: Scope, days: Sequence[str], present: Iterable[int]) -> bool:
    """Whether a group counts, by the sorted days of its meetings and who was present in the window."""
    until = bisect_right(days, scope.last)
    within = max(until - bisect_left(days, scope.start), 0)
    last_ever = date.fromisoformat(days[until - 1]) if until else None
    meetings = Meetings(within, len(set(present)), last_ever)
    return group_state(kept.record, meetings, scope.period, scope.last_day, scope.settings).counted
