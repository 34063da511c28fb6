"""Windows by name, at the edges of months, years and weeks."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klyngetui.model.periods import (
    Period,
    PeriodError,
    is_holiday_week,
    iso_week,
    last_day,
    months_before,
    parse,
    parse_week,
    week_days,
    weeks_touched,
)

AS_OF = date(2026, 11, 23)
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("rolling-12m", "2025-11-24", "2026-11-23"),
        ("rolling-24m", "2024-11-24", "2026-11-23"),
        ("rolling-1m", "2026-10-24", "2026-11-23"),
        ("ytd", "2026-01-01", "2026-11-23"),
        ("year:2025", "2025-01-01", "2025-12-31"),
        ("quarter:2026-Q1", "2026-01-01", "2026-03-31"),
        ("quarter:2026-Q4", "2026-10-01", "2026-12-31"),
        ("week:2026-W47", "2026-11-16", "2026-11-22"),
        ("week:2026-W01", "2025-12-29", "2026-01-04"),
        ("week:2026-W53", "2026-12-28", "2027-01-03"),
        ("label", "2024-01-01", "2025-12-31"),
        ("2025-03-01..2026-02-28", "2025-03-01", "2026-02-28"),
        ("2026-03-01..2026-03-01", "2026-03-01", "2026-03-01"),
    ],
)
def test_every_form(name, start, end):
    assert parse(name, AS_OF) == Period(name, date.fromisoformat(start), date.fromisoformat(end))


def test_the_29th_of_february():
    assert parse("rolling-12m", date(2024, 2, 29)).start == date(2023, 3, 1)
    assert parse("rolling-12m", date(2025, 2, 28)).start == date(2024, 2, 29)
    assert parse("rolling-48m", date(2024, 2, 29)).start == date(2020, 3, 1)


def test_new_year_parts_two_years():
    assert parse("year:2025", AS_OF).end == date(2025, 12, 31)
    assert parse("ytd", date(2026, 1, 1)) == ("ytd", date(2026, 1, 1), date(2026, 1, 1))


def test_label_goes_by_the_assessment_day_where_there_is_one():
    assert parse("label", AS_OF, date(2027, 3, 1))[1:] == (date(2025, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    "name",
    [
        "", "rolling", "rolling-0m", "rolling--3m", "rolling-m", "rolling-12", "year:25", "year:٢٠٢٥", "year:0000", "quarter:2026-Q5",
        "quarter:2026-1", "week:2025-W53", "week:2026-47", "month:2026-01", "2025-02-30..2025-03-01", "20250301..20250401",
        "2025-W01-1..2025-W02-1", "2026-03-01..", "..", "YTD", "[/foo]",
    ],
)  # fmt: skip
def test_a_name_that_is_no_period_names_the_forms(name):
    with pytest.raises(PeriodError, match=r"rolling-12m.*label"):
        parse(name, AS_OF)


def test_a_period_that_ends_before_it_begins():
    with pytest.raises(PeriodError, match="ends before it begins"):
        parse("2026-03-02..2026-03-01", AS_OF)


def test_a_window_longer_than_the_calendar_starts_with_it():
    assert parse("rolling-999999m", AS_OF).start == date(1, 1, 2)


def test_the_last_day_is_never_after_the_as_of_day():
    assert last_day(parse("year:2026", AS_OF), AS_OF) == AS_OF
    assert last_day(parse("year:2025", AS_OF), AS_OF) == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        ("2026-03-31", 1, "2026-02-28"),
        ("2024-03-31", 1, "2024-02-29"),
        ("2026-01-15", 1, "2025-12-15"),
        ("2026-01-15", 36, "2023-01-15"),
        ("2026-01-15", 0, "2026-01-15"),
    ],
)
def test_months_before(day, months, earlier):
    assert months_before(date.fromisoformat(day), months) == date.fromisoformat(earlier)


@settings(max_examples=50)
@given(DAYS, st.integers(1, 60))
def test_a_rolling_window_ends_on_its_day_and_the_one_before_has_just_left(day, months):
    period = parse(f"rolling-{months}m", day)
    assert period.end == day
    assert months_before(day, months) < period.start <= day


@settings(max_examples=50)
@given(DAYS)
def test_a_day_is_in_its_own_week(day):
    monday, sunday = week_days(iso_week(day))
    assert monday <= day <= sunday
    assert (monday.weekday(), (sunday - monday).days) == (0, 6)


def test_weeks_touched():
    assert weeks_touched(date(2026, 11, 22), date(2026, 11, 23)) == 2
    assert weeks_touched(date(2026, 11, 16), date(2026, 11, 22)) == 1
    assert weeks_touched(date(2025, 11, 24), date(2026, 11, 23)) == 53
    assert weeks_touched(date(2026, 11, 23), date(2026, 11, 22)) == 0


def test_parse_week():
    assert parse_week("2026-W47") == (2026, 47)
    for text in ("2026W47", "2025-W53", "2026-W00", "2026-W7", "W47", ""):
        with pytest.raises(PeriodError, match="2026-W47"):
            parse_week(text)


def test_the_last_week_of_the_calendar():
    assert week_days("9999-W52")[1].year == 9999


def test_holiday_weeks_of_one_year_and_of_every_year():
    holidays = ["2026-W15", "W28"]
    assert [
        is_holiday_week(week, holidays) for week in ("2026-W15", "2027-W15", "2026-W28", "2031-W28", "2026-W29")
    ] == [True, False, True, True, False]
    assert not is_holiday_week("2026-W28", [])
