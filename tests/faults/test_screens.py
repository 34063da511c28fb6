"""Row 13 of docs/reliability.md on the screens: every screen, everything that opens over one, every field."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from klyngetui.app import KlyngeApp
from klyngetui.screens.forms.form import Form
from tests.faults import fields, lines
from tests.faults.every_form import FORMS, every_form, log_of_forms
from tests.faults.hostile import raw_in, raw_in_terminal, texts
from tests.faults.on_screens import TALL
from tests.faults.terminal import PATIENCE, Terminal
from tests.faults.walk import (
    APART,
    ELSEWHERE,
    MARK,
    WALK,
    Step,
    change_participants,
    every_screen,
    log_of_words,
    walk_home,
    walk_to,
)
from tests.screens.logs import IDS, log_at, opened, settled, text
from tests.screens.rich import rich
from tests.widgets.hostile import TEXTS, screen_lines

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "ctrl+p": "\x10",
    "ctrl+e": "\x05",
    "f3": "\x1bOR",
    "end": "\x1b[F",
    "right": "\x1b[C",
}
TEAM = [{"id": IDS[name], "name": f"[/] {name}", "spells": [{"from": None, "to": None}]} for name in IDS]


def test_no_screen_and_no_form_is_left_out() -> None:
    assert every_screen() == {step.screen for step in WALK} | APART
    assert every_form() == set(FORMS)


@pytest.mark.parametrize("size", [(80, 24), (40, 20), (160, 45)])
async def test_row_13_every_screen_shows_hostile_words_harmlessly(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(log_of_words(tmp_path / "log.db"), size) as (app, pilot):
        for step in WALK:
            await walk_to(pilot, app, step)
            assert not raw_in("\n".join(screen_lines(app))), step.screen
            if size == (80, 24):
                assert step.words in text(pilot), step.screen
                await lines.alone(pilot, app, () if isinstance(app.screen, Form) else TEXTS)
            await walk_home(pilot, app)


def test_row_13_no_screen_sends_a_terminal_what_words_say(tmp_path: Path) -> None:
    log = log_of_words(tmp_path / "log.db")
    with Terminal(log) as terminal:
        terminal.until("Contact next")
        for step in WALK[1:]:
            walk(terminal, log, step)
            terminal.paste(f"{MARK}{TEXTS[0]}")
            terminal.read(0.1)
            for _time in range(4):
                terminal.type("\x1b")
                terminal.read(0.12)
        assert terminal.process.poll() is None, terminal.text[-2000:]
        assert "Traceback" not in terminal.text
        assert "4711" in terminal.text
        assert raw_in_terminal(terminal.bytes) == set()
        for acting in ("\x1b[4711", "\x1b]52;c;NDcx", "\x9b4711", "\x1bP4711"):
            assert acting.encode() not in terminal.bytes


def walk(terminal: Terminal, log: Path, step: Step) -> None:
    """Go Home, then to the screen by its keys, and wait for its words, as for those of every screen on the way."""
    on_the_way = {one.keys: one for one in WALK if one.keys == step.keys[: len(one.keys)]}
    terminal.type("1")
    for at, key in enumerate(step.keys, 1):
        seen = len(terminal.bytes)
        if key == ELSEWHERE:
            change_participants(log)
        else:
            terminal.type(KEYS.get(key, key))
        if step.keys[:at] in on_the_way:
            wait_for(terminal, on_the_way[step.keys[:at]], seen)


def wait_for(terminal: Terminal, step: Step, seen: int) -> None:
    """Wait for the words of the screen in what came after so much."""
    end = time.monotonic() + PATIENCE
    while step.words.encode() not in terminal.bytes[seen:] and time.monotonic() < end:
        terminal.read(0.05)
    assert step.words.encode() in terminal.bytes[seen:], (step.screen, terminal.text[-2000:])


@pytest.mark.parametrize("place", range(len(FORMS)))
async def test_row_13_fields_of_forms_keep_what_was_typed(tmp_path: Path, place: int) -> None:
    some = texts(7)[place :: 8 * len(FORMS)]
    async with opened(log_of_forms(tmp_path / "log.db"), TALL) as (app, pilot):
        assert await fields.fill(pilot, app, list(FORMS)[place], some)


async def test_row_13_the_capture_bar_keeps_what_was_typed(tmp_path: Path) -> None:
    async with opened(rich(tmp_path / "log.db")) as (app, pilot):
        assert await lines.capture(pilot, app, texts(7, 24)) == 48


async def test_row_13_what_is_asked_first_takes_hostile_words(tmp_path: Path) -> None:
    async with opened(log_at(tmp_path / "log.db", team=TEAM)) as (app, pilot):
        await pilot.press("a")
        assert type(app.screen).__name__ == "Who"
        await lines.alone(pilot, app, TEXTS)
    app = KlyngeApp(tmp_path / "new.db")
    async with app.run_test(size=(80, 24)) as pilot:
        assert type(app.screen).__name__ == "FirstRun"
        await lines.alone(pilot, app, TEXTS)


async def test_row_13_a_path_that_cannot_be_is_no_file(tmp_path: Path) -> None:
    async with opened(log_of_forms(tmp_path / "log.db"), TALL) as (app, pilot):
        for name in ("evidence.forms.attach_form", "evidence.forms.save_form", "person.words.copy_form"):
            form = FORMS[name](app)
            app.push_screen(form)
            await settled(pilot)
            for said in ("~nobody-is-called-so/x", f"/{'x' * 5000}"):
                fields.load(form, next(ask for ask in form.asks if ask.name == "path"), said)
                await pilot.press("f2")
                await settled(pilot)
                assert app.is_running
                if app.screen is not form:
                    break
