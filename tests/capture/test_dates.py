"""Days and times: every form in both languages, and what is refused with words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klyngetui.capture.dates import parse_date_text, parse_day
from klyngetui.capture.problems import CaptureError
from klyngetui.capture.times import parse_time, parse_time_text

TODAY = date(2026, 11, 23)  # a Monday, in week 48

UNDERSTOOD = [
    ("2026-11-23", "2026-11-23"),
    ("2024-02-29", "2024-02-29"),
    ("12.6.", "2026-06-12"),
    ("12.6", "2026-06-12"),
    ("12. 6.", "2026-06-12"),
    ("12. 6. 2025", "2025-06-12"),
    ("03.04.2026", "2026-04-03"),
    ("12.06.2026", "2026-06-12"),
    ("12.06.26", "2026-06-12"),
    ("12. mai", "2026-05-12"),
    ("12 mai", "2026-05-12"),
    ("12.mai", "2026-05-12"),
    ("12. Mai 2025", "2025-05-12"),
    ("12.mai 2025", "2025-05-12"),
    ("12 may", "2026-05-12"),
    ("12th may", "2026-05-12"),
    ("3 okt", "2026-10-03"),
    ("3. oktober", "2026-10-03"),
    ("3 oct.", "2026-10-03"),
    ("1. juni", "2026-06-01"),
    ("24. des", "2026-12-24"),
    ("24 december", "2026-12-24"),
    ("23.11.", "2026-11-23"),
    ("22.2.", "2026-02-22"),
    ("21.2.", "2027-02-21"),
    ("1.12.", "2026-12-01"),
    ("i dag", "2026-11-23"),
    ("idag", "2026-11-23"),
    ("id", "2026-11-23"),
    ("I DAG", "2026-11-23"),
    ("today", "2026-11-23"),
    ("i går", "2026-11-22"),
    ("i gaar", "2026-11-22"),
    ("i gar", "2026-11-22"),
    ("ig", "2026-11-22"),
    ("yesterday", "2026-11-22"),
    ("i forgårs", "2026-11-21"),
    ("i morgen", "2026-11-24"),
    ("i morgon", "2026-11-24"),
    ("tomorrow", "2026-11-24"),
    ("i overmorgen", "2026-11-25"),
    ("mandag", "2026-11-23"),
    ("tirsdag", "2026-11-17"),
    ("tysdag", "2026-11-17"),
    ("tuesday", "2026-11-17"),
    ("tir", "2026-11-17"),
    ("lørdag", "2026-11-21"),
    ("loerdag", "2026-11-21"),
    ("laurdag", "2026-11-21"),
    ("sun", "2026-11-22"),
    ("forrige mandag", "2026-11-16"),
    ("forrige tirsdag", "2026-11-17"),
    ("sist tirsdag", "2026-11-17"),
    ("last tuesday", "2026-11-17"),
    ("førre tysdag", "2026-11-17"),
    ("neste mandag", "2026-11-30"),
    ("på tirsdag", "2026-11-24"),
    ("next tuesday", "2026-11-24"),
    ("denne fredag", "2026-11-27"),
    ("this friday", "2026-11-27"),
    ("-3d", "2026-11-20"),
    ("+7d", "2026-11-30"),
    ("−3d", "2026-11-20"),
    ("-3dager", "2026-11-20"),
    ("-2u", "2026-11-09"),
    ("+1w", "2026-11-30"),
    ("tirsdag uke 47", "2026-11-17"),
    ("uke 47 tirsdag", "2026-11-17"),
    ("tirsdag i uke 47", "2026-11-17"),
    ("på fredag i uke 48", "2026-11-27"),
    ("week 47 2025 tuesday", "2025-11-18"),
    ("mandag veke 2", "2027-01-11"),
    ("uke47 fre", "2026-11-20"),
]

REFUSED = [
    "",
    "31.2.",
    "30. februar",
    "2026-02-30",
    "29.02.2025",
    "29.2.",
    "32",
    "12",
    "12.",
    "12/6",
    "12/6/2026",
    "06-12-2026",
    "2026-6-2",
    "12.6.126",
    "32.1.",
    "0.0.",
    "1.1.0001",
    "2500-01-01",
    "-3",
    "+9999u",
    "+5000x",
    "uke 47",
    "week 47",
    "uke 54",
    "tirsdag uke 53 2025",
    "tirsdag uke 0",
    "fjordglimt",
    "12.6. fjordglimt",
    "på",
    "forrige",
    "²",
    "١٢.٦.",
]


@pytest.mark.parametrize(("text", "day"), UNDERSTOOD)
def test_understood(text: str, day: str) -> None:
    assert parse_date_text(text, TODAY).isoformat() == day


@pytest.mark.parametrize("text", REFUSED)
def test_refused_with_words(text: str) -> None:
    with pytest.raises(CaptureError) as told:
        parse_date_text(text, TODAY)
    assert len(str(told.value)) > 10


def test_a_weekday_is_today_on_that_day_and_the_one_before_is_a_week_back() -> None:
    thursday = date(2026, 11, 26)
    assert parse_date_text("torsdag", thursday) == thursday
    assert parse_date_text("forrige torsdag", thursday) == date(2026, 11, 19)
    assert parse_date_text("forrige tirsdag", thursday) == date(2026, 11, 24)
    assert parse_date_text("neste torsdag", thursday) == date(2026, 12, 3)


def test_a_week_without_a_day_names_the_week_it_would_be() -> None:
    with pytest.raises(CaptureError, match=r"16\.11\. .* 22\.11\.2026"):
        parse_date_text("uke 47", TODAY)


def test_words_after_the_day_are_left() -> None:
    found = parse_day(["12.", "mai", "fjordglimt"], TODAY)
    assert found is not None
    assert (found.day, found.used) == (date(2026, 5, 12), 2)
    found = parse_day(["12.6.", "7", "fjell"], TODAY)
    assert found is not None
    assert found.used == 1


def test_no_day_is_none_and_an_impossible_one_a_problem() -> None:
    assert parse_day(["fjordglimt"], TODAY) is None
    assert parse_day([], TODAY) is None
    found = parse_day(["31.2.", "fjordglimt"], TODAY)
    assert found is not None
    assert (found.day, found.used) == (None, 1)
    assert "31.2." in found.problem


@settings(max_examples=60)
@given(st.dates(date(1950, 1, 1), date(2150, 12, 31)), st.dates(date(1950, 1, 1), date(2150, 12, 31)))
def test_a_written_out_day_is_that_day(day: date, today: date) -> None:
    months = [
        "januar",
        "februar",
        "mars",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "desember",
    ]
    week = day.isocalendar()
    weekday = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"][day.weekday()]
    for text in (
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day:02}.{day.month:02}.{day.year}",
        f"{day.day}. {months[day.month - 1]} {day.year}",
        f"{weekday} uke {week.week} {week.year}",
    ):
        assert parse_date_text(text, today) == day


@settings(max_examples=60)
@given(st.dates(date(1950, 1, 1), date(2150, 12, 31)), st.dates(date(1950, 1, 1), date(2150, 12, 31)))
def test_a_day_without_a_year_is_within_nine_months_back_or_a_year_ahead(day: date, today: date) -> None:
    if (day.month, day.day) == (2, 29):
        return
    found = parse_date_text(f"{day.day}.{day.month}.", today)
    assert (found.month, found.day) == (day.month, day.day)
    assert -274 <= (found - today).days <= 366 - 274


@settings(max_examples=60)
@given(st.integers(-999, 999), st.dates(date(1950, 1, 1), date(2150, 12, 31)))
def test_days_from_today(number: int, today: date) -> None:
    assert parse_date_text(f"{number:+}d", today) == today + timedelta(days=number)


@settings(max_examples=150)
@given(st.lists(st.text(max_size=8), max_size=7), st.dates())
def test_any_words_are_read_or_not_but_never_break(words: list[str], today: date) -> None:
    for found in (parse_day(words, today), parse_time(words)):
        assert found is None or 1 <= found.used <= len(words)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("14:30", "14:30"),
        ("9:05", "09:05"),
        ("kl 14", "14:00"),
        ("kl. 9", "09:00"),
        ("kl 14.30", "14:30"),
        ("kl 14:30", "14:30"),
        ("kl 1430", "14:30"),
        ("kl14", "14:00"),
        ("kl.14", "14:00"),
        ("klokka 8", "08:00"),
        ("at 14", "14:00"),
        ("0:00", "00:00"),
        ("23:59", "23:59"),
        ("14", "14:00"),
    ],
)
def test_times(text: str, time: str) -> None:
    assert parse_time_text(text) == time


@pytest.mark.parametrize(
    "text", ["kl 24", "24:00", "14:60", "kl 14.3", "kl 14-15", "99:99", "", "kl", "noon", "14:30 x"]
)
def test_times_refused(text: str) -> None:
    with pytest.raises(CaptureError):
        parse_time_text(text)
