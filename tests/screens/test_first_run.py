"""Where there is no log: three questions, the sample, or nothing at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from klyngetui import preferences
from klyngetui.app import KlyngeApp
from klyngetui.screens.home.screen import HomeScreen
from klyngetui.store.log import open_log
from tests.screens.logs import settled, text
from tests.widgets.hostile import assert_harmless


async def test_three_answers_make_the_log_and_the_first_of_the_team(tmp_path: Path) -> None:
    path = tmp_path / "made" / "log.db"
    app = KlyngeApp(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Prove", "enter", "enter", *"Anne", "enter")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert "Prove · Home" in text(pilot)
        assert "Press a and write whom you met" in text(pilot)
        me = app.desk.log.actor
        assert app.desk.name(me) == "Anne"
        assert preferences.read().me == {app.desk.log.cluster["id"]: me}
    with open_log(path) as log:
        assert log.cluster["timezone"] == "Europe/Oslo"
    again = KlyngeApp(path, open_log(path))
    async with again.run_test() as pilot:
        await settled(pilot)
        assert again.desk.team == (me,)


async def test_from_nothing_to_a_counted_meeting(tmp_path: Path) -> None:
    app = KlyngeApp(tmp_path / "log.db")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Prove", "enter", "enter", *"Anne", "enter")
        await settled(pilot)
        await pilot.press("a", *"nyskip:kari")
        assert "Ctrl+N makes nyskip" in text(pilot)
        await pilot.press("ctrl+n")
        assert "Nyskip is a participant now" in text(pilot)
        await pilot.press("ctrl+n")
        assert "Kari is a person of Nyskip now" in text(pilot)
        await pilot.press("enter")
        told = " ".join(text(pilot).split())
        assert "Saved: meeting with Nyskip, 23.11.2026 · +1 direct contact · Nyskip never → 0 d" in told
        assert "2.5: 0 % → 100 % · u undo" in told


async def test_escape_leaves_nothing_behind(tmp_path: Path) -> None:
    app = KlyngeApp(tmp_path / "log.db")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Prove", "escape")
        await pilot.pause()
    assert app.return_code == 0
    assert list(tmp_path.iterdir()) == []


async def test_what_is_missing_or_wrong_is_asked_for_again(tmp_path: Path) -> None:
    app = KlyngeApp(tmp_path / "log.db")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "enter", *"Anne", "enter")
        assert "This one is still empty." in text(pilot)
        assert app.focused is app.screen.query_one("#name")
        await pilot.press(*"Prove", "enter", *"x", "enter", "enter")
        await pilot.pause()
        assert not (tmp_path / "log.db").exists()
        assert not isinstance(app.screen, HomeScreen)
        assert "x: is no time zone" in text(pilot)
        assert app.focused is app.screen.query_one("#timezone")
        await assert_harmless(pilot)
        await pilot.press(*["backspace"] * 3, *"Europe/Oslo", "enter", "enter")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.parametrize("size", [(80, 24), (40, 20)])
async def test_the_sample_opens_without_touching_the_place_of_the_log(tmp_path: Path, size: tuple[int, int]) -> None:
    app = KlyngeApp(tmp_path / "log.db")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.screen.query_one("#sample").focus()
        await pilot.press("enter")
        await settled(pilot)
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert len(app.desk.log.cabinet.load("participant")) > 50
        assert len(app.desk.team) == 1
    assert list(tmp_path.iterdir()) == []


async def test_both_ways_can_be_read_on_the_smallest_terminal_and_clicked(tmp_path: Path) -> None:
    app = KlyngeApp(tmp_path / "log.db")
    async with app.run_test(size=(40, 20)) as pilot:
        app.screen.query_one("#sample").scroll_visible(animate=False)
        await pilot.pause()
        assert "Look at a sample first" in text(pilot)
        await pilot.click("#sample")
        await settled(pilot)
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)


async def test_the_founding_cannot_be_taken_back(tmp_path: Path) -> None:
    app = KlyngeApp(tmp_path / "log.db")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Prove", "enter", "enter", *"Anne", "enter")
        await settled(pilot)
        await pilot.press("u")
        assert "There is nothing to take back." in text(pilot)
        assert len(app.desk.team) == 1


async def test_a_place_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    app = KlyngeApp(tmp_path / "file" / "log.db")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Prove", "enter", "enter", *"Anne", "enter")
        await settled(pilot)
        assert not isinstance(app.screen, HomeScreen)
        shown = " ".join(text(pilot).replace("│", " ").split())
        assert "The log cannot be made: Not a directory" in shown
        assert "klyngetui --log PATH" in shown
        assert app.is_running
