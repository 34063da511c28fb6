"""2.5 Direct personal contacts, sentence by sentence."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from tests.oracle.log import Log, Record

KINDS = ("sme", "large", "research", "education", "public", "finance", "other")


class Presence(NamedTuple):
    """What one activity earned for one participant: `logged` as written, `key` who is credited on L."""

    activity: Record
    logged: str
    key: str
    day: date


def override(activity: Record) -> bool | None:
    """Give the override for 2.5: "Two opposite overrides on one activity: `false` wins."."""
    says = [item["count"] for item in activity.get("overrides") or [] if item["indicator"] == "2.5"]
    if False in says:
        return False
    return True if True in says else None


def is_direct(log: Log, activity: Record, org: str, *, if_held: bool = False) -> bool:
    """Tell whether an activity is a direct contact with a participant as logged, whatever the window.

    `if_held` asks it of a planned activity as though it had been held.
    """
    rows = [row for row in log.present(activity) if row["participant"] == org]
    held = log.held(activity) or (if_held and activity["status"] == "planned")
    if not rows or not held or not log.live(activity):
        return False
    # "5. and *o* was committed that day."
    if not log.may_earn(org, log.day(activity)):
        return False
    says = override(activity)
    if says is not None:
        # "`count = false` takes the whole activity out", "`count = true` waives 2, 3, 4 and the kind in 1"
        return says
    # "an attendance row marked `direct` … in any held, live activity meets 1 and 4 for that participant"
    marked = any(row.get("direct") for row in rows)
    # "1. kind `meeting`"
    if activity["kind"] != "meeting" and not marked:
        return False
    # "2. with at least one team member who was in the team that day and whose employer is not *o*"
    if not any(member.get("employer") != org for member in log.team_that_day(activity)):
        return False
    # "3. with a named person of *o* marked `present`"
    if not any(row.get("person") for row in rows):
        return False
    # "4. with at most `direct_max_orgs` (4) distinct participants present"
    return marked or len(log.present_participants(activity)) <= log.settings["direct_max_orgs"]


def direct_ever(log: Log) -> list[Presence]:
    """List all direct contacts on or before L, without a window."""
    found = []
    for activity in log.activities:
        if log.day(activity) > log.last:
            continue
        for org in log.present_participants(activity):
            if is_direct(log, activity, org):
                found.append(Presence(activity, org, log.credited(org), log.day(activity)))
    return found


def direct(log: Log) -> list[Presence]:
    """List the direct contacts of the window."""
    return [contact for contact in direct_ever(log) if log.window.holds(contact.day)]


def with_team(log: Log) -> list[Presence]:
    """List the presences "at any held, live activity of any kind with at least one team member"."""
    found = []
    for activity in log.activities:
        if not log.held(activity) or not log.live(activity) or not log.window.holds(log.day(activity)):
            continue
        # "takes the whole activity out of every measure of 2.5"
        if override(activity) is False or not log.team_that_day(activity):
            continue
        for org in log.present_participants(activity):
            if log.may_earn(org, log.day(activity)):
                found.append(Presence(activity, org, log.credited(org), log.day(activity)))
    return found


def wide(log: Log) -> list[Presence]:
    """List the presences of `reached_wide`, "any direct contact included"."""
    found = with_team(log)
    there = {(presence.activity["id"], presence.logged) for presence in found}
    return found + [one for one in direct(log) if (one.activity["id"], one.logged) not in there]


def written(log: Log) -> list[Presence]:
    """List the presences in "a held `written` activity of kind `meeting` in the window"."""
    found = []
    for activity in log.activities:
        if not log.held(activity) or activity["mode"] != "written" or activity["kind"] != "meeting":
            continue
        if not log.window.holds(log.day(activity)) or override(activity) is False:
            continue
        for org in log.present_participants(activity):
            if log.may_earn(org, log.day(activity)):
                found.append(Presence(activity, org, log.credited(org), log.day(activity)))
    return found


def persons_of(contact: Presence) -> set[str]:
    """Give the named persons present for the participant; "whoever the row names"."""
    rows = contact.activity.get("attendance") or []
    return {
        row["person"]
        for row in rows
        if row["status"] == "present" and row.get("participant") == contact.logged and row.get("person")
    }


def earned(log: Log) -> dict[str, set[str]]:
    """Give, for each measure of 2.5, everybody who earned it, inside N or not."""
    contacts, team = direct(log), with_team(log)
    reached = {contact.key for contact in contacts}
    days: dict[str, set[date]] = {}
    for contact in contacts:
        days.setdefault(contact.key, set()).add(contact.day)
    people: dict[str, set[str]] = {}
    for presence in team:
        people.setdefault(presence.key, set()).update(persons_of(presence))
    widely = {presence.key for presence in wide(log)}
    return {
        "reached": reached,
        "reached_incl_new": reached,
        "reached_twice": {key for key in days if len(days[key]) >= 2},
        "reached_in_person": {c.key for c in contacts if c.activity["mode"] in ("in_person", "hybrid")},
        "reached_wide": widely,
        "met_two_people": {key for key in people if len(people[key]) >= 2},
        "written_only": {presence.key for presence in written(log)} - widely,
    }


def last_direct(log: Log) -> dict[str, date]:
    """Give the day of each one's last direct contact ever on or before L, with what predecessors earned."""
    last: dict[str, date] = {}
    for contact in direct_ever(log):
        last[contact.key] = max(contact.day, last.get(contact.key, contact.day))
    return last


