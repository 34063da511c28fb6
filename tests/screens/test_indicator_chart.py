"""The chart of an indicator: months, target, forecast; at every size, and never more than can be defended."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from klyngetui import locale
from klyngetui.screens.charts.axes import Trend, plotted
from klyngetui.screens.charts.chart import BAND, EXPECTED, TARGET, Scale, band, columns
from klyngetui.screens.indicators.reading import MONTHS, Asked, read_outlook
from klyngetui.widgets.paged import PagedList
from tests.screens.logs import ALWAYS, TODAY, log_at, meeting, opened, settled, text

CLUSTER = {"name": "Prøveklyngen", "assessment_on": "2027-06-01", "timezone": "Europe/Oslo"}
FIRST = date(2025, 3, 5)


def busy(**more: Any) -> dict[str, Any]:
    """Twelve participants, the first eight of them met every tenth week since March 2025."""
    many = [{"id": f"p{n}", "name": f"Nr {n:02}", "kind": "sme", "commitments": ALWAYS} for n in range(12)]
    people = [{"id": f"q{n}", "name": f"Person {n}", "employments": [{"participant": f"p{n}"}]} for n in range(12)]
    days = [FIRST + timedelta(weeks=at) for at in range(88)]
    met = [
        meeting(f"a{at}", day.isoformat(), f"p{at % 10}", f"q{at % 10}")
        for at, day in enumerate(days)
        if at % 10 < 8 and day.isoformat() <= TODAY
    ]
    return {"cluster": CLUSTER, "participants": many, "people": people, "activities": met, "stories": [], **more}


async def go(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def words(pilot: Pilot[None]) -> str:
    """What stands on the screen, wherever its lines are broken; of what stands beside the chart nothing."""
    return " ".join(" ".join(line.split("▏")[0] for line in text(pilot).splitlines()).split())


# Drawing ---------------------------------------------------------------------------------------------------------------


def test_a_column_is_full_at_the_top_and_crossed_by_the_target_where_blank() -> None:
    lines = columns([1.0, 0.5, 0.0, None], Scale(4, 1.0, 0.75))
    assert lines == ["██          ", "██" + "┄" * 10, "██ ██       ", "██ ██ ▁▁ ·· "]


def test_without_gaps_the_target_crosses_full_blocks_too() -> None:
    assert columns([1.0, 0.6, 0.9], Scale(2, 1.0, 1.0), 1, 0) == ["┄▂▆", "███"]
    assert columns([1.0, 1.0], Scale(2, 1.0, 0.5), 1, 0) == ["██", "┄┄"]


@pytest.mark.parametrize(
    ("low", "high", "expected", "drawn"),
    [
        (0.8, 0.84, 0.82, ["   ", "▒━▒", "███", "███", "███", "███", "███", "███", "███", "███"]),
        (0.6, 0.9, 0.7, ["   ", "▒▒▒", "▒▒▒", "▒━▒", "   ", "███", "███", "███", "███", "███"]),
        (1.0, 1.0, 1.0, ["▒━▒", "   ", "   ", "   ", "   ", "███", "███", "███", "███", "███"]),
        (0.0, 0.0, 0.0, ["   "] * 9 + ["▒━▒"]),
    ],
)
def test_the_band_touches_the_lines_from_low_to_high_above_what_is_banked(
    low: float, high: float, expected: float, drawn: list[str]
) -> None:
    banked = {0.8: 0.8, 0.0: 0.0}.get(low, 0.5)
    assert band(low, high, expected, banked, Scale(10, 1.0), 3) == drawn


@pytest.mark.parametrize("low", [0.0, 0.05, 0.31, 0.7, 0.999, 1.0])
@pytest.mark.parametrize("height", [1, 4, 9, 40])
def test_a_band_is_never_left_out_and_always_says_what_is_expected(low: float, height: int) -> None:
    drawn = band(low, 1.0, (low + 1) / 2, 0.0, Scale(height, 1.0, 0.8), 5)
    assert len(drawn) == height
    assert sum(EXPECTED in line for line in drawn) == 1
    assert BAND in "".join(drawn)


@pytest.mark.parametrize("n", [12, 36])
@pytest.mark.parametrize("width", [24, 38, 59, 60, 78, 96, 200])
@pytest.mark.parametrize("told", [None, {"on": "2027-06-01", "low": 0.7, "high": 0.9, "expected": 0.8}])
def test_no_line_is_wider_than_there_is_room_and_both_ends_are_named(n: int, width: int, told: Any) -> None:
    locale.choose("en")
    ends = [date(2023 + at // 12, at % 12 + 1, 28) for at in range(n)]
    forecast = told and {**told, "banked": {"n": 7, "of": 10, "share": 0.7}}
    shares = [at / n for at in range(n)]
    lines = [line.plain for line in plotted(Trend(ends, shares, Scale(8, 1.0, 0.8), False, forecast, "label"), width)]
    assert len(lines) == 8 + 3
    assert all(len(line) <= width for line in lines)
    months, years, values = lines[-3:]
    assert "Dec" in months
    assert any(str(end.year) in years for end in ends)
    assert values.split("│")[0].split()[-1] == f"{100 * (n - 1) / n:.0f}"
    assert lines[0].lstrip().startswith("100")
    assert any(line.lstrip().startswith("80") and TARGET in line for line in lines)


def test_the_first_month_is_named_and_a_cut_number_never_stands_there() -> None:
    locale.choose("nb")
    ends = [date(2025 + at // 12, at % 12 + 1, 28) for at in range(11, 23)]
    months, years, values = (
        line.plain for line in plotted(Trend(ends, [1.0] * 12, Scale(5, 1.0), False, None, ""), 58)[-3:]
    )
    assert months.split() == ["des", "jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov"]
    assert (years.split(), years.index("2026")) == (["2026"], months.index("jan"))
    assert set(values.split()) == {"%", "100"}


def test_a_year_stands_under_its_january_or_the_first_month_and_nowhere_else() -> None:
    locale.choose("en")
    ends = [date(2025 + at // 12, at % 12 + 1, 28) for at in range(11, 23)]
    months, years, _values = (
        line.plain for line in plotted(Trend(ends, [1.0] * 12, Scale(5, 1.0), False, None, ""), 96)[-3:]
    )
    assert [(years.index(year), years.count(year)) for year in ("2025", "2026")] == [
        (months.index("Dec"), 1),
        (months.index("Jan"), 1),
    ]


def test_a_january_without_its_name_leaves_the_year_to_the_first_month() -> None:
    locale.choose("en")
    ends = [date(2023 + at // 12, at % 12 + 1, 28) for at in range(11, 47)]
    months, years, _values = (
        line.plain for line in plotted(Trend(ends, [1.0] * 36, Scale(5, 1.0), False, None, ""), 60)[-3:]
    )
    assert (months.split()[0], years.split()) == ("Dec", ["2023", "2025", "2026"])
    assert months.index("Dec") == years.index("2023")


# Reading ---------------------------------------------------------------------------------------------------------------


def test_months_before_the_first_entry_are_unknown_not_nought(tmp_path: Path) -> None:
    path = log_at(tmp_path / "log.db", **busy())
    found = read_outlook(path, Asked("rolling-12m", date.fromisoformat(TODAY), 0))
    assert len(found.months) == MONTHS == 36
    unknown = [point for point in found.months if point.reached is None]
    assert max(point.day for point in unknown) < FIRST
    assert all(point.in_groups is None for point in unknown)
    assert next(point.day for point in found.months if point.reached is not None) == date(2025, 3, 31)


def test_events_are_counted_week_by_week_this_week_last(tmp_path: Path) -> None:
    days = ("2026-11-23", "2026-11-22", "2026-11-16", "2025-11-24", "2023-11-26")
    events = [meeting(f"e{at}", day, "p1", None, kind="event") for at, day in enumerate(days)]
    held = read_outlook(
        log_at(tmp_path / "log.db", **busy(activities=events)), Asked("ytd", date.fromisoformat(TODAY), 0)
    ).events
    assert (len(held), held[-2:], sum(held)) == (156, [2, 1], 4)
    assert held[-53] == 1


# On the screen ---------------------------------------------------------------------------------------------------------


async def test_keys_turn_to_the_chart_to_three_years_and_back(tmp_path: Path) -> None:
    async with opened(log_at(tmp_path / "log.db", **busy())) as (app, pilot):
        await go(pilot, "7", "v")
        assert not app.screen.query_one(PagedList).display
        assert "12 months · each month's end, seen back over 12 months · ┄┄ target 80 %" in words(pilot)
        assert "Dec Jan Feb Mar" in text(pilot)
        await go(pilot, "m")
        assert "36 months · each month's end" in words(pilot)
        assert "· not known" in words(pilot)
        await go(pilot, "v")
        assert app.screen.query_one(PagedList).has_focus
        await go(pilot, "m")
        assert "12 months · each month's end" in words(pilot)


async def test_the_chart_of_events_shades_the_weeks_of_one_year_or_three(tmp_path: Path) -> None:
    events = [
        meeting("e1", "2026-11-19", "p1", None, kind="event"),
        meeting("e2", "2024-11-28", "p1", None, kind="event"),
    ]
    async with opened(log_at(tmp_path / "log.db", **busy(activities=events))) as (_app, pilot):
        await go(pilot, "7", "left", "v")
        (year,) = [line for line in text(pilot).splitlines() if line.startswith(" Events")]
        assert year.split()[1] == "·" * 50 + "░·"
        await go(pilot, "m")
        assert [line.count("░") for line in text(pilot).splitlines() if line.startswith(" Events")] == [1, 0, 1]
        assert [year in text(pilot) for year in ("2023–24", "2024–25", "2025–26")] == [True] * 3


async def test_the_band_is_that_of_the_forecast(tmp_path: Path) -> None:
    async with opened(log_at(tmp_path / "log.db", **busy())) as (app, pilot):
        await go(pilot, "7", "v")
        told = words(pilot)
        found = app.screen.outlook.forecast
        low, high, expected = (f"{round(found[name] * 100)}" for name in ("low", "high", "expected"))
        assert 0.6 < found["low"] <= found["high"]
        assert f"label 2025–26 on 01.06.2027, if you go on as now: █ banked 67 %, ▒ {low} % to {high} %" in told
        assert f"│ {expected} %" in told
        assert "▒━━━▒" in told


@pytest.mark.parametrize(
    ("more", "keys"),
    [
        ({"cluster": {"name": "Prøveklyngen", "timezone": "Europe/Oslo"}}, ["v"]),
        ({"activities": busy()["activities"][-3:]}, ["v"]),
        ({}, ["v", "right"]),
        ({}, ["v", "left"]),
        ({}, ["v", "left", "left"]),
    ],
)
async def test_no_band_without_a_forecast_nor_for_other_figures(
    tmp_path: Path, more: dict[str, Any], keys: list[str]
) -> None:
    async with opened(log_at(tmp_path / "log.db", **busy(**more))) as (_app, pilot):
        await go(pilot, "7", *keys)
        assert BAND + EXPECTED not in text(pilot)
        assert "if you go on as now" not in words(pilot)


@pytest.mark.parametrize(("size", "language"), [((80, 24), "nb"), ((40, 20), "en"), ((160, 45), "nb")])
async def test_the_chart_fits_at_every_size(tmp_path: Path, size: tuple[int, int], language: str) -> None:
    locale.choose(language)
    async with opened(log_at(tmp_path / "log.db", **busy()), size) as (_app, pilot):
        await go(pilot, "7", "v")
        for _turn in range(2):
            lines = text(pilot).splitlines()
            assert any("▒━" in line for line in lines)
            assert any("nov" in line.lower() for line in lines)
            assert any(("2025" in line or "2026" in line) and "│" in line for line in lines)
            assert any(line.lstrip().startswith("80") and TARGET in line for line in lines)
            assert f"▒ 67 % {'to' if language == 'en' else 'til'} 83 %" in words(pilot)
            await go(pilot, "m")
        for key in ("right", "right", "right", "right", "i", "escape", "v"):
            await go(pilot, key)
