"""An entry becomes an activity in one action, and who is unknown is made in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from klyngetui.exchange.calendar.settle import make_participant, make_person, proposed, settle, unmatched
from klyngetui.indicators.figures import figures
from klyngetui.model.check import Invalid
from klyngetui.store import inbox
from klyngetui.store.calendar_choices import choices, ignore, ignored, take_back_ignoring
from klyngetui.store.errors import LogError
from klyngetui.store.undo import redo, undo
from tests.exchange.calendar.kit import TODAY, calendar, event, take, waiting
from tests.store.logs import add, deleted, edit, participant, record

if TYPE_CHECKING:
    from pathlib import Path

    from klyngetui.store.inbox import Entry
    from klyngetui.store.log import Log

OLA = "ATTENDEE;CN=Ola Moen:mailto:ola@nordlys.example"
TUVA = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:tuva.sletten@proveklyngen.example"


def only(log: Log) -> Entry:
    (entry,) = inbox.waiting(log, TODAY)
    return entry


def test_held_in_one_action_and_back_by_undo(log: Log, tmp_path: Path) -> None:
    take(log, calendar(tmp_path, event(TUVA, OLA, "LOCATION:Kaia 1")))
    settled = settle(log, only(log).key, TODAY)
    activity = record(log, settled.activity)
    assert (activity["kind"], activity["status"], activity["date"]) == ("meeting", "held", "2026-11-12")
    assert activity["location"] == "Kaia 1"
    assert [record(log, one)["name"] for one in activity["team"]] == ["Tuva Sletten"]
    assert [(row["participant"] is None, row["guest"]) for row in activity["attendance"]] == [
        (False, None),
        (True, "Ola Moen"),
    ]
    source = {"from": "ics", "uid": "m1", "recurrence_id": None, "sequence": 0, "file": "kalender.ics", "row": None}
    assert activity["source"] == source
    assert inbox.waiting(log, TODAY) == []
    with pytest.raises(LogError, match="in the log already"):
        settle(log, 1, TODAY)
    undo(log)
    assert deleted(log, settled.activity)
    assert only(log).key == 1
    assert settle(log, 1, TODAY).activity == settled.activity
    undo(log)
    redo(log)
    assert inbox.waiting(log, TODAY) == []


def test_cancelled_and_yet_to_come(log: Log, tmp_path: Path) -> None:
    ahead = event(uid="m2", start="DTSTART:20261201T090000")
    take(log, calendar(tmp_path, event(), ahead))
    found = waiting(log)
    assert settle(log, found["2026-11-12 Møte"].key, TODAY, status="cancelled").status == "cancelled"
    assert settle(log, found["2026-12-01 Møte"].key, TODAY, status="held").status == "planned"
    assert figures(log, TODAY)["indicators"]["2.5"]["measures"]["reached"]["n"] == 0


def test_a_known_person_makes_it_a_direct_contact(log: Log, tmp_path: Path) -> None:
    take(log, calendar(tmp_path, event(TUVA)))
    (queue,) = unmatched(log, TODAY)
    assert (queue.address, queue.name, queue.meetings) == ("kari@fjordglimt.example", "Kari Vik", 1)
    make_person(log, queue.address, queue.name, queue.participant)
    assert unmatched(log, TODAY) == []
    settle(log, only(log).key, TODAY)
    assert figures(log, TODAY)["indicators"]["2.5"]["measures"]["reached"]["n"] == 1


def test_a_participant_is_made_of_a_domain(log: Log, tmp_path: Path) -> None:
    take(log, calendar(tmp_path, event(OLA)))
    assert {one.domain: one.participant is None for one in unmatched(log, TODAY)} == {
        "fjordglimt.example": False,
        "nordlys.example": True,
    }
    made = make_participant(log, "nordlys.example", "Nordlys AS", kind="sme")
    assert {one.participant is None for one in unmatched(log, TODAY)} == {False}
    assert proposed(log, only(log), TODAY)["attendance"][1]["participant"] == made
    with pytest.raises(LogError, match="shared by many"):
        make_participant(log, "gmail.com", "Alle")


def test_a_domain_of_two_participants_decides_nothing(log: Log, tmp_path: Path) -> None:
    participant(log, "Fjordglimt Eiendom", email_domains=["fjordglimt.example"])
    take(log, calendar(tmp_path, event()))
    (queue,) = unmatched(log, TODAY)
    assert (queue.participant, len(queue.several)) == (None, 2)
    assert proposed(log, only(log), TODAY)["attendance"][0]["guest"] == "Kari Vik"


def test_the_domain_under_which_an_address_lies_counts(log: Log, tmp_path: Path) -> None:
    invited = "ATTENDEE:mailto:Kari@Post.Fjordglimt.example"
    take(log, calendar(tmp_path, event(invited=invited)))
    assert proposed(log, only(log), TODAY)["attendance"][0]["participant"]


def test_free_mail_never_matches_by_its_domain(log: Log, tmp_path: Path) -> None:
    lone = participant(log, "Enkeltperson", email_domains=["gmail.com"])
    invited = "ATTENDEE;CN=Per:mailto:per@gmail.com"
    path = calendar(tmp_path, event(invited=invited))
    assert take(log, path).others == 1
    with pytest.raises(Invalid, match=r"gmail\.com"):
        take(log, path, domains=["gmail.com"])
    add(log, "person", name="Per", email="Per@gmail.com", employments=[{"participant": lone}])
    assert take(log, path).new == 1
    assert proposed(log, only(log), TODAY)["attendance"][0]["participant"] == lone


def test_whoever_declined_is_excused_and_nobody_stands_twice(log: Log, tmp_path: Path) -> None:
    again = "ATTENDEE;PARTSTAT=DECLINED:mailto:per@fjordglimt.example"
    take(log, calendar(tmp_path, event(again)))
    assert [row["status"] for row in proposed(log, only(log), TODAY)["attendance"]] == ["present"]


def test_an_employer_goes_before_a_domain(log: Log, tmp_path: Path) -> None:
    other = participant(log, "Nordlys AS")
    add(log, "person", name="Kari Vik", email="kari@fjordglimt.example", employments=[{"participant": other}])
    take(log, calendar(tmp_path, event()))
    assert proposed(log, only(log), TODAY)["attendance"][0]["participant"] == other


def test_not_ours_is_remembered_for_the_series(log: Log, tmp_path: Path) -> None:
    path = calendar(tmp_path, event("RRULE:FREQ=WEEKLY;COUNT=4"))
    take(log, path)
    first = inbox.waiting(log, TODAY)[0]
    assert ignore(log, first.key, TODAY).entry.uid == "m1"
    assert inbox.waiting(log, TODAY) == []
    taken = take(log, path)
    assert (taken.new, taken.ignored) == (0, 4)
    assert [one.title for one in ignored(log)] == ["Møte"]
    assert take_back_ignoring(log, "m1")
    assert not take_back_ignoring(log, "m1")
    assert take(log, path).new == 4


def test_later_goes_behind_the_others(log: Log, tmp_path: Path) -> None:
    take(log, calendar(tmp_path, event(), event(uid="m2", start="DTSTART:20261110T090000")))
    newest = inbox.waiting(log, TODAY)[0]
    inbox.put_off(log, newest.key)
    assert [one.uid for one in inbox.waiting(log, TODAY)] == ["m2", "m1"]
    assert [one.uid for one in inbox.waiting(log, TODAY, later=False)] == ["m2"]


def test_edits_stay_with_the_entry_until_it_is_logged(log: Log, tmp_path: Path) -> None:
    path = calendar(tmp_path, event("SEQUENCE:0"))
    take(log, path)
    inbox.edit(log, only(log).key, {"title": "Pilot", "mode": "video"})
    take(log, calendar(tmp_path, event("SEQUENCE:1", start="DTSTART:20261113T090000")))
    activity = record(log, settle(log, only(log).key, TODAY, patch={"minutes": 15}).activity)
    assert (activity["title"], activity["mode"], activity["minutes"]) == ("Pilot", "video", 15)
    assert activity["date"] == "2026-11-13"


def test_an_older_file_changes_nothing(log: Log, tmp_path: Path) -> None:
    take(log, calendar(tmp_path, event("SEQUENCE:2", start="DTSTART:20261113T090000")))
    assert take(log, calendar(tmp_path, event("SEQUENCE:1"))).told == ()
    assert only(log).day == "2026-11-13"


def test_calling_off_a_series_calls_off_its_meetings(log: Log, tmp_path: Path) -> None:
    take(log, calendar(tmp_path, event("RRULE:FREQ=WEEKLY;COUNT=3", "SEQUENCE:0")))
    taken = take(log, calendar(tmp_path, event("SEQUENCE:1"), head="METHOD:CANCEL"))
    assert [one.what for one in taken.told] == ["called off"] * 3
    assert all(one.cancelled for one in inbox.waiting(log, TODAY))


def test_a_chosen_category_keeps_what_has_no_participant(log: Log, tmp_path: Path) -> None:
    path = calendar(tmp_path, event("CATEGORIES:Klyngen,Annet", invited="X-INGEN:1"))
    assert take(log, path).others == 1
    assert take(log, path, categories=["klyngen"]).new == 1
    assert choices(log, "category") == {"klyngen"}
    another = calendar(tmp_path, event("CATEGORIES:Klyngen", uid="m2", invited="X-INGEN:1"))
    assert take(log, another, unchosen=[("category", "KLYNGEN")]).others == 1
    assert choices(log, "category") == set()


def test_private_meetings_only_when_chosen(log: Log, tmp_path: Path) -> None:
    path = calendar(tmp_path, event("CLASS:CONFIDENTIAL"))
    assert take(log, path).private == 1
    assert take(log, path, private=True).new == 1
    assert only(log).private


def test_a_rehearsal_writes_nothing(log: Log, tmp_path: Path) -> None:
    before = log.path.read_bytes()
    assert take(log, calendar(tmp_path, event()), domains=["nordlys.example"], dry_run=True).new == 1
    assert log.path.read_bytes() == before


def test_a_failure_leaves_nothing_behind(log: Log, tmp_path: Path) -> None:
    def stop(_done: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        take(log, calendar(tmp_path, event()), tick=stop)
    assert inbox.waiting(log, TODAY) == []


def test_what_was_moved_back_by_undo_is_not_moved_again(log: Log, tmp_path: Path) -> None:
    take(log, calendar(tmp_path, event("SEQUENCE:0")))
    settled = settle(log, only(log).key, TODAY)
    later = calendar(tmp_path, event("SEQUENCE:1", start="DTSTART:20261113T090000"))
    assert take(log, later).action_id is not None
    undo(log)
    assert take(log, later).told == ()
    assert record(log, settled.activity)["date"] == "2026-11-12"
    edit(log, settled.activity, title="Annet")
    assert take(log, calendar(tmp_path, event("SEQUENCE:2", start="DTSTART:20261114T090000"))).told[0].done is False
