"""Row 20 of docs/reliability.md on the screens: an identity number is saved, and whoever typed it is warned at once."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import TextArea

from klyngetui.store.log import open_log
from tests.screens.logs import opened, text
from tests.screens.steps import go, letters

NUMBER = "13097248022"
WARNING = "national identity number"


async def test_row_20_the_capture_bar_warns(path: Path) -> None:
    async with opened(path) as (_app, pilot):
        await go(pilot, "a", *letters(f"m fjordglimt: kari, ring {NUMBER}"), "enter")
        assert WARNING in " ".join(text(pilot).split())
    with open_log(path, write=False) as log:
        assert log.cabinet.load("activity")[-1].record["title"] == f"ring {NUMBER}"


async def test_row_20_a_form_warns(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await go(pilot, "3", "e")
        app.screen.query_one("#ask-notes", TextArea).text = f"Født {NUMBER}"
        await go(pilot, "f2")
        assert WARNING in " ".join(text(pilot).split())
