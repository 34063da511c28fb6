"""Engagement and coverage read off a document, entry by entry."""

from __future__ import annotations

from datetime import timedelta

from tests.oracle import contacts, sharing, success_stories, working_groups
from tests.oracle.log import Log, Record, covers


def took_part(log: Log, key: str) -> list[Record]:
    """The held activities up to L that the participant, or one it succeeded, was present at."""
    return [
        activity
        for activity in log.activities
        if log.held(activity)
        and log.day(activity) <= log.last
        and key in {log.credited(org) for org in log.present_participants(activity)}
    ]


def engagement(log: Log, key: str) -> Record:
    """What an Engagement says of one participant."""
    part = took_part(log, key)
    days = [log.day(activity) for activity in part]
    recent = [day for day in days if day > log.last - timedelta(days=90)]
    earlier = [day for day in days if log.last - timedelta(days=180) < day <= log.last - timedelta(days=90)]
    direct = contacts.last_direct(log).get(key)
    committed = key in log.denominator()
    cadence = log.participant(key).get("cadence_days")
    waited = (log.last - direct).days if direct else None
    return {
        "state": state(log, key),
        "last_direct": direct.isoformat() if direct else None,
        "last_seen": max(days).isoformat() if days else None,
        "planned": planned(log, key),
        "people": len(people(log, key)),
        "groups": sum(
            key in {p.key for p in working_groups.presences(log, g)} for g in working_groups.working_groups(log)
        ),
        "events": sum(key in earned_at(log, event) for event in sharing.events(log)),
        "stories": sum(key in success_stories.featured(log, [story]) for story in log.stories),
        "recent": len(recent),
        "earlier": len(earlier),
        "reached": key in contacts.earned(log)["reached"],
        "overdue": committed and cadence is not None and (waited is None or waited > cadence),
    }


def ways(log: Log, key: str) -> tuple[int, ...]:
    """What a Covered says of one participant of D."""
    earned = contacts.earned(log)
    usable = [story for story in log.stories if success_stories.usable(log, story)]
    groups = working_groups.working_groups(log)
    wide = {presence.key for presence in contacts.wide(log)}
    in_any = {presence.key for group in groups for presence in working_groups.presences(log, group)}
    pairs = (
        (key in earned["reached"], key in wide),
        (key in working_groups.earned(log)["in_groups"], key in in_any),
        (key in sharing.at_events(log), False),
        (len(people(log, key)) >= 2, len(people(log, key)) == 1),
        (key in success_stories.featured(log, usable), key in success_stories.featured(log, log.stories)),
    )
    return tuple(2 if whole else 1 if half else 0 for whole, half in pairs)


def people(log: Log, key: str) -> set[str]:
    """The named persons met."""
    found: set[str] = set()
    for presence in contacts.with_team(log):
        if presence.key == key:
            found |= contacts.persons_of(presence)
    return found


def planned(log: Log, key: str) -> str | None:
    """The next day something is planned with the participant, or with one it succeeded."""
    days = [
        activity["date"]
        for activity in log.activities
        if activity["status"] == "planned"
        and log.day(activity) >= log.as_of
        and any(row.get("participant") and log.credited(row["participant"]) == key for row in activity["attendance"])
    ]
    return min(days, default=None)


def earned_at(log: Log, event: Record) -> set[str]:
    """Whom an event counts for."""
    day = log.day(event)
    return {log.credited(org) for org in log.present_participants(event) if log.may_earn(org, day)}


def state(log: Log, key: str) -> str:
    """new, committed, prospect, succeeded or past."""
    if key in log.denominator():
        return "new" if key in log.new() else "committed"
    if log.credited(key) != key:
        return "succeeded"
    return "past" if log.participant(key).get("commitments") else "prospect"


def heat(log: Log, key: str, weeks: int) -> dict[str, list[int]]:
    """Held activities of each kind with the participant or one it succeeded, by week."""
    monday = log.as_of - timedelta(days=log.as_of.weekday())
    found = {kind: [0] * weeks for kind in ("meeting", "group_meeting", "event")}
    for activity in log.activities:
        day = log.day(activity)
        there = {org for org in log.present_participants(activity) if org == key or log.credited(org) == key}
        ago = (monday - (day - timedelta(days=day.weekday()))).days // 7
        if there and log.held(activity) and day <= log.as_of and ago < weeks:
            found[activity["kind"]][weeks - 1 - ago] += 1
    return found


def attendance(log: Log, group: Record) -> tuple[int, int]:
    """Members that came and members expected over the held meetings of the window."""
    came = expected = 0
    for activity in log.activities:
        if activity.get("group") != group["id"] or not log.held(activity) or not log.window.holds(log.day(activity)):
            continue
        members = {row["participant"] for row in group.get("members") or [] if covers([row], log.day(activity))}
        expected += len(members)
        came += len(members & set(log.present_participants(activity)))
    return came, expected
