"""The dated rows behind every figure (docs/commands.md, indicators --rows)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.indicators import contacts, groups, sharing, stories
from klyngetui.store.cabinet import exported_id
from klyngetui.store.pages import evidence_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from klyngetui.indicators.groups import Group
    from klyngetui.indicators.scope import Scope
    from klyngetui.store.cabinet import Kept


class Row(NamedTuple):
    """One row behind a figure: who or what it is for, the activity that earned it, its day, its pieces of evidence."""

    measure: str
    participant: Kept | None = None
    group: Kept | None = None
    story: Kept | None = None
    activity: Kept | None = None
    day: str | None = None
    evidence: int = 0


PRESENCES = """
WITH who AS (SELECT value ->> 0 AS owner, value ->> 1 AS logged FROM json_each(:who))
SELECT DISTINCT owner, presence.entry, entry.record, entry.day
FROM who CROSS JOIN presence ON participant = logged JOIN entry ON entry.pos = presence.entry
WHERE {condition} AND presence.day BETWEEN :start AND :last
ORDER BY presence.entry, owner
"""

#: What a presence must be to earn each measure of 2.5 and of information sharing.
EARNS = {
    "reached": "contact >= 2 AND contact > 0",
    "reached_incl_new": "contact >= 2 AND contact > 0",
    "reached_twice": "contact >= 2 AND contact > 0",
    "reached_in_person": "contact = 3 AND contact > 0",
    "reached_wide": "contact >= 1 AND contact > 0",
    "met_two_people": "met = 1",
    "written_only": "written = 1",
    "event_participants": "presence.event = 1",
}
IN_COUNTED_GROUPS = "presence.grp IN (SELECT value FROM json_each(:groups))"


def rows(scope: Scope, indicator: str) -> Iterator[Row]:
    """Every row behind the figures of one indicator, or of `information_sharing`, measure by measure."""
    sections = {"2.5": _contact_rows, "4.5": _group_rows, "5.2": _story_rows, "information_sharing": _event_rows}
    return sections[indicator](scope)


def row_document(row: Row) -> dict[str, Any]:
    """A row as `indicators --json --rows` prints it: only the keys it has, ids as exported."""
    told: dict[str, Any] = {"measure": row.measure}
    for name in ("participant", "group", "story", "activity"):
        kept = getattr(row, name)
        if kept is not None:
            told[name] = exported_id(kept)
    if row.day is not None:
        told["date"] = row.day
    return {**told, "evidence": row.evidence}


def _contact_rows(scope: Scope) -> Iterator[Row]:
    found = contacts.contacts(scope)
    earned = {
        "reached": found.reached,
        "reached_incl_new": found.reached,
        "reached_twice": contacts.reached_twice(scope, found),
        "reached_in_person": found.in_person,
        "reached_wide": found.wide,
        "met_two_people": contacts.met_two_people(scope),
        "written_only": found.written,
    }
    for measure, owners in earned.items():
        over = scope.all if measure == "reached_incl_new" else scope.counted
        yield from _presence_rows(scope, measure, EARNS[measure], owners.intersection(over))


def _group_rows(scope: Scope) -> Iterator[Row]:
    found = groups.groups(scope)
    keys = [group.kept.key for group in groups.counted(found)]
    earned = {
        "in_groups": groups.in_groups(found),
        "in_groups_twice": groups.in_groups_twice(scope, found),
        "several_employees": groups.several_employees(scope, found),
    }
    for measure, owners in earned.items():
        condition = IN_COUNTED_GROUPS + (" AND person IS NOT NULL" if measure == "several_employees" else "")
        yield from _presence_rows(scope, measure, condition, owners.intersection(scope.counted), keys)
    for group in found:
        yield from _meeting_rows(scope, group)


def _story_rows(scope: Scope) -> Iterator[Row]:
    for story in stories.stories(scope):
        state, kept = story.state, story.kept
        evidence, day = evidence_count(scope.log, kept.record["id"]), kept.record["outcome_on"]
        holds = {
            "usable": state.usable,
            "published": state.published,
            "assessor_only": state.assessor_only,
            "published_in_window": story.published_in_window,
            "quantified": state.quantified,
        }
        for measure, true in holds.items():
            if true:
                yield Row(measure, story=kept, day=day, evidence=evidence)
        if state.usable:
            for owner in sorted(stories.named_in(scope, story).intersection(scope.counted)):
                participant = scope.participants[owner]
                yield Row("featured", participant=participant, story=kept, day=day, evidence=evidence)


def _event_rows(scope: Scope) -> Iterator[Row]:
    held = scope.log.connection.execute(
        "SELECT record, day FROM entry WHERE kind = 'event' AND event = 1 AND day BETWEEN ? AND ? ORDER BY pos",
        (scope.start, scope.last),
    ).fetchall()
    for measure in ("weeks_with_event", "events"):
        for key, day in held:
            activity = scope.log.cabinet.numbered(key)
            yield Row(measure, activity=activity, day=day, evidence=_evidence(scope, activity))
    owners = sharing.present_at_events(scope).intersection(scope.counted)
    yield from _presence_rows(scope, "event_participants", EARNS["event_participants"], owners)


def _presence_rows(
    scope: Scope, measure: str, condition: str, owners: Iterable[int], grp: Iterable[int] = ()
) -> Iterator[Row]:
    values = {
        "who": scope.pairs(set(owners)),
        "start": scope.start,
        "last": scope.last,
        "groups": json.dumps(list(grp)),
    }
    for owner, _pos, key, day in scope.log.connection.execute(PRESENCES.format(condition=condition), values).fetchall():
        activity = scope.log.cabinet.numbered(key)
        participant = scope.participants[owner]
        yield Row(measure, participant=participant, activity=activity, day=day, evidence=_evidence(scope, activity))


def _meeting_rows(scope: Scope, group: Group) -> Iterator[Row]:
    meetings = scope.log.connection.execute(
        "SELECT record, day FROM entry WHERE meets IS NOT NULL AND grp = ? AND day BETWEEN ? AND ? ORDER BY pos",
        (group.kept.key, scope.start, scope.last),
    ).fetchall()
    measures = [f"{group.state.state}_groups", "group_meetings"]
    measures += ["amber_groups"] * group.state.amber + ["helix_groups"] * group.helix
    for measure in measures:
        for key, day in meetings:
            activity = scope.log.cabinet.numbered(key)
            yield Row(measure, group=group.kept, activity=activity, day=day, evidence=_evidence(scope, activity))
        if not meetings and measure != "group_meetings":
            yield Row(measure, group=group.kept)


def _evidence(scope: Scope, activity: Kept) -> int:
    return evidence_count(scope.log, activity.record["id"])
