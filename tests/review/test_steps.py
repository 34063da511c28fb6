"""What the nine steps list."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from klyngetui.capture.line import read
from klyngetui.capturing import name_index
from klyngetui.model.identity_numbers import holds_identity_number
from klyngetui.model.ids import uuid7
from klyngetui.review.item import Listed
from klyngetui.review.planning import group_meeting, planned_day, visit
from klyngetui.review.steps import look, nothing
from klyngetui.review.week import week_of, write
from klyngetui.store.changes import Edit, commit
from klyngetui.store.log import Log, open_log
from tests.screens.logs import document, log_at, meeting

TODAY = date(2026, 11, 23)


@pytest.fixture
def log(tmp_path: Path) -> Log:
    more = [
        meeting("a2", "2026-11-12", "skjær", None, status="planned", title="Besøk"),
        meeting("a3", "2026-11-23", "fjord", "kari"),
        meeting("a4", "2026-11-24", "hav", None, status="held", notes="fnr 01010750160"),
        meeting("a5", "2026-11-23", "hav", "ola", status="cancelled"),
        {
            "id": "e1",
            "kind": "event",
            "date": "2026-11-25",
            "status": "planned",
            "mode": "in_person",
            "title": "Frokost",
        },
    ]
    return open_log(log_at(tmp_path / "log.db", activities=[*document()["activities"], *more]))


def found(log: Log, week: str = "2026-W48", today: date = TODAY) -> dict[str, Listed]:
    return look(log, week_of(log, week), today)


def test_planned_entries_whose_day_has_passed_wait_for_a_yes_or_no(log: Log) -> None:
    step = found(log)["unconfirmed"]
    assert [(item.what, item.day) for item in step.items] == [("Skjærgard Design · Besøk", date(2026, 11, 12))]
    assert step.waiting == 1


def test_the_gap_list_says_what_is_planned_already(log: Log) -> None:
    step = found(log)["gaps"]
    assert [(item.what, item.detail, item.settled) for item in step.items] == [
        ("Skjærgard Design", "never met directly", False)
    ]
    assert "1 participant to the target" in step.head
    commit(log, [visit(log, step.items[0].id, [], TODAY)])
    again = found(log)["gaps"]
    assert [(item.detail, item.settled) for item in again.items] == [("planned 30.11.2026", True)]
    assert again.waiting == 0


def test_a_meeting_of_a_quiet_group_can_be_planned(log: Log) -> None:
    step = found(log)["groups"]
    assert [(item.what, item.detail) for item in step.items] == [("Havrom", "never met")]
    commit(log, [group_meeting(log, step.items[0].id, [], TODAY)])
    assert found(log)["groups"].waiting == 0


def test_a_visit_is_planned_on_the_next_working_day(log: Log) -> None:
    assert planned_day(log, TODAY) == date(2026, 11, 30)
    assert planned_day(log, date(2026, 12, 17)) == date(2026, 12, 28)


def test_stories_tell_what_they_lack(log: Log) -> None:
    step = found(log)["stories"]
    lacks = "what the cluster did, result, day of the outcome, consent and publication or “ready”"
    assert [(item.what, item.detail) for item in step.items] == [("Tang på menyen", lacks)]


def test_sharing_waits_for_the_weeks_event(log: Log) -> None:
    step = found(log)["sharing"]
    assert [item.what for item in step.items] == ["Frokost"]
    assert (step.waiting, step.head) == (1, "No event was held this week.")
    commit(log, [Edit("activity", step.items[0].id, {"status": "held"})])
    assert found(log, today=date(2026, 11, 27))["sharing"].waiting == 0


def test_checks_find_what_would_not_stand_up_to_questions(log: Log) -> None:
    # The last day of the week is over, so that everything in it counts.
    step = found(log, today=date(2026, 11, 29))["checks"]
    dated = [item for item in step.items if item.day and item.day >= date(2026, 11, 23)]
    codes = sorted((item.code, item.what) for item in dated if item.code != "late")
    assert codes == [("evidence", "Fjordglimt AS"), ("identity", "Havlykta"), ("name", "Havlykta")]
    assert all("010107" not in item.what + item.detail for item in step.items)


def test_own_notes_alone_are_not_told_as_no_evidence(log: Log) -> None:
    def told() -> str:
        listed = found(log, today=date(2026, 11, 29))["checks"]
        assert "1 without evidence of level 2 or more" in listed.head
        return next(item.detail for item in listed.items if item.code == "evidence")

    assert told() == "no evidence"
    met = next(kept for kept in log.cabinet.load("activity") if kept.record["date"] == "2026-11-23")
    own = {"kind": "link", "url": "https://eksempel.invalid", "level": 1}
    commit(log, [Edit("evidence", uuid7(), {**own, "of": {"entity": "activity", "id": met.record["id"]}})])
    assert told() == "level 1 evidence only"


def test_entries_recorded_this_week_for_long_ago_are_late(tmp_path: Path) -> None:
    with open_log(log_at(tmp_path / "log.db")) as log:
        recorded = log.cabinet.load("activity")[0].first[:10]
        week = "{}-W{:02}".format(*date.fromisoformat(recorded).isocalendar()[:2])
        late = look(log, week_of(log, week), date.fromisoformat(recorded))["checks"]
        days = (date.fromisoformat(recorded) - date(2026, 4, 23)).days
        assert ("late" in {item.code for item in late.items}) is (days > 14)


def test_a_missing_evidence_file_is_found(log: Log, tmp_path: Path) -> None:
    of = {"entity": "activity", "id": log.cabinet.load("activity")[0].record["id"]}
    gone = {"of": of, "kind": "file", "sha256": "0" * 64, "filename": "liste.pdf", "level": 2}
    commit(log, [Edit("evidence", "01900000-0000-7000-8000-000000000099", gone)])
    assert ("file", "liste.pdf") in {(item.code, item.what) for item in found(log)["checks"].items}


def test_looking_back_waits_until_both_are_written(log: Log) -> None:
    assert found(log)["reflection"].waiting == 1
    write(log, "2026-W48", {"reflection": "Bra", "next_week": "Ring to"}, TODAY)
    assert found(log)["reflection"].waiting == 0


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("01010750160", True),
        ("Fødselsnr. 010107 50160.", True),
        ("ring 91 23 45 67", False),
        ("01010750161", False),
        ("101010750160", False),
        ("", False),
    ],
)
def test_identity_numbers_are_told_by_their_check_digits(text: str, holds: bool) -> None:
    assert holds_identity_number({"notes": [text]}) is holds


def test_the_line_offered_for_an_event_is_understood(log: Log) -> None:
    offered = nothing("sharing").split(": ", 1)[1]
    found = read(offered, name_index(log, TODAY), TODAY)
    assert (found.kind, len(found.who), found.title, not found.problems) == ("event", 2, "breakfast talk", True)


def test_looking_ahead_lists_the_open_actions_that_are_overdue_or_due_in_a_week(log: Log) -> None:
    days = {"Forfalt": "2026-11-20", "Snart": "2026-11-30", "Senere": "2026-12-01", "Gjort": "2026-11-20", "Uten": None}
    for words, due in days.items():
        done = "2026-11-21" if words == "Gjort" else None
        commit(log, [Edit("action", f"do-{words}", {"text": words, "due_on": due, "done_on": done})])
    step = found(log)["reflection"]
    assert [(item.entity, item.what, item.day) for item in step.items] == [
        ("action", "Forfalt", date(2026, 11, 20)),
        ("action", "Snart", date(2026, 11, 30)),
    ]
    assert step.waiting == 1
