"""Row 4 of docs/reliability.md on the screens: a log in use is told soon, and nothing that is typed is lost."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest
from textual.worker import WorkerFailed

from klyngetui.screens import line_saving
from klyngetui.screens.form_saving import SECONDS_BETWEEN_TRIES
from klyngetui.screens.ways import WAYS
from klyngetui.store.log import open_log
from klyngetui.store.transaction import wait_at_most
from tests.screens.logs import log_at, opened, settled, text
from tests.screens.steps import WIDE, go

SOON = 4.0
"""Seconds; a command waits five before it says a word."""


@pytest.mark.parametrize("keys", [("x",), ("d",), ("u",)])
async def test_row_04_a_key_is_answered_soon_and_works_once_the_log_is_free(tmp_path: Path, keys: tuple[str]) -> None:
    path = log_at(tmp_path / "without-stories.db", stories=[])
    async with opened(path) as (app, pilot):
        await go(pilot, "2", "a", *"fjord:kari", "enter", "g")
        before = app.desk.log.version()[1]
        with open_log(path) as other:
            other.connection.execute("BEGIN IMMEDIATE")
            began = time.monotonic()
            await go(pilot, *keys)
            assert time.monotonic() - began < SOON
            assert "in use by another program" in " ".join(text(pilot).split())
            other.connection.execute("ROLLBACK")
        assert app.desk.log.version()[1] == before
        await go(pilot, *keys)
        assert app.desk.log.version()[1] > before


@pytest.mark.parametrize("how", ["IMMEDIATE", "EXCLUSIVE"])
async def test_row_04_a_line_is_typed_meanwhile_and_saved_once_the_log_is_free(
    path: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line_saving, "TRIES", 10_000)
    async with opened(path) as (app, pilot):
        await go(pilot, "a")
        before = app.desk.log.version()[1]
        with open_log(path) as other:
            other.connection.execute(f"BEGIN {how}")
            await pilot.press(*"fjord:kari", "comma", *"tang", "enter")
            while "waiting for it" not in text(pilot):
                await pilot.pause()
            assert app.screen.bar.line == "fjord:kari,tang"
            other.connection.execute("ROLLBACK")
        while app.desk.log.version()[1] == before:
            await pilot.pause()
        await settled(pilot)
        assert app.screen.bar.line == ""
        assert app.desk.log.version()[1] == before + 1


async def test_row_04_another_line_or_esc_ends_the_waiting(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await go(pilot, "a")
        before = app.desk.log.version()[1]
        with open_log(path) as other:
            other.connection.execute("BEGIN IMMEDIATE")
            await go(pilot, *"fjord:kari", "enter", "comma")
            while "waiting for it" in text(pilot):
                await pilot.pause()
            await go(pilot, "enter", "escape")
            other.connection.execute("ROLLBACK")
        await pilot.pause(2 * SECONDS_BETWEEN_TRIES)
        assert app.desk.log.version()[1] == before


@pytest.mark.parametrize("name", sorted(WAYS))
async def test_row_04_no_screen_ends_over_a_log_that_cannot_be_read_just_now(path: Path, name: str) -> None:
    async with opened(path, WIDE) as (app, pilot):
        wait_at_most(app.desk.log.connection, 0)
        app.show(name)
        await settled(pilot)
        with open_log(path) as other:
            other.connection.execute("BEGIN EXCLUSIVE")
            for key in (*"jGenexf", "escape", "escape", "slash", "x", "escape", *"urax"):
                await pilot.press(key)
                await pilot.pause()
            assert app.is_running
            other.connection.execute("ROLLBACK")
        with suppress(WorkerFailed):
            await settled(pilot)
        app.show("home")
        await settled(pilot)
        assert "Fjordglimt" in text(pilot)
