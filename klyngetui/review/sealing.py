"""Sealing a week: the three figures as they stood, with the ids they counted (docs/review.md, Sealing)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.indicators.counted import counted
from klyngetui.indicators.figures import RULE_VERSION, document
from klyngetui.indicators.scope import scope_of
from klyngetui.locale import _
from klyngetui.locale.formats import capital, day
from klyngetui.locale.formats import week as week_words
from klyngetui.model.ids import uuid7
from klyngetui.review.digest import digest_of
from klyngetui.review.seals import seals
from klyngetui.review.week import DONE, Week, review_edit, week_of
from klyngetui.store.changes import Edit, commit
from klyngetui.store.errors import Refused

if TYPE_CHECKING:
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

    Record = dict[str, Any]


class Counted(NamedTuple):
    """The figures document on a day and the sorted ids behind each of its measures."""

    figures: Record
    counted: dict[str, list[str]]


def as_of(week: Week, today: date) -> date:
    """The day a week is sealed as of: its Sunday, or today while it lasts."""
    return min(week.sunday, today)


def count(log: Log, on: date) -> Counted:
    """Count the three indicators as of a day, in the cluster's own window."""
    scope = scope_of(log, None, on)
    return Counted(document(scope), counted(scope))


def seal_of(log: Log, week: Week) -> Kept | None:
    """The seal of a sealed week: the one that holds the very figures of its review; None where there is none."""
    figures = week.review["figures"] if week.review and week.sealed else None
    if figures is None:
        return None
    return next((kept for kept in reversed(seals(log)) if kept.record["figures"] == figures), None)


def refuse_sealing(week: Week, today: date) -> None:
    """Raise Refused for a week that is sealed already or still to come."""
    called = capital(week_words(week.name, today))
    if week.sealed and week.review:
        when = day(date.fromisoformat(week.review["sealed_on"]))
        raise Refused(_("{week} is sealed already, on {day}.").format(week=called, day=when))
    if week.monday > today:
        raise Refused(_("{week} has not begun yet.").format(week=called))


def seal(log: Log, name: str, today: date, found: Counted | None = None) -> str:
    """Seal the week's figures in its review and in a seal, as one action; returns its id.

    `found` is what was counted as of `as_of`, if it was counted already. Raises Refused, LogError.
    """
    week = week_of(log, name)
    refuse_sealing(week, today)
    on = as_of(week, today)
    told = found or count(log, on)
    review = {"sealed_on": today.isoformat(), "steps": {**week.steps, "seal": DONE}, "figures": told.figures}
    made = {
        "period": told.figures["period"]["name"],
        "as_of": on.isoformat(),
        "rule_version": RULE_VERSION,
        "sealed_on": today.isoformat(),
        "figures": told.figures,
        "counted": told.counted,
        "digest": digest_of(told.counted),
    }
    return commit(log, [review_edit(log, week.name, review, today), Edit("seal", uuid7(), made)])
