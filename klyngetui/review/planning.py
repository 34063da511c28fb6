"""Visits and group meetings planned by one key: in a week, on a working day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from klyngetui.model.ids import uuid7
from klyngetui.review.working_days import next_working_day
from klyngetui.store.changes import Edit
from klyngetui.store.entries import settings_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from klyngetui.store.log import Log

AHEAD = timedelta(days=7)


def planned_day(log: Log, today: date) -> date:
    """The day a visit is planned on: in seven days, or on the next working day."""
    return next_working_day(today + AHEAD, settings_of(log)["holidays"])


def visit(log: Log, participant: str, team: Sequence[str], today: date) -> Edit:
    """A planned meeting in person with the participant."""
    row = {"participant": participant, "status": "present"}
    return _planned(log, "meeting", team, today, attendance=[row])


def group_meeting(log: Log, group: str, team: Sequence[str], today: date) -> Edit:
    """A planned meeting of the group; who comes is filled in when it is held."""
    return _planned(log, "group_meeting", team, today, group=group)


def _planned(log: Log, kind: str, team: Sequence[str], today: date, **more: object) -> Edit:
    patch = {
        "kind": kind,
        "date": planned_day(log, today).isoformat(),
        "status": "planned",
        "mode": "in_person",
        "team": list(team),
        "source": {"from": "typed"},
        **more,
    }
    return Edit("activity", uuid7(), patch)
