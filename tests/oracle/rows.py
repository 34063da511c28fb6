"""The facts of `indicators --rows`: every dated row that earned a figure."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from tests.oracle import contacts, success_stories, working_groups
from tests.oracle.contacts import Presence
from tests.oracle.log import Log, Record


class Fact(NamedTuple):
    """One row: whose it is (participant, group or story, by the credited id), and where it comes from."""

    indicator: str
    measure: str
    subject: str
    activity: str | None
    date: str | None


def rows(document: dict[str, Any], period: str, as_of: date) -> set[Fact]:
    """Give the facts behind the share, group and story measures of the three indicators."""
    log = Log(document, period, as_of)
    return _contacts(log) | _groups(log) | _stories(log)


def _facts(indicator: str, measure: str, presences: list[Presence], who: set[str]) -> set[Fact]:
    return {
        Fact(indicator, measure, found.key, found.activity["id"], found.activity["date"])
        for found in presences
        if found.key in who
    }


def _contacts(log: Log) -> set[Fact]:
    direct, team = contacts.direct(log), contacts.with_team(log)
    in_person = [c for c in direct if c.activity["mode"] in ("in_person", "hybrid")]
    sources = {
        "reached": direct,
        "reached_incl_new": direct,
        "reached_twice": direct,
        "reached_in_person": in_person,
        "reached_wide": contacts.wide(log),
        "met_two_people": [presence for presence in team if contacts.persons_of(presence)],
        "written_only": contacts.written(log),
    }
    found: set[Fact] = set()
    for measure, who in contacts.earned(log).items():
        over = log.denominator() if measure == "reached_incl_new" else log.counted_participants()
        found |= _facts("2.5", measure, sources[measure], who & set(over))
    return found


def _groups(log: Log) -> set[Fact]:
    found: set[Fact] = set()
    presences = working_groups.counted_presences(log)
    over = set(log.counted_participants())
    for measure, who in working_groups.earned(log).items():
        named = measure == "several_employees"
        source = [p for p in presences if contacts.persons_of(p)] if named else presences
        found |= _facts("4.5", measure, source, who & over)
    for group in working_groups.working_groups(log):
        measures = [f"{working_groups.state(log, group)}_groups", "group_meetings"]
        if working_groups.amber(log, group):
            measures.append("amber_groups")
        if group in working_groups.counted(log) and working_groups.is_helix(log, group):
            measures.append("helix_groups")
        for measure in measures:
            found |= _meetings(measure, group, working_groups.meetings(log, group))
    return found


def _meetings(measure: str, group: Record, meetings: list[Record]) -> set[Fact]:
    found = {Fact("4.5", measure, group["id"], meeting["id"], meeting["date"]) for meeting in meetings}
    if not found and measure != "group_meetings":
        found.add(Fact("4.5", measure, group["id"], None, None))
    return found


def _stories(log: Log) -> set[Fact]:
    found: set[Fact] = set()
    over = set(log.counted_participants())
    by_measure = success_stories.counts(log)
    for measure, stories in by_measure.items():
        for story in stories:
            found.add(Fact("5.2", measure, story["id"], None, story.get("outcome_on")))
    for story in by_measure["usable"]:
        for key in success_stories.featured(log, [story]) & over:
            found.add(Fact("5.2", "featured", key, None, story.get("outcome_on")))
    return found