def section(log: Log) -> Record:
    """Give the `2.5` part of the figures document."""
    full, counted, by_measure = log.denominator(), log.counted_participants(), earned(log)
    measures = {
        name: log.share(who, full if name == "reached_incl_new" else counted) for name, who in by_measure.items()
    }
    reached = by_measure["reached"]
    by_kind = {}
    for kind in KINDS:
        by_kind[kind] = log.share(reached, [k for k in counted if log.participant(k)["kind"] == kind])
    return {
        "measures": measures,
        "not_reached": _not_reached(log, counted, reached),
        "new": _new(log),
        "median_days_since_direct_contact": _median(log, counted),
        "without_evidence": _without_evidence(log),
        "by_kind": by_kind,
        "contacts_per_team_member": _per_team_member(log),
        "target": log.target("2.5", "reached"),
    }


def _not_reached(log: Log, counted: list[str], reached: set[str]) -> list[Record]:
    found, last_days = [], last_direct(log)
    for key in counted:
        if key not in reached:
            last, name = last_days.get(key), log.participant(key)["name"]
            text = last.isoformat() if last else None
            found.append({"id": key, "name": name, "last_direct_contact": text})
    # "never reached first, then by oldest last direct contact; … ties by name, then id"
    return sorted(found, key=lambda row: (row["last_direct_contact"] or "", row["name"], row["id"]))


def _new(log: Log) -> list[Record]:
    found = []
    for key in log.new():
        since = log.since(key)
        assert since is not None
        # "`meet_by` = first day of the spell + `new_member_days`"
        meet_by = since + timedelta(days=log.settings["new_member_days"])
        row = {"id": key, "name": log.participant(key)["name"], "since": since.isoformat()}
        found.append({**row, "meet_by": meet_by.isoformat()})
    return sorted(found, key=lambda row: (row["meet_by"], row["name"], row["id"]))


def _median(log: Log, counted: list[str]) -> float | None:
    last_days = last_direct(log)
    ages = sorted((log.last - last_days[key]).days for key in counted if key in last_days)
    if not ages:
        return None
    middle = len(ages) // 2
    # "even count: mean of the two middle ones"
    return ages[middle] if len(ages) % 2 else (ages[middle - 1] + ages[middle]) / 2


def _without_evidence(log: Log) -> int:
    # "direct contacts (activities) in the window with no evidence of level 2 or more added"
    activities = {contact.activity["id"] for contact in direct(log)}
    return len([key for key in activities if not log.evidence_of("activity", key, level=2)])


def _per_team_member(log: Log) -> dict[str, int]:
    found = {member["id"]: 0 for member in log.team}
    contacts = direct(log)
    for activity in log.activities:
        orgs = [contact.logged for contact in contacts if contact.activity is activity]
        if not orgs:
            continue
        # "an activity with two members counts for both"
        for member in log.team_that_day(activity):
            if any(member.get("employer") != org for org in orgs):
                found[member["id"]] += 1
    return found
