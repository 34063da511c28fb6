"""Keys that come faster than the screens follow: each has its effect before the next, none is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.pilot import Pilot
from textual.widgets import Input

from klyngetui.app import KlyngeApp
from klyngetui.screens import keystrokes
from klyngetui.screens.keystrokes import Keystrokes
from tests.screens.logs import log_at, opened

KEYS = {" ": "space", ":": "colon", ",": "comma", "\r": "enter", "\x7f": "backspace", "\x05": "ctrl+e"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return log_at(tmp_path / "log.db")


def strike(app: App[None], keys: str) -> None:
    """Put all keys into the app's queue at once, as they come while the program is busy."""
    for letter in keys:
        app.post_message(events.Key(KEYS.get(letter, letter), letter if letter.isprintable() else None))


def names(app: KlyngeApp, entity: str = "activity", field: str = "title") -> set[str | None]:
    return {kept.record[field] for kept in app.desk.log.cabinet.load(entity)}


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Let the app work until it holds; only a program that stands still is given up."""
    async with asyncio.timeout(60):
        while not holds():
            await pilot.pause()
    await pilot.pause()


async def test_enter_saves_exactly_what_was_typed_before_it(path: Path) -> None:
    async with opened(path) as (app, pilot):
        before = names(app)
        strike(app, "am fjordglimt: kari, tang og tare\r")
        await until(pilot, lambda: names(app) != before)
        assert names(app) - before == {"tang og tare"}


async def test_lines_struck_one_after_the_other_are_saved_each_for_itself(path: Path) -> None:
    async with opened(path) as (app, pilot):
        before = names(app)
        strike(app, "".join(f"am fjordglimt: kari, sak nummer {word}\r" for word in ("en", "to", "tre")))
        await until(pilot, lambda: len(names(app)) == len(before) + 3)
        assert names(app) - before == {"sak nummer en", "sak nummer to", "sak nummer tre"}


async def test_a_key_that_takes_back_takes_back_what_stood_before_it(path: Path) -> None:
    async with opened(path) as (app, pilot):
        strike(app, "am fjordx\x7fglimtyz\x7f\x7f")
        await until(pilot, lambda: app.screen.bar.line == "m fjordglimt")


async def test_what_is_struck_before_a_form_is_open_stands_in_it(path: Path) -> None:
    async with opened(path) as (app, pilot):
        app.show("participants")
        await pilot.pause()
        strike(app, "nTarekysten\r")
        await until(pilot, lambda: "Tarekysten" in names(app, "participant", "name"))


async def test_a_paste_waits_for_its_turn(path: Path) -> None:
    async with opened(path) as (app, pilot):
        before = names(app)
        strike(app, "am fjord")
        app.post_message(events.Paste("glimt: kari, limt"))
        strike(app, " inn\r")
        await until(pilot, lambda: names(app) != before)
        assert names(app) - before == {"limt inn"}


class SlowField(Input):
    """A field that is not done with a key before it is let go on."""

    def __init__(self) -> None:
        super().__init__()
        self.let_go = asyncio.Event()

    async def _on_key(self, event: events.Key) -> None:
        await self.let_go.wait()


class SlowApp(Keystrokes):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f5", "note", priority=True)]
    noted = 0

    def compose(self) -> ComposeResult:
        yield SlowField()

    def action_note(self) -> None:
        self.noted += 1


async def test_what_takes_long_holds_the_next_keys_up_only_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keystrokes, "SECONDS_OF_PATIENCE", 0.01)
    app = SlowApp()
    async with app.run_test():
        app.post_message(events.Key("a", "a"))
        app.post_message(events.Key("f5", None))
        app.post_message(events.Key("f5", None))
        async with asyncio.timeout(60):
            while app.noted < 2:
                await asyncio.sleep(0)
        app.query_one(SlowField).let_go.set()
