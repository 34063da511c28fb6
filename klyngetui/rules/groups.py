"""The state of a working group (docs/rules.md, 4.5)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from klyngetui.model.periods import Period

COUNTED = frozenset({"active", "achieved"})


class GroupState(NamedTuple):
    """`state` is one of active, achieved, ended, dormant, on_paper; `missing` says what `qualifies` lacks.

    `missing` holds any of aim, leader, started, meetings, participants. An amber group is an active one.
    """

    state: str
    amber: bool
    qualifies: bool
    missing: tuple[str, ...]

    @property
    def counted(self) -> bool:
        """Whether its meetings count for the measures over counted groups."""
        return self.state in COUNTED


class Meetings(NamedTuple):
    """What a group's held, live meetings add up to; none of it dated after L.

    `days`: different days in the window; `participants`: different participants present over them,
    after succession, each committed on the day; `last_ever`: day of the last meeting, in the window or
    before it.
    """

    days: int
    participants: int
    last_ever: date | None


def group_state(
    group: Mapping[str, Any], meetings: Meetings, period: Period, last: date, settings: Mapping[str, Any]
) -> GroupState:
    """The state of a group of kind `working_group` on L. No start day: started before the log began."""
    missing = _missing(group, meetings, last, settings)
    quiet = (last - meetings.last_ever).days if meetings.last_ever else None
    ended_on = date.fromisoformat(group["ended_on"]) if group["ended_on"] else None
    ended = ended_on is not None and ended_on <= last
    amber = False
    if not missing and not ended and quiet is not None and quiet <= settings["group_active_days"]:
        state, amber = "active", quiet > settings["group_amber_days"]
    elif not missing and ended_on and period.start <= ended_on <= last and group["outcome"] == "achieved":
        state = "achieved"
    elif ended:
        state = "ended"
    else:
        state = "dormant" if meetings.last_ever else "on_paper"
    return GroupState(state, amber, not missing, missing)


def _missing(group: Mapping[str, Any], meetings: Meetings, last: date, settings: Mapping[str, Any]) -> tuple[str, ...]:
    lacks = {
        "aim": not (group["aim"] or "").strip(),
        "leader": not (group["leader"] or "").strip(),
        "started": bool(group["started_on"]) and date.fromisoformat(group["started_on"]) > last,
        "meetings": meetings.days < settings["group_min_meetings"],
        "participants": meetings.participants < settings["group_min_orgs"],
    }
    return tuple(name for name, lacking in lacks.items() if lacking)
