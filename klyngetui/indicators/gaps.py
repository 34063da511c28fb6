"""Whom to contact next, and why (docs/rules.md, Gaps and forecast)."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.indicators.contacts import contacts
from klyngetui.indicators.gap_order import Gap, in_order, missing_to_target
from klyngetui.indicators.scope import scope_of
from klyngetui.indicators.targets import target
from klyngetui.model import periods

if TYPE_CHECKING:
    from klyngetui.indicators.contacts import Contacts
    from klyngetui.indicators.scope import Scope
    from klyngetui.store.log import Log

ONE_DAY = timedelta(days=1)
FURTHEST = 3 * 366
"""Days ahead that are looked at for a window losing a contact."""


class Gaps(NamedTuple):
    """The gap list; `missing_to_target` is None without a target, `per_week` None without a day to reach it by."""

    missing_to_target: int | None
    per_week: float | None
    participants: list[Gap]


def gaps(log: Log, as_of: date, period: str | None = None) -> Gaps:
    """The gap list of a window, by name or the cluster's default."""
    return gaps_of(scope_of(log, period, as_of))


def gaps_of(scope: Scope, found: Contacts | None = None) -> Gaps:
    """The gap list of a scope that was made already."""
    found = found or contacts(scope)
    aim = target(scope, "2.5", "reached")
    reached = len(found.reached.intersection(scope.counted))
    missing = missing_to_target(aim["value"], reached, len(scope.counted)) if aim else None
    return Gaps(missing, _per_week(scope, missing), in_order([*_not_reached(scope, found), *_lapsing(scope, found)]))


def gaps_document(found: Gaps) -> dict[str, Any]:
    """The gap list as `gaps --json` prints it (docs/commands.md)."""
    return {
        "format": "klyngetui-gaps",
        "missing_to_target": found.missing_to_target,
        "per_week": found.per_week,
        "participants": [
            {
                "id": gap.id,
                "name": gap.name,
                "reason": gap.reason,
                "last_direct_contact": _text(gap.last_direct_contact),
                "lapses_on": _text(gap.lapses_on),
            }
            for gap in found.participants
        ],
    }


def _not_reached(scope: Scope, found: Contacts) -> list[Gap]:
    gaps = []
    for key in scope.counted:
        if key not in found.reached:
            last = found.last_direct.get(key)
            name, identity = scope.names(key)
            gaps.append(Gap(identity, name, "lapsed" if last else "never", _date(last), None))
    return gaps


def _lapsing(scope: Scope, found: Contacts) -> list[Gap]:
    """Those whose last contact leaves the window on a day up to the assessment."""
    days, starts = _coming_starts(scope)
    gaps = []
    for key in scope.counted:
        if key in found.reached:
            last = found.last_direct[key]
            place = bisect_right(starts, last)
            if place < len(starts):
                name, identity = scope.names(key)
                gaps.append(Gap(identity, name, "lapses", _date(last), days[place]))
    return gaps


def _coming_starts(scope: Scope) -> tuple[list[date], list[str]]:
    """The coming days up to the assessment, and the first day of the window seen on each; both rise."""
    assessment = _assessment(scope)
    if assessment is None:
        return [], []
    ahead = min((assessment - scope.as_of).days, FURTHEST)
    days = [scope.as_of + ONE_DAY * n for n in range(1, ahead + 1)]
    return days, [periods.parse(scope.period.name, day, assessment).start.isoformat() for day in days]


def _per_week(scope: Scope, missing: int | None) -> float | None:
    assessment = _assessment(scope)
    if missing is None or assessment is None or assessment <= scope.as_of:
        return None
    return round(missing * 7 / (assessment - scope.as_of).days, 6)


def _assessment(scope: Scope) -> date | None:
    return _date(scope.log.cluster["assessment_on"])


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
