"""Calendars and the inbox on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.exchange.calendar.kit import FILES, calendar, event

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Commands

OUTLOOK = str(FILES / "outlook.ics")


@pytest.fixture
def ready(run: Commands) -> Commands:
    """A log whose team and participant have addresses."""
    (kari,) = run.json("team", "list")
    fjord = next(one for one in run.json("participants", "list") if one["name"] == "Fjordglimt AS")
    run("edit", kari["id"], "--email", "tuva.sletten@proveklyngen.example")
    run("edit", fjord["id"], "--add-email-domains", "fjordglimt.example")
    return run


def numbers(run: Commands, *words: str) -> dict[str, str]:
    return {one["title"]: str(one["no"]) for one in run.json("inbox", *words)}


def test_import_lists_the_domains_and_keeps_what_is_ours(ready: Commands) -> None:
    ready("import", OUTLOOK)
    assert "fjordglimt.example: 6 meetings, 2 people – Fjordglimt AS" in ready.err
    assert "1. nordlys.example: 8 meetings, 1 person" in ready.err
    assert "--tick-domain DOMAIN" in ready.err
    assert "6 new in the inbox, 0 as they were" in ready.err
    assert "10 passed over: without a participant" in ready.err
    assert "1 passed over: private (take them with --private)" in ready.err
    assert "outlook.ics, line 228: Start i går: its start makes no sense" in ready.err
    ready("import", OUTLOOK, "--tick-domain", "@Nordlys.example", "--category", "klyngen")
    assert "7 new in the inbox, 6 as they were" in ready.err
    ready("import", OUTLOOK)
    assert "nordlys" not in ready.err
    assert "0 new in the inbox, 13 as they were" in ready.err


def test_dry_run_writes_nothing(ready: Commands) -> None:
    ready("import", OUTLOOK, "--dry-run")
    assert "Nothing was written." in ready.err
    assert ready.json("inbox") == []


def test_a_shared_domain_is_refused(ready: Commands) -> None:
    assert ready.code("import", OUTLOOK, "--tick-domain", "gmail.com") == 2
    assert "gmail.com is shared" in ready.err.splitlines()[-1]
    assert ready.json("inbox") == []


def test_what_is_no_calendar(ready: Commands, tmp_path: Path) -> None:
    (tmp_path / "x.ics").write_text("hei")
    assert "holds no calendar" in ready.fails(2, "import", str(tmp_path / "x.ics"))
    assert "cannot be read" in ready.fails(1, "import", str(tmp_path / "ingen.ics"))
    (tmp_path / "x.doc").write_text("hei")
    assert ".ics" in ready.fails(2, "import", str(tmp_path / "x.doc"))


def test_the_list(ready: Commands) -> None:
    assert ready("inbox") == ""
    assert "Nothing waits" in ready.err
    ready("import", OUTLOOK)
    lines = ready("inbox").splitlines()
    assert lines[0].split() == ["No.", "Day", "Time", "Title", "With", "Note"]
    assert lines[1].split()[1:3] == ["2026-11-19", "14:00"]
    assert "you declined" in next(line for line in lines if "Lunsj" in line)
    pilot = next(one for one in ready.json("inbox") if one["title"].startswith("Pilot"))
    assert (pilot["date"], pilot["time"], pilot["minutes"]) == ("2026-11-12", "09:00", 90)
    assert pilot["invited"][0]["participant"]


def test_one_yes_logs_an_entry_with_its_effect(ready: Commands) -> None:
    ready("import", OUTLOOK)
    ready("inbox", "make", "person", "Kari.Vik@fjordglimt.example")
    number = next(no for title, no in numbers(ready).items() if title.startswith("Pilot"))
    activity = ready("inbox", "hold", number)
    assert "held" in ready.err
    assert "+1 direct contact" in ready.err
    (logged,) = ready.json("list")
    assert (logged["id"], logged["date"], logged["source"]["from"]) == (activity, "2026-11-12", "ics")
    assert number not in numbers(ready).values()
    assert "in the log already" in ready.fails(1, "inbox", "hold", number)
    ready("undo")
    assert number in numbers(ready).values()


def test_cancel_later_edit(ready: Commands) -> None:
    ready("import", OUTLOOK)
    found = numbers(ready)
    number = found["Uten tidssone"]
    ready("inbox", "later", number)
    assert list(numbers(ready).values())[-1] == number
    ready("inbox", "edit", number, "--title", "Med tittel", "--mode", "phone")
    activity = ready("inbox", "cancel", number)
    shown = next(one for one in ready.json("list") if one["id"] == activity)
    assert (shown["title"], shown["mode"], shown["status"]) == ("Med tittel", "phone", "cancelled")
    assert ready.code("inbox", "edit", found["I egen tidssone"], "--mode", "fly") == 2
    assert "no entry 999" in ready.fails(1, "inbox", "later", "999")


def test_several_at_once(ready: Commands) -> None:
    ready("import", OUTLOOK)
    found = numbers(ready)
    done = ready("inbox", "hold", found["Uten tidssone"], found["I egen tidssone"]).splitlines()
    assert len(done) == 2


def test_not_ours_and_ours_after_all(ready: Commands, tmp_path: Path) -> None:
    path = calendar(tmp_path, event("RRULE:FREQ=WEEKLY;COUNT=2"))
    ready("import", str(path))
    ready("inbox", "ignore", numbers(ready)["Møte"])
    assert ready.json("inbox") == []
    assert [one["uid"] for one in ready.json("inbox", "ignored")] == ["m1"]
    ready("import", str(path))
    assert "2 passed over: not ours" in ready.err
    ready("inbox", "unignore", "m1")
    assert "names none" in ready.fails(1, "inbox", "unignore", "m1")
    ready("import", str(path))
    assert len(ready.json("inbox")) == 2


def test_what_was_chosen_and_chosen_no_longer(ready: Commands, tmp_path: Path) -> None:
    path = str(calendar(tmp_path, event("CATEGORIES:Årsmøte", invited="X-INGEN:1")))
    ready("import", path, "--category", "årsmøte", "--tick-domain", "havtek.example")
    found = [(one["kind"], one["value"]) for one in ready.json("inbox", "chosen")]
    assert found == [("domain", "havtek.example"), ("category", "årsmøte")]
    ready("inbox", "unchoose", "ÅRSMØTE")
    assert [one["value"] for one in ready.json("inbox", "chosen")] == ["havtek.example"]
    assert "is none of" in ready.fails(1, "inbox", "unchoose", "årsmøte")
    assert len(ready.json("inbox")) == 1


def test_the_queue_of_the_unmatched(ready: Commands, tmp_path: Path) -> None:
    per = "ATTENDEE;CN=Per Ruud:mailto:per@havtek.example"
    ready("import", str(calendar(tmp_path, event(per))))
    found = {one["address"]: one for one in ready.json("inbox", "unmatched")}
    assert (found["per@havtek.example"]["name"], found["per@havtek.example"]["participant"]) == ("Per Ruud", None)
    made = ready("inbox", "make", "participant", "havtek.example", "Havtek AS", "--kind", "sme")
    found = {one["address"]: one for one in ready.json("inbox", "unmatched")}
    assert found["per@havtek.example"]["participant"] == made
    ready("inbox", "make", "person", "per@havtek.example")
    ready("inbox", "make", "person", "kari@fjordglimt.example", "Kari Vik")
    assert ready.json("inbox", "unmatched") == []
    assert "is no e-mail address" in ready.fails(1, "inbox", "make", "person", "per")


def test_a_change_in_the_log_is_told(ready: Commands, tmp_path: Path) -> None:
    ready("import", str(calendar(tmp_path, event("SEQUENCE:0"))))
    activity = ready("inbox", "hold", "1")
    later = calendar(tmp_path, event("SEQUENCE:1", start="DTSTART:20261113T100000"))
    ready("import", str(later))
    assert "12.11.2026 09:00 Møte: moved to 13.11.2026 10:00; the log was changed too" in ready.err
    ready("edit", activity, "--date", "2026-11-10")
    ready("import", str(calendar(tmp_path, event("SEQUENCE:2", start="DTSTART:20261114T100000"))))
    assert f"the log was left as it is (klyngetui edit {activity})" in ready.err
