"""Open actions whose day has come or is near: what was promised to somebody."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from klyngetui.store.log import Log

NEAR = timedelta(days=7)
"""How long before its day an action is told."""


class Due(NamedTuple):
    """An open action and the day it is due."""

    id: str
    text: str
    due_on: date


def due_actions(log: Log, today: date) -> list[Due]:
    """The open actions that are overdue or due within NEAR, the first due first; those without a day are not."""
    until = (today + NEAR).isoformat()
    found = [kept.record for kept in log.cabinet.load("action") if not kept.record["done_on"]]
    near = [one for one in found if one["due_on"] and one["due_on"] <= until]
    due = [Due(one["id"], one["text"] or "", date.fromisoformat(one["due_on"])) for one in near]
    return sorted(due, key=lambda one: (one.due_on, one.text))
