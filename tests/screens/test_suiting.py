"""Screens that know their size before they are drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from klyngetui.screens.forms.form import Form
from klyngetui.screens.suiting import suit_size
from tests.screens.logs import opened, settled


class Sized(Screen[None]):
    """Remembers what it was like before anything stood on it."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (64, "-normal")]  # noqa: RUF012 - Textual's own form
    VERTICAL_BREAKPOINTS = [(0, "-low"), (32, "-high")]  # noqa: RUF012 - Textual's own form

    def compose(self) -> ComposeResult:
        suit_size(self)
        self.at_first = set(self.classes)
        yield Static("x")


@pytest.mark.parametrize(
    ("size", "classes"),
    [((80, 24), {"-normal", "-low"}), ((40, 45), {"-narrow", "-high"}), ((64, 32), {"-normal", "-high"})],
)
async def test_a_screen_has_the_classes_of_its_size_from_the_first_frame(
    size: tuple[int, int], classes: set[str]
) -> None:
    app: App[None] = App()
    async with app.run_test(size=size) as pilot:
        screen = Sized()
        await app.push_screen(screen)
        await pilot.pause()
        assert screen.at_first == classes
        assert classes <= set(screen.classes)


async def test_a_form_keeps_its_lines_where_they_were_drawn_first(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await pilot.press("6")
        await settled(pilot)
        await pilot.press("e")
        await settled(pilot)
        assert isinstance(app.screen, Form)
        rows = list(app.screen.query(".row"))
        assert rows[1].region.y == rows[0].region.bottom
