"""Readiness: the 31 indicators, recommendations and dates, and what may never be said of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from klyngetui import locale
from klyngetui.exchange.document_in import import_into
from klyngetui.model.ids import uuid7
from klyngetui.screens.forms.form import Form
from klyngetui.screens.indicators.screen import IndicatorsScreen
from klyngetui.screens.readiness.screen import ReadinessScreen
from klyngetui.store.changes import Edit, commit
from klyngetui.store.log import open_log
from klyngetui.widgets.paged import PagedList
from klyngetui.widgets.plain_area import PlainArea
from klyngetui.widgets.plain_input import PlainInput
from tests.screens.hostile_log import hostile_document
from tests.screens.logs import opened, settled, text
from tests.screens.steps import WIDE
from tests.widgets.hostile import TEXTS, assert_harmless


def rows(pilot: Pilot[None]) -> list[tuple[str, ...]]:
    return [(row.sign, *row.cells) for row in pilot.app.screen.query_one(PagedList).window.rows]


async def go(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def to(pilot: Pilot[None], sort: str, identity: str) -> None:
    pilot.app.screen.query_one(PagedList).move_to((sort, identity))
    await settled(pilot)


def put(pilot: Pilot[None], name: str, words: str) -> None:
    field = pilot.app.screen.query_one(f"#ask-{name}")
    if isinstance(field, PlainArea):
        field.load_text(words)
    else:
        assert isinstance(field, PlainInput)
        field.value = words


async def test_all_31_stand_by_part_and_three_come_from_the_log(path: Path) -> None:
    async with opened(path) as (_app, pilot):
        await go(pilot, "0")
        found = rows(pilot)
        assert sum(row[0] != " " for row in found) == 31
        assert [row[1] for row in found if row[0] == " "] == ["I", "II", "III", "IV", "V"]
        assert {row[1]: row[3] for row in found if row[0] == "◆"} == {"2.5": "33 %", "4.5": "0 %", "5.2": "0"}


async def test_norwegian_names_stand_in_norwegian(path: Path) -> None:
    locale.choose("nb")
    async with opened(path) as (_app, pilot):
        await go(pilot, "0")
        assert "Strategiprosess" in [row[2] for row in rows(pilot)]


async def test_a_rating_is_given_changed_proven_and_taken_back(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await go(pilot, "0")
        await to(pilot, "indicator", "4.2")
        await go(pilot, "l")
        assert "Rate the indicator first" in text(pilot)
        await go(pilot, "e")
        put(pilot, "score", "2,5")
        put(pilot, "note", "Styret vedtok den i mai")
        await go(pilot, "f2")
        assert ("●", "4.2", "Focus of the Cluster Strategy", "2.5", "") in rows(pilot)
        record = app.desk.log.cabinet.load("rating")[-1].record
        assert (record["score"], record["rated_on"]) == (2.5, "2026-11-23")
        await go(pilot, "e")
        put(pilot, "score", "3")
        await go(pilot, "f2", "l")
        put(pilot, "url", "https://eksempel.invalid/strategi")
        await go(pilot, "enter")
        assert ("●", "4.2", "Focus of the Cluster Strategy", "3", "◆ 1") in rows(pilot)
        assert len(app.desk.log.cabinet.load("rating")) == 1
        await go(pilot, "d")
        assert ("○", "4.2", "Focus of the Cluster Strategy", "–", "") in rows(pilot)
        await go(pilot, "u")
        assert ("●", "4.2", "Focus of the Cluster Strategy", "3", "◆ 1") in rows(pilot)


async def test_a_measured_one_opens_where_it_is_counted(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await go(pilot, "0")
        await to(pilot, "indicator", "4.5")
        await go(pilot, "e")
        assert "counted from the log" in text(pilot)
        await go(pilot, "enter")
        assert isinstance(app.screen, IndicatorsScreen)
        assert app.screen.indicator == "4.5"


async def test_a_recommendation_goes_from_text_to_effect_and_is_closed(path: Path) -> None:
    async with opened(path, (160, 45)) as (app, pilot):
        await go(pilot, "0", "right")
        assert "Press n" in text(pilot)
        await go(pilot, "n", "f2")
        assert "still empty" in text(pilot)
        put(pilot, "text", "Flere bedrifter i styret")
        put(pilot, "action", "To nye valgt")
        await go(pilot, "f2")
        assert rows(pilot)[0][1:] == ("open", "", "Flere bedrifter i styret", "To nye valgt", "–")
        await go(pilot, "x")
        put(pilot, "effect", "Raskere vedtak")
        await go(pilot, "f2")
        record = app.desk.log.cabinet.load("recommendation")[0].record
        assert (record["effect"], record["closed_on"]) == ("Raskere vedtak", "2026-11-23")
        assert rows(pilot)[0][1] == "closed"


async def test_dates_count_down_and_can_be_changed(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await go(pilot, "0", "left")
        told = {row[1]: row[2:] for row in rows(pilot)}
        assert told["label"] == ("bronze", "")
        assert told["label expires on"] == ("22.01.2027", "60 days left")
        await to(pilot, "date", "assessment_on")
        await go(pilot, "enter")
        put(pilot, "assessment_on", "1.11.2026")
        await go(pilot, "enter")
        assert app.desk.log.cluster["assessment_on"] == "2026-11-01"
        assert {row[1]: row[3] for row in rows(pilot)}["assessment on"] == "22 days ago"
        await go(pilot, "u")
        assert app.desk.log.cluster["assessment_on"] is None


async def test_nothing_is_called_official(path: Path) -> None:
    async with opened(path, (160, 45)) as (_app, pilot):
        await go(pilot, "0", "j")
        told = text(pilot)
        assert "Your own ratings, on a scale of your" in told
        assert "official" not in told.lower()


@pytest.mark.parametrize("size", [(80, 24), (40, 20), (160, 45)])
async def test_hostile_text_does_nothing(tmp_path: Path, size: tuple[int, int]) -> None:
    told = hostile_document()
    words = [one["title"] for one in told["activities"]]
    told["ratings"] = [
        {"id": f"r{n}", "indicator": "4.2", "score": 1, "note": one, "rated_on": "2026-01-01"}
        for n, one in enumerate(words)
    ]
    told["recommendations"] = [
        {"id": f"c{n}", "text": one, "action": one, "effect": one} for n, one in enumerate(words)
    ]
    import_into(tmp_path / "log.db", told)
    async with opened(tmp_path / "log.db", size) as (app, pilot):
        await go(pilot, "0")
        assert isinstance(app.screen, ReadinessScreen)
        for _tab in range(3):
            for _row in range(4):
                await go(pilot, "j")
                await assert_harmless(pilot)
            await go(pilot, "right")
        app.screen.turn_to("recommendations")
        await go(pilot, "n")
        for hostile in TEXTS:
            harmless: Any = hostile.replace("\u200b", "").replace("\u200d", "")
            put(pilot, "text", harmless)
            await assert_harmless(pilot)
        assert isinstance(app.screen, Form)


@pytest.mark.parametrize("language", ["nb", "en"])
async def test_a_wide_list_cuts_no_official_title(path: Path, language: str) -> None:
    locale.choose(language)
    async with opened(path, WIDE) as (app, pilot):
        await go(pilot, "0")
        listed = app.screen.query_one(PagedList)
        assert len(listed.window.rows) == 36
        assert not [row.cells[1] for row in listed.window.rows if listed.cuts(row)]


async def test_a_recommendation_is_told_whole_below_the_list_where_it_is_narrow(path: Path) -> None:
    long = "Dokumenter den direkte kontakten med hver deltaker gjennom hele året"
    with open_log(path) as log:
        commit(log, [Edit("recommendation", uuid7(), {"text": long, "indicator": "2.5"})])
    async with opened(path) as (_app, pilot):
        await go(pilot, "0")
        assert long not in text(pilot)
        await go(pilot, "right")
        assert long in text(pilot)


@pytest.mark.parametrize("language", ["nb", "en"])
async def test_the_titles_of_the_columns_are_whole(path: Path, language: str) -> None:
    locale.choose(language)
    async with opened(path) as (_app, pilot):
        await go(pilot, "0")
        assert text(pilot).splitlines()[3].rstrip().endswith(locale._("Own/log"))
    async with opened(path, (40, 20)) as (_app, pilot):
        await go(pilot, "0")
        lines = text(pilot).splitlines()
        assert locale._("Own/log") in lines[3]
        assert next(line for line in lines if "1.1.0" in line).rstrip().endswith("–")
