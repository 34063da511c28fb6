"""Groups: their states, one of them told, and what its keys do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from klyngetui.screens.forms.form import Form
from klyngetui.screens.page import Page
from klyngetui.widgets.paged import PagedList
from tests.screens.logs import opened, text
from tests.screens.rich import KEYS, hostile, rich
from tests.screens.steps import WIDE, go, letters, line_of, record
from tests.widgets.hostile import assert_harmless


def group(path: Path, name: str) -> dict[str, Any]:
    return record(path, name, "group")


async def test_states_members_and_meetings_stand_in_the_list(tmp_path: Path) -> None:
    async with opened(rich(tmp_path / "log.db")) as (_app, pilot):
        await go(pilot, "5")
        assert line_of(pilot, "Havrom").split() == ["●", "Havrom", "active", "3", "2", "83", "%", "34", "d", "10.12."]
        assert "on paper" in line_of(pilot, "Papirgruppa")
        assert "project" in line_of(pilot, "Prosjekt Kai")
        assert "● 1 active   ○ 1 on paper" in text(pilot)


async def test_the_clusters_own_word_for_a_group_is_used(tmp_path: Path) -> None:
    cluster = {"name": "Prøveklyngen", "timezone": "Europe/Oslo", "group_word": "fokusgruppe"}
    async with opened(rich(tmp_path / "log.db", cluster=cluster)) as (_app, pilot):
        await go(pilot, "5")
        assert "Fokusgruppe: ● 1 active" in text(pilot)


async def test_one_group_is_told_beside_the_list_or_over_it(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db")
    for size in (WIDE, (80, 45)):
        async with opened(path, size) as (app, pilot):
            await go(pilot, "5", "enter")
            assert isinstance(app.screen, Page) == (size != WIDE)
            shown = text(pilot)
            assert "Mer liv i havet" in shown
            assert "83 % attendance" in shown
            assert "Fjordglimt AS  2 of 2" in shown
            assert "Skjærgard Design  1 of 2" in shown
            assert "Vi kjøper båt" in shown
            assert "□ Bestill rom" in shown
            assert "Next meeting: 10.12.2026" in shown


async def test_what_a_group_lacks_is_said_in_words(tmp_path: Path) -> None:
    async with opened(rich(tmp_path / "log.db"), WIDE) as (_app, pilot):
        await go(pilot, "5", "down")
        assert "To count it needs an aim, a leader" in text(pilot)


async def test_a_meeting_begins_with_the_group(tmp_path: Path) -> None:
    async with opened(rich(tmp_path / "log.db")) as (app, pilot):
        await go(pilot, "5", "m")
        assert app.screen.bar.line == "g Havrom, "
        await go(pilot, *letters("kai"), "enter")
        assert app.desk.log.cabinet.load("activity")[-1].record["title"] == "kai"
        assert "0 d" in line_of(pilot, "Havrom")


async def test_a_new_group(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db")
    async with opened(path) as (_app, pilot):
        await go(pilot, "5", "n", *letters("Energi"), "enter")
        assert "Energi is now a group" in text(pilot)
        assert group(path, "Energi")["started_on"] == "2026-11-23"
        await go(pilot, "u")
        assert "Energi" not in [row.cells[0] for row in pilot.app.screen.query_one(PagedList).window.rows]


async def test_members_who_leave_keep_their_past_and_who_comes_begins_today(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db")
    async with opened(path) as (app, pilot):
        await go(pilot, "5", "e")
        app.screen.query_one("#ask-members").focus()
        await go(pilot, "backspace", "space", *letters("prospekt"), "enter", "f2")
        assert not isinstance(app.screen, Form)
        rows = group(path, "Havrom")["members"]
        assert [(app.desk.name(row["participant"]), row["from"], row["to"]) for row in rows] == [
            ("Fjordglimt AS", None, None),
            ("Havlykta", None, None),
            ("Skjærgard Design", None, "2026-11-22"),
            ("Prospekt AS", "2026-11-23", None),
        ]


async def test_members_change_on_the_day_that_is_said(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db")
    async with opened(path) as (app, pilot):
        await go(pilot, "5", "e")
        app.screen.query_one("#ask-members").focus()
        await go(pilot, "backspace", "space", *letters("prospekt"), "enter", "tab", *["backspace"] * 10)
        await go(pilot, *letters("01.10.2026"), "f2")
        assert not isinstance(app.screen, Form)
        rows = group(path, "Havrom")["members"]
        assert [(app.desk.name(row["participant"]), row["from"], row["to"]) for row in rows][2:] == [
            ("Skjærgard Design", None, "2026-09-30"),
            ("Prospekt AS", "2026-10-01", None),
        ]


async def test_ending_a_group_asks_how(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db")
    async with opened(path) as (_app, pilot):
        await go(pilot, "5", "x", "enter")
        ended = group(path, "Havrom")
        assert (ended["ended_on"], ended["outcome"]) == ("2026-11-23", "achieved")
        assert "achieved" in line_of(pilot, "Havrom")


async def test_without_groups_it_says_what_to_press(tmp_path: Path) -> None:
    nothing: dict[str, Any] = {key: [] for key in KEYS}
    async with opened(rich(tmp_path / "log.db", **nothing)) as (_app, pilot):
        await go(pilot, "5", "e", "x", "m", "o", "enter")
        assert "Press n" in text(pilot)
        assert "none yet" in text(pilot)


@pytest.mark.parametrize("size", [(80, 24), (40, 20), WIDE])
async def test_hostile_words_are_shown_and_do_nothing(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(hostile(tmp_path / "log.db"), size) as (app, pilot):
        for key in ("5", "down", "enter", "escape"):
            await go(pilot, key)
            if key != "escape" or size != WIDE:
                await assert_harmless(pilot)
        app.show("groups")
        await go(pilot, "e", "tab", "tab", "tab", "escape")
        assert app.is_running
