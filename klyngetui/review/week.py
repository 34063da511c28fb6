"""One week's review: its record, the state of its nine steps, and writing them (docs/review.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.model.ids import uuid5
from klyngetui.model.periods import iso_week, week_days

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.store.changes import Edit
    from klyngetui.store.log import Log

    Record = dict[str, Any]

STEPS = ("unconfirmed", "inbox", "gaps", "groups", "stories", "sharing", "checks", "reflection", "seal")
DONE, SKIPPED, LEFT = "done", "skipped", "left"


class Week(NamedTuple):
    """An ISO week (`2026-W47`), its Monday and Sunday, and its review, or None where none was begun.

    `steps` gives every step's state: done, skipped or left.
    """

    name: str
    monday: date
    sunday: date
    review: Record | None
    steps: dict[str, str]

    @property
    def sealed(self) -> bool:
        """Whether its figures are sealed."""
        return bool(self.review and self.review["sealed_on"])

    @property
    def open_steps(self) -> list[str]:
        """The steps that are neither done nor skipped."""
        return [step for step, state in self.steps.items() if state == LEFT]

    @property
    def skipped(self) -> list[str]:
        """The steps that were skipped."""
        return [step for step, state in self.steps.items() if state == SKIPPED]

    def words(self, field: str) -> str:
        """The reflection or next week's three; empty where nothing is written."""
        return str((self.review or {}).get(field) or "")


def this_week(today: date) -> str:
    """The week a review is of where none is named."""
    return iso_week(today)


def week_of(log: Log, name: str) -> Week:
    """The week of that name with what is known of its review. Raises PeriodError for what is no week."""
    monday, sunday = week_days(name)
    return _week(name.strip(), monday, sunday, reviews(log).get(name.strip()))


def reviews(log: Log) -> dict[str, Record]:
    """The review of every week that has one; of two of one week the sealed one, else the first made."""
    found: dict[str, Record] = {}
    for kept in log.cabinet.load("review"):
        known = found.get(kept.record["week"])
        if known is None or (kept.record["sealed_on"] and not known["sealed_on"]):
            found[kept.record["week"]] = kept.record
    return found


def mark(log: Log, week: str, step: str, state: str, today: date) -> str:
    """Say that a step of the week is done, skipped or left, as one action; returns its id. Raises LogError."""
    from klyngetui.store.changes import commit

    steps = {**week_of(log, week).steps, step: state}
    return commit(log, [review_edit(log, week, {"steps": steps}, today)])


def write(log: Log, week: str, patch: Record, today: date) -> str:
    """Write `reflection` or `next_week` of the week, as one action; returns its id. Raises Invalid, LogError."""
    from klyngetui.store.changes import commit

    return commit(log, [review_edit(log, week, patch, today)])


def review_edit(log: Log, week: str, patch: Record, today: date) -> Edit:
    """The edit of a week's review; it is made by it where there is none yet.

    Its id is the same in every copy of the log, so that two people's reviews of one week become one.
    """
    from klyngetui.store.changes import Edit

    found = week_of(log, week)
    if found.review is not None:
        return Edit("review", found.review["id"], patch)
    identity = uuid5(log.cluster_id or "", "review", found.name)
    begun: Record = {"week": found.name, "opened_on": today.isoformat(), "steps": found.steps}
    if log.cabinet.find(identity) is not None:
        begun["deleted"] = False
    return Edit("review", identity, {**begun, **patch})


def _week(name: str, monday: date, sunday: date, review: Record | None) -> Week:
    said = (review or {}).get("steps") or {}
    return Week(name, monday, sunday, review, {step: said.get(step, LEFT) for step in STEPS})
