"""The calendar of weeks and the working days visits are planned on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from klyngetui.review.weeks import calendar, numbers
from klyngetui.review.working_days import is_working_day, next_working_day
from tests.store.logs import add, cluster_log, edit, meeting, participant

TODAY = date(2026, 11, 23)


def test_weeks_are_sealed_open_missing_or_holidays(tmp_path: Path) -> None:
    with cluster_log(tmp_path / "log.db") as log:
        settings = {**log.cluster["settings"], "holidays": ["W44"]}
        edit(log, log.cluster["id"], settings=settings)
        meeting(log, participant(log), date="2026-10-21")
        add(log, "review", week="2026-W46", sealed_on="2026-11-13")
        add(log, "review", week="2026-W45")
        states = {week.name: week.state for week in calendar(log, TODAY)}
        assert states == {
            "2026-W48": "open",
            "2026-W47": "missing",
            "2026-W46": "sealed",
            "2026-W45": "open",
            "2026-W44": "holiday",
            "2026-W43": "missing",
        }
        assert numbers(calendar(log, TODAY)) == {"sealed": 1, "open": 2, "missing": 2, "holiday": 1}


def test_an_empty_log_has_this_week_only(tmp_path: Path) -> None:
    with cluster_log(tmp_path / "log.db") as log:
        assert [(week.name, week.state) for week in calendar(log, TODAY)] == [("2026-W48", "open")]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2026-11-30", "2026-11-30"),
        ("2026-11-28", "2026-11-30"),
        ("2026-12-24", "2026-12-28"),
        ("2026-12-31", "2027-01-04"),
        ("2027-03-25", "2027-03-30"),
        ("2027-05-06", "2027-05-07"),
        ("2027-05-17", "2027-05-18"),
    ],
)
def test_a_visit_falls_on_a_working_day(day: str, found: str) -> None:
    assert next_working_day(date.fromisoformat(day)) == date.fromisoformat(found)


def test_holiday_weeks_of_the_settings_are_passed_over() -> None:
    assert next_working_day(date(2027, 7, 12), ["W28", "2027-W29"]) == date(2027, 7, 26)
    assert not is_working_day(date(2027, 7, 14), ["W28"])


def test_settings_without_any_working_week_still_end() -> None:
    weeks = [f"W{number:02}" for number in range(1, 54)]
    assert next_working_day(date(2027, 7, 12), weeks) == date(2027, 7, 12)
