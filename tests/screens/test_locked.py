"""Row 4 of docs/reliability.md on the screens: a log in use is told soon, and nothing that is typed is lost."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager, suppress
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.worker import WorkerFailed

from klyngetui import preferences
from klyngetui.model.ids import uuid7
from klyngetui.screens import insisting
from klyngetui.screens.copying import _copy
from klyngetui.screens.insisting import SECONDS_BETWEEN_TRIES
from klyngetui.screens.ways import WAYS
from klyngetui.store.changes import Edit, commit
from klyngetui.store.log import open_log
from klyngetui.store.transaction import wait_at_most
from tests.screens.logs import log_at, meeting, opened, settled, text
from tests.screens.steps import WIDE, go

HELD = "waiting for it"
REFUSED = "still waits for it"
LONG = 30.0
TWO = [
    meeting("a1", "2026-11-22", "fjord", "kari", title="Den nye"),
    meeting("a2", "2026-11-20", "hav", "ola", title="Den andre"),
]


@asynccontextmanager
async def held(path: Path, how: str = "IMMEDIATE") -> AsyncIterator[None]:
    """Another program holds the log."""
    with open_log(path) as other:
        other.connection.execute(f"BEGIN {how}")
        yield
        other.connection.execute("ROLLBACK")


@contextmanager
def held_after_commit(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Another program holds the log from right after the next commit of a change; that of a draft is none."""
    with closing(sqlite3.connect(path, 0, isolation_level=None, check_same_thread=False)) as other:
        written: list[str] = []

        def trace(statement: str) -> None:
            if written == ["INSERT", "COMMIT"] and not other.in_transaction:
                with suppress(sqlite3.OperationalError):
                    other.execute("BEGIN EXCLUSIVE")
            if statement.startswith("INSERT INTO change ") and not written:
                written.append("INSERT")
            if statement == "COMMIT" and written == ["INSERT"]:
                written.append("COMMIT")

        connection.set_trace_callback(trace)
        yield
        connection.set_trace_callback(None)
        assert other.in_transaction


async def until(pilot: Pilot[None], words: str) -> None:
    """Wait until the words stand on the screen."""
    began = time.monotonic()
    while words not in " ".join(text(pilot).split()):
        assert time.monotonic() - began < LONG, text(pilot)
        await pilot.pause()


def stands(path: Path, title: str) -> str:
    """The status of the entry; "deleted" of a deleted one."""
    with open_log(path, write=False) as log:
        query = "SELECT id FROM record WHERE entity = 'activity' AND body LIKE ?"
        kept = log.cabinet.find(log.connection.execute(query, (f"%{title}%",)).fetchone()[0])
        assert kept is not None
        return "deleted" if kept.deleted else str(kept.record["status"])


