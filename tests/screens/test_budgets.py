"""The keys a job takes, counted as they are pressed."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from klyngetui.widgets.gauge import Gauge
from tests.screens.logs import log_at, meeting, opened, text


class Keys:
    """Presses keys and counts them."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self.pressed = 0

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        self.pressed += len(keys)

    async def type(self, words: str) -> None:
        await self.press(*("space" if letter == " " else letter for letter in words))


def reached(pilot: Pilot[None]) -> int:
    return pilot.app.screen.query_one("#gauge-2-5", Gauge).data.n


async def test_a_meeting_today_takes_ten_keys_and_one_takes_it_back(path: Path) -> None:
    async with opened(path) as (_app, pilot):
        assert reached(pilot) == 1
        keys = Keys(pilot)
        await keys.press("a")
        await keys.type("fjor")
        await keys.press("tab")
        await keys.type("ka")
        await keys.press("tab", "enter")
        assert keys.pressed <= 10
        assert reached(pilot) == 2
        told = " ".join(text(pilot).split())
        assert "Saved: meeting with Fjordglimt AS, 23.11.2026 · +1 direct contact" in told
        assert "Fjordglimt AS never → 0 d · 2.5: 33 % → 67 % · u undo" in told
        undo = Keys(pilot)
        await undo.press("u")
        assert undo.pressed == 1
        assert reached(pilot) == 1
        assert "Taken back" in text(pilot)
        await pilot.press("U")
        assert reached(pilot) == 2


async def test_with_a_note_of_thirteen_letters_it_takes_twenty_five(path: Path) -> None:
    note = "pilot på kaia"
    assert len(note) == 13
    async with opened(path) as (app, pilot):
        keys = Keys(pilot)
        await keys.press("a")
        await keys.type("fjor")
        await keys.press("tab")
        await keys.type("ka")
        await keys.press("tab")
        await keys.type(f",{note}")
        await keys.press("enter")
        assert keys.pressed <= 25
        assert reached(pilot) == 2
        newest = app.desk.log.cabinet.load("activity")[-1].record
        assert newest["title"] == note


async def test_a_phone_call_yesterday_takes_fifteen(path: Path) -> None:
    async with opened(path) as (app, pilot):
        keys = Keys(pilot)
        await keys.press("a")
        await keys.type("t ig fjor")
        await keys.press("tab")
        await keys.type("ka")
        await keys.press("tab", "enter")
        assert keys.pressed <= 15
        newest = app.desk.log.cabinet.load("activity")[-1].record
        assert (newest["mode"], newest["date"], newest["status"]) == ("phone", "2026-11-22", "held")
        assert reached(pilot) == 2


async def test_planning_a_visit_from_the_gap_list_takes_three(path: Path) -> None:
    async with opened(path) as (app, pilot):
        keys = Keys(pilot)
        await keys.press("p", "enter")
        assert keys.pressed <= 3
        newest = app.desk.log.cabinet.load("activity")[-1].record
        assert (newest["status"], newest["date"]) == ("planned", "2026-11-30")
        assert app.desk.name(newest["attendance"][0]["participant"]) == "Fjordglimt AS"


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_repeating_the_last_entry_takes_two(tmp_path: Path, size: tuple[int, int]) -> None:
    last = meeting("a2", "2026-11-02", "fjord", "kari", mode="phone", title="Status")
    async with opened(log_at(tmp_path / "log.db", activities=[last]), size) as (app, pilot):
        await pilot.press("r")
        assert app.screen.bar.line == 't "Fjordglimt AS":"Kari Nes", Status'
        await pilot.press("enter")
        newest = app.desk.log.cabinet.load("activity")[-1].record
        assert (newest["mode"], newest["date"], newest["title"]) == ("phone", "2026-11-23", "Status")
