"""The second reading against figures worked out by hand from docs/rules.md."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from tests.oracle.boundaries import AS_OF, FILE, PERIOD, boundaries
from tests.oracle.figures import figures
from tests.oracle.rows import rows

DOCUMENT = boundaries()
NAMES = {participant["id"]: participant["name"] for participant in DOCUMENT["participants"]}

REACHED = {
    "New year's eve at 23:30",
    "New year's day at midnight",
    "Summer-time night",
    "First day of the window",
    "The as-of day",
    "Two on one day",
    "Two days",
    "Companion 1",
    "Companion 2",
    "Companion 3",
    "Four present",
    "Four and a guest",
    "Five and marked",
    "Marked at an event",
    "By phone",
    "Two people at one meeting",
    "Team spell ends that day",
    "Own employer and a colleague",
    "Neighbour of the employer",
    "Waived team and name",
    "Met on the day of joining",
    "Successor",
    "Chain end",
}
WIDE_ONLY = {
    "Companion 4",
    "Five present",
    "Fifth is a prospect",
    "At an event",
    "Nobody named",
    "Named one excused",
    "Own employer",
}
NOT_MET = {
    "First day of the leap window",
    "Day before the leap window",
    "Day before the window",
    "The day after",
    "Marked but cancelled",
    "Unconfirmed",
    "No show",
    "Only written",
    "Team spell ended the day before",
    "Taken out",
    "Opposite overrides",
    "Waived but written",
    "Joined 90 days ago",
    "Joined 91 days ago",
    "Touching spells",
    "Overlapping spells",
    "Leaves today",
    "Met the day before joining",
    "Successor met too late",
    "Group firm",
    "Group college",
    "Group town",
    "Only in a dormant group",
    "Story teller",
    "Event guest",
}
GROUPS = {
    "Last met 90 days ago": ("active", False, "2026-08-25", 2),
    "Last met 91 days ago": ("active", True, "2026-08-24", 2),
    "Last met 119 days ago": ("active", True, "2026-07-27", 2),
    "Last met 120 days ago": ("active", True, "2026-07-26", 2),
    "Last met 121 days ago": ("dormant", False, "2026-07-25", 2),
    "Both meetings on one day": ("dormant", False, "2026-11-01", 2),
    "Only two participants": ("dormant", False, "2026-11-01", 2),
    "Third is uncommitted": ("dormant", False, "2026-11-01", 2),
    "Third is a successor": ("dormant", False, "2026-11-01", 2),
    "Blank aim": ("dormant", False, "2026-11-01", 2),
    "Blank leader": ("dormant", False, "2026-11-01", 2),
    "Starts today": ("active", False, "2026-11-01", 2),
    "Starts tomorrow": ("dormant", False, "2026-11-01", 2),
    "Ends tomorrow": ("active", False, "2026-11-01", 2),
    "Achieved today": ("achieved", False, "2026-11-01", 2),
    "Stopped today": ("ended", False, "2026-11-01", 2),
    "Achieved before the window": ("ended", False, "2026-11-01", 2),
    "Achieved on the first day": ("achieved", False, "2026-11-01", 2),
    "Achieved with one meeting": ("ended", False, "2026-11-01", 1),
    "Written rounds only": ("on_paper", False, None, 0),
    "Met before the window": ("dormant", False, "2025-11-23", 0),
    "Never met": ("on_paper", False, None, 0),
}
STORIES = {
    "Consent expired yesterday": ("expired", ["consent"]),
    "Consent expires today": ("ready", []),
    "Withdrawn today": ("withdrawn", ["consent"]),
    "Withdrawn tomorrow": ("ready", []),
    "Consent given today": ("ready", []),
    "Consent given tomorrow": ("waiting", ["consent"]),
    "Exactly 36 months old": ("ready", ["too_old"]),
    "A day under 36 months old": ("ready", []),
    "Outcome tomorrow": ("drafted", ["outcome_on"]),
    "Ready today": ("ready", []),
    "Ready tomorrow": ("drafted", ["ready_or_published"]),
    "Published on the first day": ("published", []),
    "Published the day before": ("published", []),
    "Published tomorrow": ("drafted", ["ready_or_published"]),
    "Published for the assessor only": ("drafted", ["ready_or_published"]),
    "No participant": ("drafted", ["participant"]),
    "Blank contribution": ("seed", ["contribution"]),
    "No result": ("drafted", ["result"]),
    "No consent": ("waiting", ["consent"]),
}


def indicator(number: str, period: str = PERIOD, as_of: date = AS_OF) -> dict[str, Any]:
    """Read one indicator off the boundary document."""
    found: dict[str, Any] = figures(DOCUMENT, period, as_of)["indicators"][number]
    return found


def earning(measure: str, period: str = PERIOD, as_of: date = AS_OF) -> set[str]:
    """Give the names of those who earn a measure."""
    return {NAMES[fact.subject] for fact in rows(DOCUMENT, period, as_of) if fact.measure == measure}


def share(n: int, of: int) -> dict[str, Any]:
    """Write a share measure down."""
    return {"n": n, "of": of, "share": round(n / of, 6)}


def test_the_stored_document_is_the_built_one() -> None:
    assert json.loads(FILE.read_text(encoding="utf-8")) == DOCUMENT


def test_who_is_reached() -> None:
    assert earning("reached") == REACHED
    assert earning("reached_wide") == REACHED | WIDE_ONLY
    assert {row["name"] for row in indicator("2.5")["not_reached"]} == WIDE_ONLY | NOT_MET


def test_measures_of_contacts() -> None:
    assert indicator("2.5")["measures"] == {
        "reached": share(23, 55),
        "reached_incl_new": share(24, 59),
        "reached_twice": share(1, 55),
        "reached_in_person": share(22, 55),
        "reached_wide": share(30, 55),
        "met_two_people": share(1, 55),
        "written_only": share(2, 55),
    }
    assert earning("reached_incl_new") == REACHED | {"Founded successor"}
    assert earning("reached_twice") == {"Two days"}
    assert earning("reached_in_person") == REACHED - {"By phone"}
    assert earning("met_two_people") == {"Two people at one meeting"}
    assert earning("written_only") == {"Only written", "Waived but written"}


def test_new_participants_with_the_day_to_meet_them_by() -> None:
    listed = [(row["name"], row["since"], row["meet_by"]) for row in indicator("2.5")["new"]]
    assert listed == [
        ("Joined 89 days ago", "2026-08-26", "2026-11-24"),
        ("Left and came back", "2026-10-01", "2026-12-30"),
        ("One day between", "2026-10-01", "2026-12-30"),
        ("Founded successor", "2026-11-01", "2027-01-30"),
    ]


def test_last_direct_contacts_of_those_not_reached() -> None:
    listed = [row for row in indicator("2.5")["not_reached"] if row["last_direct_contact"]]
    assert [(row["name"], row["last_direct_contact"]) for row in listed] == [
        ("Day before the leap window", "2023-02-28"),
        ("First day of the leap window", "2023-03-01"),
        ("Day before the window", "2025-11-23"),
    ]
    assert indicator("2.5")["not_reached"][-3:] == listed


def test_contacts_per_team_member_and_without_evidence() -> None:
    found = indicator("2.5")
    per_member = {"kari": 20, "left": 1, "seconded": 1, "seconded-with-a-colleague": 0}
    assert found["contacts_per_team_member"] == per_member
    assert found["without_evidence"] == 23


def test_the_year_turns_at_midnight() -> None:
    eve, day = "New year's eve at 23:30", "New year's day at midnight"
    assert {eve, day} & earning("reached", "year:2025") == {eve}
    assert {eve, day} & earning("reached", "year:2026") == {day}


def test_leap_day_window_starts_on_the_first_of_march() -> None:
    assert earning("reached", as_of=date(2024, 2, 29)) == {"First day of the leap window"}
    both = {"First day of the leap window", "Day before the leap window"}
    assert earning("reached", as_of=date(2024, 2, 28)) == both - {"Day before the leap window"}
    assert earning("reached", as_of=date(2024, 2, 27)) == both


def test_summer_time_night_belongs_to_its_day() -> None:
    assert earning("reached", "2026-03-29..2026-03-29") == {"Summer-time night"}
    assert earning("reached", "2026-03-28..2026-03-28") == set()


def test_a_day_after_l_counts_once_it_has_come() -> None:
    assert "The day after" not in earning("reached", "year:2026")
    assert "The day after" in earning("reached", "year:2026", date(2026, 11, 24))
    assert "First day of the window" not in earning("reached", as_of=date(2026, 11, 24))


@pytest.mark.parametrize(
    ("as_of", "reached"),
    [
        (date(2026, 5, 29), set()),
        (date(2026, 5, 31), {"Predecessor", "Chain start"}),
        (date(2026, 6, 1), {"Successor", "Chain middle"}),
        (date(2026, 6, 30), {"Successor", "Chain middle"}),
        (date(2026, 7, 1), {"Successor", "Chain end"}),
    ],
)
def test_successions_seen_from_before_and_after(as_of: date, reached: set[str]) -> None:
    one_of = {"Predecessor", "Successor", "Chain start", "Chain middle", "Chain end", "Successor met too late"}
    assert earning("reached", as_of=as_of) & one_of == reached


def test_states_of_groups() -> None:
    listed = indicator("4.5")["groups"]
    found = {g["name"]: (g["state"], g["amber"], g["last_meeting"], g["meetings"]) for g in listed}
    assert found == GROUPS
    assert [group["name"] for group in listed] == list(GROUPS)


def test_measures_of_groups() -> None:
    assert indicator("4.5")["measures"] == {
        "in_groups": share(3, 55),
        "in_groups_twice": share(3, 55),
        "several_employees": share(0, 55),
        "active_groups": 6,
        "amber_groups": 3,
        "achieved_groups": 2,
        "dormant_groups": 9,
        "on_paper_groups": 2,
        "ended_groups": 3,
        "group_meetings": 37,
        "helix_groups": 8,
    }
    assert earning("in_groups") == {"Group firm", "Group college", "Group town"}


def test_states_of_stories() -> None:
    found = {story["title"]: (story["state"], story["missing"]) for story in indicator("5.2")["stories"]}
    assert found == STORIES


def test_measures_of_stories() -> None:
    assert indicator("5.2")["measures"] == {
        "usable": 7,
        "published": 2,
        "assessor_only": 5,
        "published_in_window": 2,
        "quantified": 1,
        "featured": share(1, 55),
        "complete_three": True,
    }


def test_information_sharing() -> None:
    assert figures(DOCUMENT, PERIOD, AS_OF)["information_sharing"] == {
        "weeks_with_event": share(3, 53),
        "events": 4,
        "event_participants": share(3, 55),
    }


def test_nobody_committed_is_no_share() -> None:
    document = {"participants": [{"id": "p", "name": "Prospect", "kind": "sme", "commitments": []}]}
    found = figures(document, PERIOD, AS_OF)["indicators"]
    nobody = {"n": 0, "of": 0, "share": None}
    assert found["2.5"]["measures"]["reached"] == nobody
    assert found["2.5"]["measures"]["reached_incl_new"] == nobody
    assert found["4.5"]["measures"]["in_groups"] == nobody
    assert found["5.2"]["measures"]["featured"] == nobody
    assert found["2.5"]["median_days_since_direct_contact"] is None
