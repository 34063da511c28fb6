"""Capturing from a screen: what is read back, what is refused, who it is for."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList

from klyngetui import preferences
from klyngetui.widgets.effect_line import EffectLine
from klyngetui.widgets.plain_input import PlainInput
from tests.screens.logs import ALWAYS, IDS, log_at, opened, text
from tests.widgets.hostile import assert_harmless

TEAM = [
    {"id": IDS["anne"], "name": "Anne Lid", "spells": [{"from": None, "to": None}]},
    {"id": IDS["bo"], "name": "Bo [/] Vik", "spells": [{"from": None, "to": None}]},
]


async def write(pilot: object, words: str) -> None:
    await pilot.press(*("space" if letter == " " else letter for letter in words))  # type: ignore[attr-defined]


async def test_a_line_is_told_back_with_what_it_would_count_for(path: Path) -> None:
    async with opened(path) as (_app, pilot):
        await pilot.press("a")
        await write(pilot, "t i går fjordglimt:kari, pilot")
        assert "Meeting · Sun 22.11.2026 · by phone · Fjordglimt AS: Kari Nes · held" in text(pilot)
        assert "✓ 2.5: yes, direct contact with Fjordglimt AS" in text(pilot)


async def test_a_line_not_understood_is_not_saved_and_stays_over_escape(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await pilot.press("a")
        await write(pilot, "32.1. fjord")
        await pilot.press("enter")
        assert app.screen.bar.line == "32.1. fjord"
        assert len(app.desk.log.cabinet.load("activity")) == 1
        await pilot.press("escape")
        assert app.screen.query_one("#gauge-2-5").has_focus
        await pilot.press("a")
        assert app.screen.bar.line == "32.1. fjord"


async def test_letters_are_text_while_the_bar_is_open(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await pilot.press("a", *"qu1r?/a")
        assert app.screen.bar.line == "qu1r?/a"
        assert "Quit" not in text(pilot)
        assert "Search" not in text(pilot)


async def test_a_story_and_a_group_meeting_are_captured_too(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await pilot.press("a")
        await write(pilot, "s fjord, ny kontrakt")
        assert "5.2: not yet" in text(pilot)
        await pilot.press("enter")
        assert app.desk.log.cabinet.load("story")[-1].record["title"] == "ny kontrakt"
        await pilot.press("a")
        await write(pilot, "g havrom + fjord:kari, styring")
        await pilot.press("enter")
        assert app.desk.log.cabinet.load("activity")[-1].record["kind"] == "group_meeting"
        assert "u undo" in text(pilot)


async def test_an_unknown_name_is_made_by_one_key_and_one_undo_takes_it_back(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await pilot.press("a")
        await write(pilot, "skjær:berit moe")
        await pilot.press("ctrl+n")
        assert "Berit Moe is a person of Skjærgard Design now" in text(pilot)
        assert app.screen.bar.line == "skjær:berit moe"
        await pilot.press("enter", "u", "u")
        assert [kept.record["name"] for kept in app.desk.log.cabinet.load("person")] == ["Kari Nes", "Ola Ås"]


async def test_the_team_is_asked_once_and_remembered(tmp_path: Path) -> None:
    path = log_at(tmp_path / "log.db", team=TEAM)
    async with opened(path) as (app, pilot):
        await pilot.press("a")
        assert "Bo [/] Vik" in text(pilot)
        assert isinstance(app.focused, OptionList)
        await assert_harmless(pilot)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.screen.bar.display
        await write(pilot, "fjord:kari")
        await pilot.press("enter")
        assert app.desk.log.cabinet.load("activity")[-1].record["team"] == [IDS["bo"]]
        assert preferences.read().me[app.desk.log.cluster["id"]] == IDS["bo"]
    async with opened(path) as (app, pilot):
        await pilot.press("a")
        assert app.screen.bar.display


async def test_nobody_in_the_team_yet_asks_for_a_name(tmp_path: Path) -> None:
    path = log_at(tmp_path / "log.db", team=[], activities=[])
    async with opened(path) as (app, pilot):
        await pilot.press("a")
        assert isinstance(app.focused, PlainInput)
        await pilot.press(*"Kim", "enter")
        await pilot.pause()
        assert app.screen.bar.display
        assert app.desk.name(app.desk.log.actor) == "Kim"


async def test_what_was_built_upon_goes_at_the_second_asking(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await pilot.press("a")
        await write(pilot, "nyskip")
        await pilot.press("ctrl+n", "enter", "u")
        assert len(app.desk.log.cabinet.load("activity")) == 1
        await pilot.press("u")
        assert "nyskip" not in text(pilot).lower().split("taken back")[0]


HOSTILE = ("[/] Øl & =SUM(A1)", "[@click=app.quit]x[/]", "\u202eRLO", "👩 ❤️ 日本語", 'say "hi"', "trailing \\")


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_names_are_completed_saved_and_told(tmp_path: Path, name: str) -> None:
    participants = [{"id": "p", "name": name, "nicknames": ["zz"], "kind": "sme", "commitments": ALWAYS}]
    more = {"participants": participants, "people": [], "activities": [], "stories": []}
    async with opened(log_at(tmp_path / "log.db", **more)) as (app, pilot):
        await pilot.press("a", "z", "z", "tab")
        await assert_harmless(pilot)
        await pilot.press("enter")
        await assert_harmless(pilot)
        assert len(app.desk.log.cabinet.load("activity")) == 1


async def test_twenty_thousand_characters_are_read_and_refused_or_saved(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await pilot.press("a")
        app.screen.bar.put("fjord:kari, " + "[/] Øl & =SUM(A1) " * 1100)
        await assert_harmless(pilot)
        await pilot.press("enter")
        await assert_harmless(pilot)
        assert len(app.desk.log.cabinet.load("activity")) == 2


async def test_an_effect_is_gone_when_the_screen_comes_back(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await pilot.press("a")
        await write(pilot, "fjordglimt:kari")
        await pilot.press("enter")
        assert "u undo" in str(app.screen.query_one(EffectLine).content)
        await pilot.press("2")
        await pilot.press("1")
        assert not app.screen.query_one(EffectLine).pieces
