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
    from collections.abc import Iterable, Sequence

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
    reached = _seen(log, scopes, DIRECT)
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


def _seen(log: Log, scopes: Sequence[Scope], query: str, group: int | None = None) -> list[set[int]]:
    """For each scope the participants with such a day in its window, each counted for its successor."""
    last = query.format(which="max", bound="BETWEEN '' AND :day", none="''")
    first = query.format(which="min", bound=f"BETWEEN :day || ' ' AND '{NEVER}'", none=f"'{NEVER}'")

    def days(statement: str, keys: list[int], day: str) -> dict[int, str]:
        rows = log.connection.execute(statement, {"who": json.dumps(keys), "grp": group, "day": day})
        return {key: found for key, found in rows if found not in ("", NEVER)}

    found: list[set[int]] = [set() for _scope in scopes]
    windows = [Window(scope.start, scope.last) for scope in scopes]
    for key, place, stop in holding(windows, scopes[0].participants, partial(days, last), partial(days, first)):
        for scope, seen in zip(scopes[place:stop], found[place:stop], strict=True):
            seen.add(scope.credited[key])
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
        for place, present in enumerate(_seen(log, scopes, THERE, kept.key)):
            if _counted(kept, scopes[place], days, present):
                found[place] |= present
    return found


def _counted(kept: Kept, scope: Scope, days: Sequence[str], present: Iterable[int]) -> bool:
    """Whether a group counts, by the sorted days of its meetings and who was present in the window."""
    until = bisect_right(days, scope.last)
    within = max(until - bisect_left(days, scope.start), 0)
    last_ever = date.fromisoformat(days[until - 1]) if until else None
    meetings = Meetings(within, len(set(present)), last_ever)
    return group_state(kept.record, meetings, scope.period, scope.last_day, scope.settings).counted
