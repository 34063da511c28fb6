"""The boxes over the screens: their keys come from the table, help and palette know where one is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from klyngetui import preferences
from klyngetui.keys import pressed
from klyngetui.keys.table import TABLE
from klyngetui.screens.forms.form import Form
from klyngetui.screens.palette import Palette
from klyngetui.widgets.help_panel import HelpScreen
from tests.screens.logs import opened, settled, text
from tests.screens.rich import rich
from tests.screens.steps import go, letters


@pytest.fixture(autouse=True)
def _usual_keys() -> Iterator[None]:
    yield
    pressed.use(TABLE)


BOXES = {"weeks": ("8", "w"), "person": ("3", "w", "enter"), "form": ("5", "e")}


@pytest.mark.parametrize(("box", "title"), [("weeks", "Weeks"), ("person", "Personal data"), ("form", "In a form")])
async def test_help_in_a_box_tells_its_keys_and_not_those_of_the_screen_below(
    tmp_path: Path, box: str, title: str
) -> None:
    async with opened(rich(tmp_path / "log.db"), (80, 45)) as (app, pilot):
        await go(pilot, *BOXES[box], "f1" if box == "form" else "question_mark")
        assert isinstance(app.screen, HelpScreen)
        shown = "\n".join(line for line in text(pilot).splitlines() if "│" in line)
        assert title in shown
        assert "Everywhere" not in shown


async def test_the_palette_over_a_form_offers_its_save_and_no_way_out_of_it(tmp_path: Path) -> None:
    async with opened(rich(tmp_path / "log.db")) as (app, pilot):
        await go(pilot, *BOXES["form"], "ctrl+p")
        assert isinstance(app.screen, Palette)
        assert "Save  F2" in text(pilot)
        assert "Weekly review" not in text(pilot)
        await go(pilot, *letters("save"), "down", "enter")
        assert not isinstance(app.screen, Form)


async def test_a_box_takes_and_names_the_keys_of_the_settings_file(tmp_path: Path) -> None:
    preferences.save("form.save", "f5", within="keys")
    async with opened(rich(tmp_path / "log.db")) as (app, pilot):
        await go(pilot, *BOXES["form"], *letters("x"), "escape")
        assert "F5 saves" in text(pilot)
        await go(pilot, "f2")
        assert isinstance(app.screen, Form)
        await go(pilot, "f5")
        assert not isinstance(app.screen, Form)


async def test_f1_is_help_while_one_types(tmp_path: Path) -> None:
    async with opened(rich(tmp_path / "log.db")) as (app, pilot):
        await go(pilot, "a")
        assert "F1 Help" in text(pilot).splitlines()[-1]
        await go(pilot, "f1")
        assert isinstance(app.screen, HelpScreen)
        assert "Adding an entry" in text(pilot)


async def test_the_bar_names_tab_before_the_full_form(tmp_path: Path) -> None:
    async with opened(rich(tmp_path / "log.db"), (40, 20)) as (_app, pilot):
        await go(pilot, "a")
        footer = text(pilot).splitlines()[-1]
        assert footer.index("Enter") < footer.index("Tab")
        assert "Ctrl+E" not in footer


@pytest.mark.parametrize(("keys", "names"), [(("2", "slash"), "To what was found"), (("3", "slash"), "Esc Give up")])
async def test_a_field_over_a_list_says_what_its_keys_do(tmp_path: Path, keys: tuple[str, ...], names: str) -> None:
    async with opened(rich(tmp_path / "log.db")) as (_app, pilot):
        await go(pilot, *keys)
        assert names in text(pilot).splitlines()[-1]


async def test_a_path_to_import_says_what_its_keys_do(tmp_path: Path) -> None:
    async with opened(rich(tmp_path / "log.db")) as (app, pilot):
        app.show("import")
        await settled(pilot)
        assert app.focused is app.screen.query_one("#path")
        assert "Enter Take  ↓ To the list" in text(pilot).splitlines()[-1]
        await go(pilot, "down")
        assert app.focused is app.screen.query_one("#items")
        await go(pilot, "1")
        app.show("import")
        await settled(pilot)
        assert app.focused is app.screen.query_one("#path")


async def test_closing_is_offered_where_there_are_recommendations(tmp_path: Path) -> None:
    async with opened(rich(tmp_path / "log.db")) as (_app, pilot):
        await go(pilot, "0")
        assert "x Close" not in text(pilot)
        assert "l Link" in text(pilot)
        await go(pilot, "x")
        assert "x Close: nothing here to use it on" in text(pilot)
        await go(pilot, "right")
        assert "x Close" in text(pilot).splitlines()[-1]
        assert "l Link" not in text(pilot)
