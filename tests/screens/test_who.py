"""Who sits here is asked once, and what was begun goes on by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from klyngetui import preferences
from klyngetui.app import KlyngeApp
from klyngetui.screens.entry_form.screen import EntryForm
from klyngetui.screens.who import Who
from tests.screens.logs import IDS, log_at, opened, settled, text

TEAM = [{"id": IDS[name], "name": name, "spells": [{"from": None, "to": None}]} for name in ("anne", "bo")]


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """A log of two people, neither of whom is known to sit here."""
    return log_at(tmp_path / "log.db", team=TEAM)


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def newest(app: KlyngeApp) -> dict[str, Any]:
    return app.desk.log.cabinet.load("activity")[-1].record


async def test_the_question_names_its_keys(two: Path) -> None:
    async with opened(two) as (_app, pilot):
        await press(pilot, "a")
        assert "Tab next · Enter takes it · Esc closes" in text(pilot)


async def test_a_visit_of_the_review_is_planned_once_the_name_is_given(two: Path) -> None:
    async with opened(two) as (app, pilot):
        await press(pilot, "8", "right", "right", "p")
        assert isinstance(app.screen, Who)
        await press(pilot, "down", "enter")
        assert (newest(app)["status"], newest(app)["team"]) == ("planned", [IDS["bo"]])
        assert preferences.read().me[app.desk.log.cluster["id"]] == IDS["bo"]
        await press(pilot, "p")
        assert not isinstance(app.screen, Who)


async def test_escape_plans_nothing_and_remembers_nobody(two: Path) -> None:
    async with opened(two) as (app, pilot):
        before = newest(app)["id"]
        await press(pilot, "8", "right", "right", "p", "escape")
        assert newest(app)["id"] == before
        assert not preferences.read().me


@pytest.mark.parametrize("keys", [("a",), ("r",), ("p",), ("5", "m")])
async def test_every_way_to_the_capture_bar_asks_first_and_goes_on(two: Path, keys: tuple[str, ...]) -> None:
    async with opened(two) as (app, pilot):
        await press(pilot, *keys)
        assert isinstance(app.screen, Who)
        await press(pilot, "enter")
        assert app.screen.bar.has_class("-open")
        assert bool(app.screen.bar.line) == (keys != ("a",))
        assert app.desk.team == (IDS["anne"],)


async def test_the_full_form_opens_for_whoever_it_is(two: Path) -> None:
    async with opened(two) as (app, pilot):
        await press(pilot, "ctrl+e", "enter")
        assert isinstance(app.screen, EntryForm)
        assert app.screen.given["team"] == [IDS["anne"]]
