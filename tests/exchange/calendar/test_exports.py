"""One export of Outlook and one of Google, as they come, land as a person would expect; so they do a second time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.exchange.calendar.settle import settle
from klyngetui.exchange.calendar.survey import survey
from klyngetui.store import inbox
from tests.exchange.calendar.kit import TODAY, read, take, waiting
from tests.store.logs import edit, record

if TYPE_CHECKING:
    from klyngetui.store.log import Log

NORDLYS = {"domains": ["nordlys.example"]}


def test_outlook(log: Log) -> None:
    taken = take(log, "outlook", **NORDLYS)
    assert (taken.new, taken.same, taken.told) == (13, 0, ())
    assert (taken.private, taken.others) == (1, 3)  # the dentist, the cinema, and a domain nobody ticked
    found = waiting(log)
    pilot = found["2026-11-12 Pilot på ammoniakk – oppstart"]
    assert (pilot.time, pilot.minutes, pilot.mode) == ("09:00", 90, "in_person")  # there is a link, but also a room
    assert pilot.location == "Fjordglimts kontor, 2. etasje"
    assert [(one.address, one.name, one.answer) for one in pilot.invited] == [
        ("kari.vik@fjordglimt.example", "Kari Vik", "accepted"),
        ("lise@fjordglimt.example", "Lise Åsen", "declined"),
        ("tuva.sletten@proveklyngen.example", "Tuva Sletten", "accepted"),
    ]
    series = sorted((one.day, one.time, one.cancelled) for title, one in found.items() if "Nordlys" in title)
    assert series == [
        ("2026-10-06", "10:00", False),
        ("2026-10-13", "10:00", False),
        ("2026-10-21", "13:00", False),  # moved from the 20th; the 27th was taken out
        ("2026-11-03", "10:00", True),
        ("2026-11-10", "10:00", False),  # still ten o'clock in winter
        ("2026-11-17", "10:00", False),
        ("2026-11-24", "10:00", False),
    ]
    assert found["2026-11-05 Lunsj hos Fjordglimt"].declined
    tour = found["2026-11-18 Studietur til verftet"]
    assert (tour.time, tour.minutes, tour.categories) == (None, None, ("Klyngen", "Tur"))
    assert found["2026-11-16 Uten tidssone"].time == "09:00"
    assert found["2026-11-17 I egen tidssone"].time == "09:00"  # ten o'clock two hours east
    assert found["2026-11-19 Hvert sekund"].time == "14:00"


def test_what_was_wrong_in_it_is_told() -> None:
    skipped = read("outlook").skipped
    assert [(one.title, one.why) for one in skipped] == [
        ("Uten start", "has no start"),
        ("Start i går", "its start makes no sense"),
        ("Hvert sekund", "repeats more often than daily; only its first meeting was read"),
    ]
    assert {one.file for one in skipped} == {"outlook.ics"}


def test_google(log: Log) -> None:
    taken = take(log, "google", **NORDLYS)
    assert (taken.new, taken.others) == (15, 1)
    found = waiting(log)
    group = sorted((one.day, one.time) for one in found.values() if "havrom" in one.title)
    # Written in UTC: the zone of the calendar keeps it at nine when summer time ends.
    assert group[0] == ("2026-09-07", "09:00")
    assert ("2026-10-05", "09:00") not in group
    assert ("2026-10-26", "09:00") in group
    assert ("2026-11-16", "09:00") not in group
    assert found["2026-11-17 Arbeidsgruppe havrom (flyttet)"].time == "13:00"
    assert found["2026-11-09 Arbeidsgruppe havrom"].cancelled
    assert group[-1] == ("2026-11-30", "09:00")
    assert found["2026-09-07 Arbeidsgruppe havrom"].mode == "video"
    late = found["2026-11-21 Samtale over havet, sent"]
    assert (late.time, late.minutes) == ("00:00", 30)
    assert found["2026-11-02 Takket nei"].declined


def test_the_same_files_again_add_nothing(log: Log) -> None:
    take(log, "outlook", "google", **NORDLYS)
    before = log.connection.execute("SELECT * FROM inbox ORDER BY key").fetchall()
    again = take(log, "outlook", "google")
    assert (again.new, again.same, again.told) == (0, 28, ())
    assert log.connection.execute("SELECT * FROM inbox ORDER BY key").fetchall() == before


def test_later_exports_move_call_off_and_take_out(log: Log) -> None:
    take(log, "outlook", "google", **NORDLYS)
    taken = take(log, "outlook-later", "google-later")
    assert taken.new == 0
    assert [(one.what, one.before, one.after, one.logged) for one in taken.told] == [
        ("moved", ("2026-11-12", "09:00"), ("2026-11-13", "12:00"), False),
        ("gone", ("2026-10-13", "10:00"), ("2026-10-13", "10:00"), False),
        ("called off", ("2026-11-18", None), ("2026-11-18", None), False),
        ("moved", ("2026-12-10", "10:00"), ("2026-12-11", "10:00"), False),
    ]
    found = waiting(log)
    assert "2026-11-13 Pilot på ammoniakk – oppstart" in found
    assert "2026-10-13 Ukentlig prat med Nordlys" not in found
    assert take(log, "outlook-later", "google-later").told == ()


def test_what_is_logged_already_is_brought_up_to_date_too(log: Log) -> None:
    take(log, "outlook", "google", **NORDLYS)
    found = waiting(log)
    pilot = settle(log, found["2026-11-12 Pilot på ammoniakk – oppstart"].key, TODAY)
    ahead = settle(log, found["2026-12-10 Planlagt besøk"].key, TODAY)
    tour = settle(log, found["2026-11-18 Studietur til verftet"].key, TODAY)
    assert (pilot.status, ahead.status) == ("held", "planned")
    taken = take(log, "outlook-later", "google-later")
    assert [(one.what, one.logged, one.done) for one in taken.told if one.logged] == [
        ("moved", True, True),
        ("called off", True, False),  # was held already: for the user to look at
        ("moved", True, True),
    ]
    moved = record(log, pilot.activity)
    assert (moved["date"], moved["time"], moved["source"]["sequence"]) == ("2026-11-13", "12:00", 1)
    assert record(log, ahead.activity)["date"] == "2026-12-11"
    assert record(log, tour.activity)["status"] == "held"
    assert take(log, "outlook-later", "google-later").told == ()


def test_what_the_user_changed_is_left_and_told(log: Log) -> None:
    take(log, "google")
    ahead = settle(log, waiting(log)["2026-12-10 Planlagt besøk"].key, TODAY)
    edit(log, ahead.activity, date="2026-12-15")
    (told,) = take(log, "google-later").told
    assert (told.what, told.logged, told.done, told.activity) == ("moved", True, False, ahead.activity)
    assert record(log, ahead.activity)["date"] == "2026-12-15"


def test_a_log_without_the_inbox_rows_knows_its_entries_by_their_source(log: Log) -> None:
    take(log, "google")
    ahead = settle(log, waiting(log)["2026-12-10 Planlagt besøk"].key, TODAY)
    log.connection.execute("DELETE FROM inbox")  # as in a log made from a document
    again = take(log, "google")
    assert "2026-12-10 Planlagt besøk" not in waiting(log)
    assert again.told == ()
    log.connection.execute("DELETE FROM inbox")
    (told,) = take(log, "google-later").told
    assert (told.what, told.done) == ("moved", True)
    assert record(log, ahead.activity)["date"] == "2026-12-11"


def test_domains_met_are_counted_before_anything_is_kept(log: Log) -> None:
    met = survey(log, read("outlook"))
    assert [(one.domain, one.meetings, one.people, one.participant) for one in met.domains] == [
        ("nordlys.example", 8, 1, None),
        ("fjordglimt.example", 6, 2, "Fjordglimt AS"),
        ("havtek.example", 1, 1, None),
    ]
    assert [one.domain for one in met.unknown] == ["nordlys.example", "havtek.example"]
    assert [(one.category, one.meetings) for one in met.categories] == [("Klyngen", 1), ("Tur", 1)]
    assert log.connection.execute("SELECT count(*) FROM inbox").fetchone() == (0,)


def test_nothing_of_other_meetings_is_stored(log: Log) -> None:
    take(log, "outlook")
    stored = log.path.read_bytes()
    for word in ("Tannlegen", "venn@gmail.com", "Kino", "per@havtek.example", "Lønnssamtale", "teams.microsoft.com"):
        assert word.encode() not in stored
    assert len(inbox.waiting(log, TODAY)) == 6
