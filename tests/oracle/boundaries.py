"""The boundary cases of docs/rules.md in one document: each case is a record named after it.

Unless a case says otherwise it is asked about over `rolling-12m` as of 2026-11-23, which runs from 2025-11-24.
`python -m tests.oracle.boundaries` writes boundaries.json again.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.oracle.builder import ALWAYS, Builder, Record, slug

AS_OF = date(2026, 11, 23)
PERIOD = "rolling-12m"
FILE = Path(__file__).with_name("boundaries.json")
COMPANIONS = ("Companion 1", "Companion 2", "Companion 3", "Companion 4")
MEMBERS = ("Group firm", "Group college", "Group town")


def _override(*counts: bool) -> list[Record]:
    return [{"indicator": "2.5", "count": count, "reason": "Boundary"} for count in counts]


def _simple(log: Builder, name: str, *days: str, **fields: object) -> Record:
    """Add a participant always committed with one meeting on each day; gives the last meeting."""
    log.org(name, ALWAYS)
    return [log.did(day, name, **fields) for day in days][-1]  # type: ignore[arg-type]


def _days(log: Builder) -> None:
    _simple(log, "New year's eve at 23:30", "2025-12-31", time="23:30")
    _simple(log, "New year's day at midnight", "2026-01-01", time="00:00")
    _simple(log, "First day of the leap window", "2023-03-01")
    _simple(log, "Day before the leap window", "2023-02-28")
    _simple(log, "Summer-time night", "2026-03-29", time="02:30")
    _simple(log, "First day of the window", "2025-11-24")
    _simple(log, "Day before the window", "2025-11-23")
    _simple(log, "The as-of day", "2026-11-23")
    _simple(log, "The day after", "2026-11-24")
    _simple(log, "Two on one day", "2026-05-05", "2026-05-05")
    _simple(log, "Two days", "2026-05-05", "2026-05-06")


def _presence(log: Builder) -> None:
    for name in COMPANIONS:
        log.org(name, ALWAYS)
    log.org("Prospect")
    guest = {"participant": None, "guest": "Visitor", "status": "present"}
    for name, with_whom in (
        ("Four present", COMPANIONS[:3]),
        ("Four and a guest", COMPANIONS[:3]),
        ("Five present", COMPANIONS),
        ("Fifth is a prospect", (*COMPANIONS[:3], "Prospect")),
        ("Five and marked", COMPANIONS),
    ):
        log.org(name, ALWAYS)
        meeting = log.did("2026-04-01", name, *with_whom)
        if "guest" in name:
            meeting["attendance"].append(guest)
        if "marked" in name:
            meeting["attendance"][0] |= {"direct": True, "topic": "Quay"}
    _simple(log, "Marked but cancelled", "2026-04-02", status="cancelled")["attendance"][0]["direct"] = True
    _simple(log, "Marked at an event", "2026-04-02", kind="event")["attendance"][0]["direct"] = True
    _simple(log, "At an event", "2026-04-02", kind="event")
    _simple(log, "Unconfirmed", "2026-04-02", status="planned")
    _simple(log, "No show", "2026-04-02", status="no_show")
    _simple(log, "By phone", "2026-04-02", mode="phone")
    _simple(log, "Only written", "2026-04-02", mode="written", team=())["attendance"][0]["person"] = None
    _simple(log, "Nobody named", "2026-04-02")["attendance"][0]["person"] = None
    excused = _simple(log, "Named one excused", "2026-04-02")["attendance"]
    excused[0]["status"] = "excused"
    excused.append({"participant": slug("Named one excused"), "person": None, "status": "present"})
    two = _simple(log, "Two people at one meeting", "2026-04-02")["attendance"]
    two.append({**two[0], "person": slug("Two people at one meeting") + "-b"})


def _team_and_overrides(log: Builder) -> None:
    log.member("Kari")
    log.member("Left", (None, "2026-06-01"))
    log.member("Seconded", employer="Own employer")
    log.member("Seconded with a colleague", employer="Own employer and a colleague")
    _simple(log, "Team spell ends that day", "2026-06-01", team=("Left",))
    _simple(log, "Team spell ended the day before", "2026-06-02", team=("Left",))
    _simple(log, "Own employer", "2026-06-02", team=("Seconded",))
    _simple(log, "Own employer and a colleague", "2026-06-02", team=("Kari", "Seconded with a colleague"))
    log.org("Neighbour of the employer", ALWAYS)
    log.did("2026-06-03", "Own employer", "Neighbour of the employer", team=("Seconded",))
    _simple(log, "Taken out", "2026-04-02", overrides=_override(False))
    _simple(log, "Opposite overrides", "2026-04-02", overrides=_override(True, False))
    waived = _simple(log, "Waived team and name", "2026-04-02", team=(), overrides=_override(True))
    waived["attendance"][0]["person"] = None
    _simple(log, "Waived but written", "2026-04-02", mode="written", overrides=_override(True))


def _commitments(log: Builder) -> None:
    log.org("Joined 89 days ago", ("2026-08-26", None))
    log.org("Joined 90 days ago", ("2026-08-25", None))
    log.org("Joined 91 days ago", ("2026-08-24", None))
    log.org("Left and came back", (None, "2026-03-01"), ("2026-10-01", None))
    log.did("2026-05-01", "Left and came back")
    log.org("Touching spells", ("2026-10-01", None), (None, "2026-09-30"))
    log.org("Overlapping spells", ("2026-10-01", None), ("2025-01-01", "2026-10-15"))
    log.org("One day between", (None, "2026-09-29"), ("2026-10-01", None))
    log.org("Left the day before", (None, "2026-11-22"))
    log.org("Leaves today", (None, "2026-11-23"))
    log.org("Met the day before joining", ("2026-02-02", None))
    log.did("2026-02-01", "Met the day before joining")
    log.org("Met on the day of joining", ("2026-02-02", None))
    log.did("2026-02-02", "Met on the day of joining")


def _successions(log: Builder) -> None:
    log.org("Successor", ALWAYS)
    log.org("Predecessor", ALWAYS, heir=("Successor", "2026-06-01"))
    log.did("2026-05-31", "Predecessor")
    log.org("Successor met too late", ALWAYS)
    log.org("Predecessor met too late", ALWAYS, heir=("Successor met too late", "2026-06-01"))
    log.did("2026-06-01", "Predecessor met too late")
    log.org("Founded successor", ("2026-11-01", None))
    log.org("Merged into the founded", (None, "2026-10-31"), heir=("Founded successor", "2026-11-01"))
    log.did("2026-10-31", "Merged into the founded")
    log.org("Chain end", ALWAYS)
    log.org("Chain middle", ALWAYS, heir=("Chain end", "2026-07-01"))
    log.org("Chain start", ALWAYS, heir=("Chain middle", "2026-06-01"))
    log.did("2026-05-30", "Chain start")


def _groups(log: Builder) -> None:
    for name, kind in zip(MEMBERS, ("sme", "education", "public"), strict=True):
        log.org(name, ALWAYS, kind=kind)
    log.org("Only in a dormant group", ALWAYS)
    log.org("Uncommitted third", (None, "2025-01-01"))
    for ago, day in ((90, "2026-08-25"), (91, "2026-08-24"), (119, "2026-07-27"), (120, "2026-07-26")):
        log.group(f"Last met {ago} days ago", "2026-05-01", day, orgs=MEMBERS)
    log.group("Last met 121 days ago", "2026-05-01", "2026-07-25", orgs=(*MEMBERS, "Only in a dormant group"))
    lately = ("2026-10-01", "2026-11-01")
    log.group("Both meetings on one day", "2026-11-01", "2026-11-01", orgs=MEMBERS)
    log.group("Only two participants", *lately, orgs=MEMBERS[:2])
    log.group("Third is uncommitted", *lately, orgs=(*MEMBERS[:2], "Uncommitted third"))
    log.group("Third is a successor", "2026-05-01", "2026-11-01", orgs=("Predecessor", "Successor", MEMBERS[0]))
    log.group("Blank aim", *lately, orgs=MEMBERS, aim=" \t")
    log.group("Blank leader", *lately, orgs=MEMBERS, leader=None)
    log.group("Starts today", *lately, orgs=MEMBERS, started_on="2026-11-23")
    log.group("Starts tomorrow", *lately, orgs=MEMBERS, started_on="2026-11-24")
    log.group("Ends tomorrow", *lately, orgs=MEMBERS, ended_on="2026-11-24", outcome="achieved")
    log.group("Achieved today", *lately, orgs=MEMBERS, ended_on="2026-11-23", outcome="achieved")
    log.group("Stopped today", *lately, orgs=MEMBERS, ended_on="2026-11-23", outcome="stopped")
    log.group("Achieved before the window", *lately, orgs=MEMBERS, ended_on="2025-11-23", outcome="achieved")
    log.group("Achieved on the first day", *lately, orgs=MEMBERS, ended_on="2025-11-24", outcome="achieved")
    log.group("Achieved with one meeting", "2026-11-01", orgs=MEMBERS, ended_on="2026-11-23", outcome="achieved")
    log.group("Written rounds only", *lately, orgs=MEMBERS, mode="written")
    log.group("Met before the window", "2025-11-22", "2025-11-23", orgs=MEMBERS)
    log.group("Never met", orgs=())
    log.group("A project", *lately, orgs=MEMBERS, kind="project")


def _stories(log: Builder) -> None:
    log.org("Story teller", ALWAYS)
    log.story("Consent expired yesterday", {"expires_on": "2026-11-22"})
    log.story("Consent expires today", {"expires_on": "2026-11-23"})
    log.story("Withdrawn today", {"withdrawn_on": "2026-11-23"})
    log.story("Withdrawn tomorrow", {"withdrawn_on": "2026-11-24"})
    log.story("Consent given today", {"on": "2026-11-23"})
    log.story("Consent given tomorrow", {"on": "2026-11-24"})
    log.story("Exactly 36 months old", outcome_on="2023-11-23")
    log.story("A day under 36 months old", outcome_on="2023-11-24", result_value=0)
    log.story("Outcome tomorrow", outcome_on="2026-11-24")
    log.story("Ready today", ready_on="2026-11-23")
    log.story("Ready tomorrow", ready_on="2026-11-24")
    for title, scope, day in (
        ("Published on the first day", "public", "2025-11-24"),
        ("Published the day before", "public", "2025-11-23"),
        ("Published tomorrow", "public", "2026-11-24"),
        ("Published for the assessor only", "assessor", "2026-06-01"),
    ):
        log.story(title, {"scope": scope}, ready_on=None, publications=[{"channel": "Paper", "on": day}])
    log.story("No participant", participants=[])
    log.story("Blank contribution", contribution=" \n")
    log.story("No result", result=None)
    log.story("No consent", consent=None)
    log.document["stories"][-1]["consent"] = None


def _events(log: Builder) -> None:
    log.org("Event guest", ALWAYS)
    log.did("2026-11-22", "Event guest", kind="event", team=())
    log.did("2026-11-23", kind="event", mode="written", format="newsletter", team=())
    log.did("2026-11-16", "Event guest", kind="event", team=(), status="cancelled")


def boundaries() -> Record:
    """Give the document."""
    log = Builder()
    for part in (_days, _presence, _team_and_overrides, _commitments, _successions, _groups, _stories, _events):
        part(log)
    return log.document


if __name__ == "__main__":
    whole = Builder()
    whole.document = boundaries()
    FILE.write_text(whole.json(), encoding="utf-8")
