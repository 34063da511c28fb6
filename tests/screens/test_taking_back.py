"""Undo and redo of what touches much: done aside with a bar, stopped by a key, told like any other."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.worker import WorkerFailed

from klyngetui.model.ids import uuid7
from klyngetui.screens import taking_back
from klyngetui.screens.base import BaseScreen
from klyngetui.screens.long_work import LongWork
from klyngetui.store.changes import Edit, commit
from klyngetui.store.pages import EVERYTHING, count
from klyngetui.widgets.progress_line import ProgressLine
from tests.screens.logs import meeting, opened, settled, text


@pytest.fixture(autouse=True)
def _soon_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking_back, "LONG", 5)


def many(pilot: Pilot[None]) -> None:
    """Twelve meetings in one action, as an import makes them."""
    desk = pilot.app.desk
    ids = {kept.record["name"]: kept.record["id"] for kept in desk.log.cabinet.load("participant")}
    member = desk.log.cabinet.load("team_member")[0].record["id"]
    edits = []
    for day in range(1, 13):
        record = meeting("", f"2026-11-{day:02}", ids["Skjærgard Design"], None, team=[member])
        edits.append(Edit("activity", uuid7(), {name: one for name, one in record.items() if name != "id"}))
    commit(desk.log, edits)
    pilot.app.log_changed()


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Another program writes to the log, so that what is begun meanwhile waits."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


async def ended(pilot: Pilot[None]) -> None:
    """Wait until the work came to its end, whichever that was."""
    with suppress(WorkerFailed):
        await settled(pilot)
    await settled(pilot)


async def test_much_is_taken_back_and_brought_back_aside(path: Path) -> None:
    async with opened(path) as (app, pilot):
        many(pilot)
        with held(path):
            await pilot.press("u")
            assert isinstance(app.screen, LongWork)
        await ended(pilot)
        assert isinstance(app.screen, BaseScreen)
        assert count(app.desk.log, EVERYTHING) == 2
        assert "Taken back: added 12 activities" in text(pilot)
        await pilot.press("U")
        await ended(pilot)
        assert count(app.desk.log, EVERYTHING) == 14
        assert "Brought back: added 12 activities" in text(pilot)


async def test_it_is_stopped_by_a_key_and_nothing_is_changed(path: Path) -> None:
    async with opened(path) as (app, pilot):
        many(pilot)
        with held(path):
            await pilot.press("u")
            assert isinstance(app.screen, LongWork)
            await pilot.press("escape")
        await ended(pilot)
        assert "Stopped; nothing was changed." in text(pilot)
        assert count(app.desk.log, EVERYTHING) == 14


async def test_it_shows_how_far_it_has_come(path: Path) -> None:
    async with opened(path) as (app, pilot):
        many(pilot)
        with held(path):
            await pilot.press("u")
            bar = app.screen.query_one(ProgressLine)
            bar.tell(1200, 20_000)
            bar.add_class("-shown")
            app.screen.add_class("-shown")
            await pilot.pause()
            assert "Taking back" in text(pilot)
            assert "1,200 of 20,000 · Esc stops it" in text(pilot)
        await ended(pilot)


async def test_a_threshold_taken_back_judges_aside_where_much_is_judged(path: Path) -> None:
    async with opened(path) as (app, pilot):
        many(pilot)
        cluster = app.desk.log.cluster
        settings = {**cluster["settings"], "direct_max_orgs": 1}
        commit(app.desk.log, [Edit("cluster", cluster["id"], {"settings": settings})])
        app.log_changed()
        with held(path):
            await pilot.press("u")
            assert isinstance(app.screen, LongWork)
        await ended(pilot)
        assert app.desk.log.cluster["settings"]["direct_max_orgs"] == 4


async def test_a_small_undo_is_there_with_the_key(path: Path) -> None:
    async with opened(path) as (app, pilot):
        log = app.desk.log
        entry = log.cabinet.load("activity")[0]
        commit(log, [Edit("activity", entry.record["id"], {"title": "Om tang"})])
        app.log_changed()
        await pilot.press("u")
        assert log.cabinet.find(entry.record["id"]).record["title"] == "Pilot på ammoniakk"
        assert "no figure moved" not in text(pilot)
