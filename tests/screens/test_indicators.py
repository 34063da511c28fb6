"""The Indicators screen: figures with their windows, the rows behind them, targets, trend and rule."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from klyngetui.exchange.document_in import import_into
from klyngetui.screens.entry.screen import EntryScreen
from klyngetui.screens.indicators.behind import Behind, read_rows
from klyngetui.screens.indicators.behind_screen import BehindScreen
from klyngetui.screens.indicators.measure_words import INDICATORS, measure
from klyngetui.screens.period_words import is_short, typed_choice
from klyngetui.store.changes import Edit, commit
from klyngetui.store.log import open_log
from klyngetui.widgets.paged import PagedList
from tests.screens.hostile_log import hostile_document
from tests.screens.logs import log_at, meeting, opened, settled, text
from tests.widgets.hostile import assert_harmless

LINK = "https://eksempel.invalid/referat"
EVIDENCE = {"id": "e1", "of": {"entity": "activity", "id": "a1"}, "kind": "link", "label": "Referat", "url": LINK}


@pytest.fixture
def proven(tmp_path: Path) -> Path:
    """The small cluster, its one meeting with evidence."""
    return log_at(tmp_path / "proven.db", evidence=[{**EVIDENCE, "level": 2}])


async def go(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def cells(pilot: Pilot[None]) -> dict[str, tuple[str, ...]]:
    """The rows by their first cell."""
    return {row.cells[0]: row.cells[1:] for row in pilot.app.screen.query_one(PagedList).window.rows}


async def test_a_figure_prints_its_window_day_share_and_rule_version(path: Path) -> None:
    async with opened(path) as (_app, pilot):
        await go(pilot, "7")
        told = text(pilot)
        assert "33 %  1 of 3 participants met directly" in told
        assert "target 80 %" in told
        assert "last 12 months 24.11.2025–23.11.2026 · as of 23.11.2026 · rules v1" in told
        assert cells(pilot)["Met directly at least once"] == ("33 %  1/3", "33 %  1/3", "0 %  0/3")
        assert cells(pilot)["Anne Lid"] == ("1", "1", "0")
        assert cells(pilot)["Contacts without evidence"][0] == "1"


async def test_a_click_on_an_arrow_turns_to_the_indicator_beside(path: Path) -> None:
    async with opened(path, (120, 30)) as (_app, pilot):
        await go(pilot, "7")
        for arrow, there in (("→", "▸4.5"), ("←", "▸2.5"), ("←", "▸Information")):
            await pilot.click(offset=(text(pilot).splitlines()[1].index(arrow), 1))
            await settled(pilot)
            assert there in text(pilot)


async def test_every_measure_has_words_and_opens_its_rows(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await go(pilot, "7")
        for indicator in INDICATORS:
            rows = app.screen.query_one(PagedList).window.rows
            for name in [row.key[1] for row in rows if row.key[0] == "measure"]:  # type: ignore[index]
                assert measure(name) != name
                app.show("indicators", indicator=indicator, measure=name)
                await pilot.pause()
                await settled(pilot)
                assert isinstance(app.screen, BehindScreen)
                assert "rules v1" in text(pilot)
                await go(pilot, "escape")
            await go(pilot, "right")


async def test_from_a_gauge_to_the_evidence_takes_two_keys_and_one_opens_it(
    proven: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from klyngetui.app import KlyngeApp

    browser: list[str] = []
    monkeypatch.setattr(KlyngeApp, "open_url", lambda _app, place, **_more: browser.append(place))
    async with opened(proven) as (app, pilot):
        app.screen.query_one("#gauge-2-5").focus()
        await go(pilot, "enter")
        assert isinstance(app.screen, BehindScreen)
        assert "33 %  1/3" in text(pilot)
        await go(pilot, "enter")
        assert isinstance(app.screen, EntryScreen)
        assert "◆ Referat  level 2" in text(pilot)
        await go(pilot, "o")
        assert browser == [LINK]
        await go(pilot, "escape", "escape")
        assert "1 of 3 participants met directly" in text(pilot)


async def test_the_row_of_a_group_meeting_without_a_title_names_its_group(tmp_path: Path) -> None:
    rows = [{"participant": one, "status": "present"} for one in ("fjord", "hav", "skjær")]
    held = [
        meeting(f"g{day}", f"2026-11-0{day}", "fjord", None, kind="group_meeting", group="g1", attendance=rows)
        for day in (2, 3)
    ]
    async with opened(log_at(tmp_path / "log.db", activities=held)) as (app, pilot):
        await go(pilot, "7", "right", "enter")
        paged = app.screen.query_one(PagedList)
        assert {row.cells[2] for row in paged.window.rows} == {"group · Havrom"}


async def test_by_the_keys_of_the_screen_the_evidence_is_three_away(proven: Path) -> None:
    async with opened(proven) as (app, pilot):
        await go(pilot, "7", "enter", "enter")
        assert isinstance(app.screen, EntryScreen)
        assert "Referat" in text(pilot)


async def test_kinds_team_gaps_and_stories_open_what_they_are_about(path: Path) -> None:
    async with opened(path) as (app, pilot):
        screen = app.screen
        await go(pilot, "7")
        screen = app.screen
        paged = screen.query_one(PagedList)
        for key, words in ((("kind", "research"), "research  100 %  1/1"), (("team", None), "Anne Lid  1")):
            row = next(row for row in paged.window.rows if row.key[0] == key[0] and key[1] in (None, row.key[1]))  # type: ignore[index]
            paged.move_to(row.key)
            await go(pilot, "enter")
            assert words in text(pilot)
            await go(pilot, "escape")
        row = next(row for row in paged.window.rows if row.key[0] == "gap")  # type: ignore[index]
        paged.move_to(row.key)
        await go(pilot, "enter")
        assert row.cells[0] in text(pilot)
        assert "c shows all" in text(pilot)
        await go(pilot, "7", "left", "left")
        row = next(row for row in paged.window.rows if row.key[0] == "story")  # type: ignore[index]
        paged.move_to(row.key)
        await go(pilot, "enter")
        assert "5.2: not yet" in text(pilot)


async def test_the_period_is_chosen_or_typed(path: Path) -> None:
    async with opened(path) as (_app, pilot):
        await go(pilot, "7", "p", *"label", "enter")
        assert "label years 2024–2025 01.01.2024–31.12.2025" in text(pilot)
        await go(pilot, "p", *"2026-01-01..2026-03-31", "enter")
        assert "01.01.2026–31.03.2026 · as of 23.11.2026" in text(pilot)
        assert "0 of 3" in text(pilot)


async def test_the_key_for_a_short_window_answers_where_there_is_none(path: Path) -> None:
    async with opened(path) as (_app, pilot):
        await go(pilot, "7", "s")
        assert "this one is shown" in text(pilot)


async def test_groups_in_a_short_window_come_on_demand_with_the_words(path: Path) -> None:
    async with opened(path) as (_app, pilot):
        await go(pilot, "7", "right", "p", *"quarter", "enter")
        assert "short window" in text(pilot)
        assert cells(pilot) == {}
        await go(pilot, "s")
        assert "Active groups" in cells(pilot)
        assert "short window" in text(pilot)
        await go(pilot, "p", *"rolling-12m", "enter")
        assert "Active groups" in cells(pilot)
        assert "short window" not in text(pilot)


async def test_no_target_says_how_to_set_one_and_nothing_is_official(tmp_path: Path) -> None:
    async with opened(log_at(tmp_path / "log.db", targets=[]), (80, 60)) as (_app, pilot):
        await go(pilot, "7", "i")
        assert "klyngetui targets add 2.5 --value" in text(pilot)
        assert "nothing here is official" in text(pilot)
        assert "The label's own rule is not public" in " ".join(text(pilot).replace("│", " ").split())


async def test_forecast_and_trend_stand_beside_the_figures_when_wide(tmp_path: Path) -> None:
    cluster = {"name": "Prøveklyngen", "assessment_on": "2027-06-01"}
    async with opened(log_at(tmp_path / "log.db", cluster=cluster), (160, 45)) as (_app, pilot):
        await go(pilot, "7")
        told = text(pilot)
        for words in (
            "12 months · ┄┄ target 80 %",
            "If you go on as now",
            "Too little history",
            "Source: Egen plan",
            "┄",
        ):
            assert words in told, words


async def test_an_empty_cluster_has_no_participants_not_nought_per_cent(tmp_path: Path) -> None:
    nothing: dict[str, Any] = {
        name: [] for name in ("participants", "people", "groups", "activities", "stories", "targets")
    }
    async with opened(log_at(tmp_path / "log.db", **nothing)) as (_app, pilot):
        await go(pilot, "7")
        assert "no participants" in text(pilot)
        await go(pilot, "enter")
        assert "a adds an entry" in text(pilot)


async def test_another_program_writes_and_the_figure_follows(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await go(pilot, "7")
        with open_log(path) as other:
            kept = other.cabinet.load("activity")[0]
            commit(other, [Edit("activity", kept.record["id"], {"status": "cancelled"})])
        app.log_changed()
        await settled(pilot)
        assert "0 of 3" in text(pilot)


def test_rows_without_evidence_are_as_many_as_the_figure_says(tmp_path: Path) -> None:
    from klyngetui.clock import today

    entries = [meeting(f"a{n}", f"2026-0{n}-10", "hav", "ola") for n in range(1, 6)]
    proofs = [{**EVIDENCE, "level": 1}, {**EVIDENCE, "id": "e2", "of": {"entity": "activity", "id": "a2"}, "level": 2}]
    path = log_at(tmp_path / "log.db", activities=entries, evidence=proofs)
    for measure_name, expected in (("without_evidence", 4), ("reached", 5), ("median", 1)):
        found = read_rows(path, (Behind("2.5", measure_name), "rolling-12m", today(), 0))
        assert len(found.rows) == expected
    assert found.figures["indicators"]["2.5"]["without_evidence"] == 4


def test_windows_shorter_than_six_months_are_short() -> None:
    from datetime import date

    assert is_short(date(2026, 1, 1), date(2026, 6, 29))
    assert not is_short(date(2026, 1, 1), date(2026, 6, 30))
    assert typed_choice("nonsense", date(2026, 1, 1), None) == []


@pytest.mark.parametrize("size", [(80, 24), (160, 45), (40, 20)])
async def test_hostile_text_breaks_nothing(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "log.db"
    import_into(path, hostile_document())
    async with opened(path, size) as (_app, pilot):
        for key in (
            "7",
            "G",
            "g",
            "enter",
            "j",
            "escape",
            "i",
            "escape",
            "right",
            "G",
            "right",
            "G",
            "enter",
            "7",
            "p",
        ):
            await go(pilot, key)
            await assert_harmless(pilot)