@pytest.mark.parametrize(("key", "status"), [("x", "cancelled"), ("d", "deleted")])
async def test_row_04_a_key_waits_beside_the_screen_for_the_row_it_was_pressed_on(
    tmp_path: Path, key: str, status: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(insisting, "SECONDS_OF_PATIENCE", 3600)
    path = log_at(tmp_path / "two.db", activities=TWO, stories=[])
    async with opened(path) as (app, pilot):
        await go(pilot, "2", "g")
        before = app.desk.log.version()[1]
        async with held(path):
            await go(pilot, key)
            await until(pilot, HELD)
            await go(pilot, "j", "x" if key == "d" else "d")
            await until(pilot, REFUSED)
            await go(pilot, "q")
            await until(pilot, "not written yet")
            assert app.is_running
            assert app.desk.log.version()[1] == before
        while app.desk.log.version()[1] == before:
            await pilot.pause()
        await settled(pilot)
        assert app.desk.log.version()[1] == before + 1
        assert (stands(path, "Den nye"), stands(path, "Den andre")) == (status, "held")


async def test_row_04_undo_waits_and_is_told_on_the_screen_in_front_by_then(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(insisting, "SECONDS_OF_PATIENCE", 3600)
    async with opened(path) as (_app, pilot):
        await go(pilot, "2", "a", *"fjord:kari", "enter")
        async with held(path):
            await go(pilot, "u")
            await until(pilot, HELD)
            await go(pilot, "3")
        await until(pilot, "Taken back:")
        assert "Participants" in text(pilot)


async def test_row_04_undo_that_waited_takes_back_nothing_but_what_was_meant(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(insisting, "SECONDS_OF_PATIENCE", 3600)
    async with opened(path) as (app, pilot):
        await go(pilot, "2", "a", *"fjord:kari", "enter")
        with open_log(path) as other, other.transaction():
            await go(pilot, "u")
            await until(pilot, HELD)
            commit(other, [Edit("participant", uuid7(), {"name": "Ny i klyngen", "kind": "sme"})])
        await until(pilot, "Something else was saved meanwhile")
        assert "Ny i klyngen" in [one.record["name"] for one in app.desk.log.cabinet.load("participant")]


@pytest.mark.parametrize("key", ["x", "d", "u"])
async def test_row_04_a_key_gives_up_in_one_line_and_works_once_the_log_is_free(
    tmp_path: Path, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(insisting, "SECONDS_OF_PATIENCE", 0.5)
    path = log_at(tmp_path / "without-stories.db", stories=[])
    async with opened(path) as (app, pilot):
        await go(pilot, "2", "a", *"fjord:kari", "enter", "g")
        before = app.desk.log.version()[1]
        async with held(path):
            await go(pilot, key)
            await until(pilot, "in use by another program. Nothing was written")
        await pilot.pause(2 * SECONDS_BETWEEN_TRIES)
        assert app.desk.log.version()[1] == before
        await go(pilot, key)
        assert app.desk.log.version()[1] > before


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("2", "x"), "Cancelled:"),
        (("2", "d"), "Deleted:"),
        (("u",), "Taken back:"),
        (("a", *"hav:ola", "enter"), "Saved"),
        (("a", *"nykomling", "ctrl+n"), "Nykomling is a participant now"),
        (("8", "s"), "Skipped:"),
    ],
)
async def test_row_04_what_was_written_is_never_told_as_not_written(
    tmp_path: Path, keys: tuple[str, ...], words: str
) -> None:
    path = log_at(tmp_path / "without-stories.db", stories=[])
    async with opened(path) as (app, pilot):
        await go(pilot, "a", *"fjord:kari", "enter", *keys[:-1])
        await settled(pilot)
        before = app.desk.log.version()[1]
        with held_after_commit(app.desk.log.connection, path):
            await pilot.press(keys[-1])
            await until(pilot, words)
            assert "Nothing was written" not in text(pilot)
        with suppress(WorkerFailed):
            await settled(pilot)
        await pilot.pause(2 * SECONDS_BETWEEN_TRIES)
        assert app.desk.log.version()[1] == before + 1


@pytest.mark.parametrize("how", ["IMMEDIATE", "EXCLUSIVE"])
async def test_row_04_a_line_is_typed_meanwhile_and_saved_once_the_log_is_free(
    path: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(insisting, "SECONDS_OF_PATIENCE", 3600)
    async with opened(path) as (app, pilot):
        await go(pilot, "a")
        before = app.desk.log.version()[1]
        async with held(path, how):
            await pilot.press(*"fjord:kari", "comma", *"tang", "enter")
            await until(pilot, HELD)
            assert app.screen.bar.line == "fjord:kari,tang"
        while app.desk.log.version()[1] == before:
            await pilot.pause()
        await settled(pilot)
        assert app.screen.bar.line == ""
        assert app.desk.log.version()[1] == before + 1


async def test_row_04_another_line_or_esc_ends_the_waiting(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await go(pilot, "a")
        before = app.desk.log.version()[1]
        async with held(path):
            await go(pilot, *"fjord:kari", "enter", "comma")
            while HELD in text(pilot):
                await pilot.pause()
            await go(pilot, "enter", "escape")
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


def test_row_04_a_copy_that_cannot_be_made_says_when_it_will_be(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("klyngetui.store.connection.SECONDS_TO_WAIT", 0)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        told = _copy(path, preferences.read(), lambda _done, _of: None)
    assert told == "No copy of the day was made: another program is using the log. The next start makes it."
