"""The headlines month by month, each seen from the month's last day through a window of its own."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from klyngetui.indicators import contacts, groups, stories
from klyngetui.indicators.scope import scope_of, share
from klyngetui.model.periods import months_before

if TYPE_CHECKING:
    from klyngetui.store.log import Log


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
    return [_point(log, day, period) for day in (*ends, as_of)]


def _point(log: Log, day: date, period: str | None) -> Point:
    scope = scope_of(log, period, day)
    reached = share(contacts.contacts(scope).reached, scope.counted)["share"]
    in_groups = share(groups.in_groups(groups.groups(scope)), scope.counted)["share"]
    return Point(day, reached, in_groups, sum(story.state.usable for story in stories.stories(scope)))
