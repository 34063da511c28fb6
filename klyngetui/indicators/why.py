"""What an entry counts for and why, in words (docs/rules.md, Which indicator an entry counts for)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from klyngetui.model import periods
from klyngetui.rules.judge import judge, would_be
from klyngetui.rules.stories import story_state
from klyngetui.rules.words import Line, Telling, activity_lines, story_line
from klyngetui.store.entries import context_for, settings_of

if TYPE_CHECKING:
    from klyngetui.store.log import Log

    Record = dict[str, Any]

MEETINGS_UP_TO = "SELECT count(*) FROM entry WHERE grp = ? AND meets IS NOT NULL AND day BETWEEN ? AND ?"


def why(log: Log, record: Record, today: date, *, saved: bool = True) -> tuple[Line, ...]:
    """The lines for an entry, saved or still being typed: what it counts for and what stops it."""
    if "attendance" not in record:
        return (story_line(story_state(record, today, settings_of(log))),)
    context = context_for(log, record)
    telling = Telling(
        name=lambda identity: name_of(log, identity),
        today=today,
        max_orgs=context.settings["direct_max_orgs"],
        ordinal=_ordinal(log, record, today, saved=saved),
        if_held=would_be(record, context) if record["status"] == "planned" else None,
    )
    return activity_lines(record, judge(record, context), telling)


def name_of(log: Log, identity: str | None) -> str:
    """The name of a record by its id; its title where it has no name."""
    found = log.cabinet.find(identity) if identity else None
    if found is None:
        return ""
    return str(found.record.get("name") or found.record.get("title") or "")


def _ordinal(log: Log, record: Record, today: date, *, saved: bool) -> int | None:
    """The number of the group's meeting in the default window, up to that day."""
    group = log.cabinet.find(record["group"]) if record["group"] else None
    if group is None:
        return None
    cluster = log.cluster
    assessment = date.fromisoformat(cluster["assessment_on"]) if cluster["assessment_on"] else None
    window = periods.parse(settings_of(log)["default_period"], today, assessment)
    if not window.start <= date.fromisoformat(record["date"]) <= window.end:
        return None
    values = (group.key, window.start.isoformat(), record["date"])
    meetings: int = log.connection.execute(MEETINGS_UP_TO, values).fetchone()[0]
    return meetings if saved else meetings + 1
