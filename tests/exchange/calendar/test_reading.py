"""Odd and broken calendars: what can be read is read, the rest is told, and nothing takes for ever."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from klyngetui.exchange.calendar.read import read_calendars
from klyngetui.model.check import Invalid
from klyngetui.store.errors import LogError
from tests.calls import at_most_calls
from tests.exchange.calendar.kit import TODAY, calendar, days, event, read, take, window_around

if TYPE_CHECKING:
    from klyngetui.exchange.calendar.proposal import CalendarsRead
    from klyngetui.store.log import Log


FEW = 1_000_000
"""Calls in which a small calendar is read: a rule without an end makes a day of seconds of far more."""


def whys(found: CalendarsRead) -> list[str]:
    return [one.why for one in found.skipped]


@pytest.mark.parametrize(
    ("start", "wanted"),
    [
        ("DTSTART:20261112T080000Z", ("2026-11-12", "09:00")),
        ("DTSTART:20261112T233000Z", ("2026-11-13", "00:30")),
        ("DTSTART;TZID=Europe/London:20261112T080000", ("2026-11-12", "09:00")),
        ("DTSTART;TZID=W. Europe Standard Time:20261112T080000", ("2026-11-12", "08:00")),
        ('DTSTART;TZID="Romance Standard Time":20261112T080000', ("2026-11-12", "08:00")),
        ("DTSTART;TZID=/freeassociation.sourceforge.net/Europe/London:20261112T080000", ("2026-11-12", "09:00")),
        ("DTSTART:20261112T080000", ("2026-11-12", "08:00")),
        ("DTSTART;VALUE=DATE:20261112", ("2026-11-12", None)),
    ],
)
def test_starts_are_days_where_the_cluster_is(tmp_path: Path, start: str, wanted: tuple[str, str | None]) -> None:
    found = read(calendar(tmp_path, event(start=start)))
    assert days(found) == [wanted]
    assert whys(found) == []


def test_an_unknown_zone_is_taken_as_local_and_told(tmp_path: Path) -> None:
    found = read(calendar(tmp_path, event(start="DTSTART;TZID=Eget sted:20261112T080000")))
    assert days(found) == [("2026-11-12", "08:00")]
    assert whys(found) == ["its time zone “Eget sted” is not known; its times were taken as local"]


def test_a_zone_defined_in_one_file_is_unknown_in_the_next(tmp_path: Path) -> None:
    zone = "BEGIN:VTIMEZONE\r\nTZID:Eget sted\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:+0300\r\nTZOFFSETTO:+0300\r\nEND:STANDARD\r\nEND:VTIMEZONE"
    one = calendar(tmp_path, zone, event(start="DTSTART;TZID=Eget sted:20261112T080000"), name="en.ics")
    other = calendar(tmp_path, event(start="DTSTART;TZID=Eget sted:20261112T080000", uid="m2"), name="to.ics")
    assert days(read(one)) == [("2026-11-12", "06:00")]
    assert days(read(one, other)) == [("2026-11-12", "06:00"), ("2026-11-12", "08:00")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = calendar(tmp_path, event())
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    (series,) = read(path).series
    assert series.entries[0].title == "Møte"


def test_a_letter_folded_in_two_is_put_together(tmp_path: Path) -> None:
    path = calendar(tmp_path, event())
    path.write_bytes(path.read_bytes().replace("ø".encode(), b"\xc3\r\n \xb8"))
    (series,) = read(path).series
    assert series.entries[0].title == "Møte"


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n\r\n"])
def test_line_ends(tmp_path: Path, end: str) -> None:
    path = calendar(tmp_path, event())
    path.write_bytes(path.read_bytes().replace(b"\r\n", end.encode()))
    assert days(read(path)) == [("2026-11-12", "09:00")]


@pytest.mark.parametrize(
    "rule", ["FREQ=SECONDLY", "FREQ=MINUTELY;INTERVAL=5", "FREQ=DAILY;BYMINUTE=0,1,2,3,4,5", "FREQ=DAILY;INTERVAL=0"]
)
def test_rules_that_never_end_are_capped(tmp_path: Path, rule: str) -> None:
    with at_most_calls(FEW):
        found = read(calendar(tmp_path, event(f"RRULE:{rule}")))
    assert days(found) == [("2026-11-12", "09:00")]
    assert len(whys(found)) == 1


def test_a_daily_rule_without_an_end_stays_within_the_window(tmp_path: Path) -> None:
    found = read(calendar(tmp_path, event("RRULE:FREQ=DAILY", start="DTSTART:19700101T090000Z")))
    assert days(found)[0][0] == "2023-11-21"
    assert days(found)[-1][0] == "2027-11-24"
    assert whys(found) == []


def test_days_that_do_not_exist_are_not_looked_for(tmp_path: Path) -> None:
    with at_most_calls(FEW):
        found = read(calendar(tmp_path, event("RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")))
    assert len(days(found)) == 1


def test_a_rule_that_makes_no_sense_leaves_the_first_meeting(tmp_path: Path) -> None:
    found = read(calendar(tmp_path, event("RRULE:FREQ=WEEKLY;UNTL=20191023")))
    assert days(found) == [("2026-11-12", "09:00")]
    assert whys(found)[0] == "its rule of repetition makes no sense; only its first meeting was read"


def test_a_zone_that_changes_every_second_is_not_worked_out(tmp_path: Path) -> None:
    zone = "BEGIN:VTIMEZONE\r\nTZID:Rask\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nRRULE:FREQ=SECONDLY\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE"
    with at_most_calls(FEW):
        found = read(calendar(tmp_path, zone, event(start="DTSTART;TZID=Rask:20261112T090000")))
    assert len(days(found)) == 1


def test_one_bad_event_leaves_its_neighbours(tmp_path: Path) -> None:
    cut_off = event(uid="m2").replace("END:VEVENT", "")
    found = read(
        calendar(tmp_path, event(), cut_off, event(uid="m3"), "BEGIN:VEVENT\r\nRRULE:\x00\r\nDTSTART:;;;\r\nEND:VEVENT")
    )
    assert {one.uid for one in found.series} == {"m1", "m3"}
    assert [(one.line, one.why) for one in found.skipped] == [
        (10, "is cut off, or longer than an event can be"),
        (22, "its start makes no sense"),
    ]


def test_an_event_without_an_identity_gets_the_same_one_each_time(tmp_path: Path) -> None:
    path = calendar(tmp_path, event().replace("UID:m1\r\n", ""))
    assert read(path).series[0].uid == read(path).series[0].uid
    assert read(path).series[0].uid.startswith("none-")


def test_a_series_without_an_identity_is_one_series(log: Log, tmp_path: Path) -> None:
    path = calendar(tmp_path, event("RRULE:FREQ=WEEKLY;COUNT=3").replace("UID:m1\r\n", ""))
    assert take(log, path).new == 3
    assert (take(log, path).new, take(log, path).same) == (0, 3)


def test_meetings_outside_of_the_window_are_counted(tmp_path: Path) -> None:
    found = read(
        calendar(tmp_path, event(start="DTSTART:20010101T090000"), event(uid="m2", start="DTSTART:20990101T090000"))
    )
    assert (found.outside, days(found)) == (2, [])


@pytest.mark.parametrize("content", [b"", b"navn;dato\r\n", b"\x00\xff" * 50, b"SQLite format 3\0"])
def test_what_is_no_calendar_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "kalender.ics"
    path.write_bytes(content)
    with pytest.raises(Invalid, match="holds no calendar"):
        read(path)


def test_a_calendar_with_nothing_in_it_is_one(tmp_path: Path) -> None:
    assert read(calendar(tmp_path)).series == ()


def test_an_answer_to_an_invitation_is_no_calendar(tmp_path: Path) -> None:
    found = read(calendar(tmp_path, event(), head="METHOD:REPLY"))
    assert (found.series, whys(found)) == ((), ["is an answer to an invitation, no calendar"])


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(LogError, match="cannot be read"):
        read(tmp_path / "ingen.ics")


def test_progress_is_told_and_can_stop_the_work(tmp_path: Path) -> None:
    path = calendar(tmp_path, *(event(uid=f"m{n}") for n in range(5)))
    seen: list[int] = []
    read_calendars([path], "Europe/Oslo", window_around(TODAY), seen.append)
    assert sorted(set(seen)) == [1, 2, 3, 4, 5]

    def stop(_done: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        read_calendars([path], "Europe/Oslo", window_around(TODAY), stop)


def collections() -> list[Path]:
    """The calendars that come with the libraries, many broken on purpose; none where they were installed without."""
    import icalendar
    import recurring_ical_events

    folders = [Path(str(one.__file__)).parent for one in (icalendar, recurring_ical_events)]
    return sorted(path for folder in folders for path in folder.rglob("*.ics"))


def test_the_public_collections_are_read_without_a_traceback() -> None:
    files = collections()
    if not files:
        pytest.skip("the libraries came without their calendars")
    refused = []
    for path in files:
        try:
            read(path)
        except Invalid as error:
            refused.append(str(error))
    assert all("holds no calendar" in why for why in refused)
    assert len(refused) < len(files) * 0.1
