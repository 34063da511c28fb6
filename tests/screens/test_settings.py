"""Settings: this user's own, the cluster's, how it is counted, targets, keys, paths."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.worker import WorkerFailed

from klyngetui import locale, preferences
from klyngetui.exchange.document_in import import_into
from klyngetui.screens.forms.draft_notes import draft_notes
from klyngetui.screens.forms.form import Form
from klyngetui.screens.settings.counting import CountingForm
from klyngetui.screens.settings.forms import target_value
from klyngetui.screens.settings.screen import SettingsScreen
from klyngetui.store.changes import Edit, commit
from klyngetui.widgets.choice_field import ChoiceField
from klyngetui.widgets.paged import PagedList
from klyngetui.widgets.plain_input import PlainInput
from klyngetui.widgets.progress_line import ProgressLine
from tests.screens.hostile_log import hostile_document
from tests.screens.logs import opened, settled, text
from tests.widgets.hostile import TEXTS, assert_harmless


def rows(pilot: Pilot[None]) -> dict[object, tuple[str, ...]]:
    found = pilot.app.screen.query_one(PagedList).window.rows
    return {row.key: row.cells for row in found}


async def go(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def to(pilot: Pilot[None], tab: str, sort: str, name: str) -> None:
    if not isinstance(pilot.app.screen, SettingsScreen):
        pilot.app.show("settings")
        await settled(pilot)
    pilot.app.screen.turn_to(tab)
    pilot.app.screen.query_one(PagedList).move_to((sort, name))
    await settled(pilot)


def put(pilot: Pilot[None], name: str, words: str) -> None:
    pilot.app.screen.query_one(f"#ask-{name}", PlainInput).value = words


@pytest.fixture
def _english() -> Iterator[None]:
    yield
    locale.choose("en")


@pytest.mark.usefixtures("_english")
async def test_another_language_is_there_at_once(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await to(pilot, "own", "own", "language")
        await go(pilot, "enter", *"bokm", "enter")
        assert preferences.read().language == "nb"
        assert "Språket er Norsk bokmål." in text(pilot)
        assert rows(pilot)["own", "language"][:2] == ("Språk", "Norsk bokmål")
        assert app.screen.key == ("own", "language")
        assert "Hjelp" in text(pilot).splitlines()[-1]
        await go(pilot, "1")
        assert "Direkte kontakt" in text(pilot)
        await to(pilot, "own", "own", "language")
        await go(pilot, "enter", *"engl", "enter")
        assert "The language is English." in text(pilot)


async def test_the_language_waits_while_an_import_runs(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await to(pilot, "own", "own", "language")
        app.desk.aside = True
        await go(pilot, "enter")
        assert "An import is running" in text(pilot)
        assert isinstance(app.screen, SettingsScreen)


async def test_the_colours_are_chosen_and_remembered(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await to(pilot, "own", "own", "theme")
        await go(pilot, "enter")
        assert len(app.screen_stack) == 3
        await pilot.press(*"klynge-dag", "enter")
        while app.theme != "klynge-dag":
            await pilot.press("enter")
        while not isinstance(app.screen, SettingsScreen):
            await pilot.pause()
        await settled(pilot)
        assert preferences.read().theme == "klynge-dag"
        assert rows(pilot)["own", "theme"][1] == "klynge-dag"


async def test_who_one_is_and_where_backups_go(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await to(pilot, "own", "own", "me")
        await go(pilot, "enter", "enter")
        assert "You are Anne Lid in this log" in text(pilot)
        assert preferences.read().me[app.desk.log.cluster["id"]] == app.desk.log.actor
        await to(pilot, "own", "own", "backup_folder")
        await go(pilot, "enter")
        put(pilot, "backup_folder", "kopier")
        await go(pilot, "enter")
        assert "Write the whole path" in text(pilot)
        put(pilot, "backup_folder", "~/kopier")
        await go(pilot, "enter")
        assert preferences.read().backup_folder == "~/kopier"
        assert rows(pilot)["own", "backups"][1] == "7 days and 5 weeks back"
        await to(pilot, "own", "own", "backups")
        await go(pilot, "enter")
        put(pilot, "backups", "mange")
        await go(pilot, "enter")
        assert "as in 7+5, or off" in text(pilot)
        put(pilot, "backups", "1+0")
        await go(pilot, "enter")
        assert (preferences.read().backups, rows(pilot)["own", "backups"][1]) == ("1+0", "1 day back")
        app.screen.turn_to("paths")
        assert rows(pilot)["path", "Backups"][1] == str(Path("~/kopier").expanduser())
        assert rows(pilot)["path", "Log"][1] == str(path)


async def test_the_cluster_is_changed_and_taken_back(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await to(pilot, "cluster", "cluster", "timezone")
        await go(pilot, "enter")
        put(pilot, "timezone", "Norge")
        await go(pilot, "enter")
        assert "is no time zone" in text(pilot)
        put(pilot, "timezone", "Europe/Stockholm")
        put(pilot, "group_word", "fokusgruppe")
        await go(pilot, "enter")
        assert app.desk.log.cluster["timezone"] == "Europe/Stockholm"
        assert rows(pilot)["cluster", "group_word"][1] == "fokusgruppe"
        await go(pilot, "u")
        assert app.desk.log.cluster["timezone"] == "Europe/Oslo"


async def test_another_threshold_judges_anew_and_can_be_undone(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await to(pilot, "counting", "counting", "new_member_days")
        await go(pilot, "enter")
        assert "Judges all 2 entries anew" in text(pilot)
        put(pilot, "direct_max_orgs", "0")
        await go(pilot, "enter")
        assert isinstance(app.screen, CountingForm)
        assert "Most participants at a direct contact" in text(pilot)
        put(pilot, "direct_max_orgs", "1")
        put(pilot, "holidays", "W28, W52")
        await go(pilot, "enter")
        assert isinstance(app.screen, SettingsScreen)
        assert "Counted anew" in text(pilot)
        assert app.desk.log.cluster["settings"]["direct_max_orgs"] == 1
        assert draft_notes(app.desk.log) == []
        assert app.desk.log.cluster["settings"]["holidays"] == ["W28", "W52"]
        await go(pilot, "u")
        assert app.desk.log.cluster["settings"]["direct_max_orgs"] == 4


async def test_counting_can_be_stopped_while_it_waits(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await to(pilot, "counting", "counting", "direct_max_orgs")
        await go(pilot, "enter")
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            put(pilot, "direct_max_orgs", "2")
            await pilot.press("enter")
            app.screen.query_one(ProgressLine).add_class("-shown")
            await pilot.pause()
            assert "Counting anew … · Esc stops it" in text(pilot)
            await pilot.press("escape")
            assert isinstance(app.screen, CountingForm)
            other.execute("ROLLBACK")
        with suppress(WorkerFailed):
            await settled(pilot)
        await settled(pilot)
        assert "Stopped; nothing was changed." in text(pilot)
        assert app.desk.log.cluster["settings"]["direct_max_orgs"] == 4


async def test_a_target_needs_a_source(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await to(pilot, "targets", "target", "")
        await go(pilot, "n")
        put(pilot, "value", "75 %")
        await go(pilot, "enter")
        assert "Source: This one is still empty" in text(pilot)
        put(pilot, "source", "Styret, sak 12")
        app.screen.query_one("#ask-what", ChoiceField).action_turn(1)
        await go(pilot, "enter")
        record = app.desk.log.cabinet.load("target")[-1].record
        assert (record["indicator"], record["measure"], record["value"]) == ("4.5", "in_groups", 0.75)
        await go(pilot, "d")
        assert "Deleted" in text(pilot)
        await go(pilot, "u")
        assert app.desk.log.cabinet.find(record["id"]).deleted is False


@pytest.mark.parametrize(("said", "value"), [("80 %", 0.8), ("0,5", 0.5), ("5", 5), ("100%", 1.0)])
def test_a_target_is_read_as_people_write_it(said: str, value: float) -> None:
    assert target_value(said) == value


async def test_a_key_that_is_taken_is_refused_and_a_free_one_kept(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await to(pilot, "keys", "key", "undo")
        await go(pilot, "enter")
        put(pilot, "keys", "a")
        await go(pilot, "enter")
        assert isinstance(app.screen, Form)
        assert "a cannot be both" in text(pilot)
        assert preferences.read().keys == {}
        put(pilot, "keys", "ctrl+s")
        await go(pilot, "enter")
        assert "taken by terminals" in text(pilot)
        put(pilot, "keys", "z")
        await go(pilot, "enter")
        assert preferences.read().keys == {"undo": "z"}
        assert "The key is changed" in text(pilot)
        assert app.screen.key == ("key", "undo")
        commit(app.desk.log, [Edit("cluster", app.desk.log.cluster["id"], {"name": "Ny"})])
        await go(pilot, "u")
        assert app.desk.log.cluster["name"] == "Ny"
        await go(pilot, "z")
        assert app.desk.log.cluster["name"] == "Prøveklyngen"
        await go(pilot, "d", "U", "u")
        assert preferences.read().keys == {}
        assert app.desk.log.cluster["name"] == "Prøveklyngen"
    preferences.save("undo", "z", within="keys")
    async with opened(path) as (app, pilot):
        assert next(key for key in app.keys if key.id == "undo").keys == "z"


async def test_another_key_of_lists_works_on_every_screen_at_once(path: Path) -> None:
    async with opened(path) as (app, pilot):
        app.show("log")
        await settled(pilot)
        await to(pilot, "keys", "key", "list.down")
        await go(pilot, "enter")
        put(pilot, "keys", "down, b")
        await go(pilot, "enter")
        app.show("log")
        await settled(pilot)
        paged = app.screen.query_one(PagedList)
        paged.move(0)
        await go(pilot, "b")
        assert paged.cursor == 1
        await go(pilot, "j")
        assert paged.cursor == 1


@pytest.mark.parametrize("size", [(80, 24), (40, 20), (160, 45)])
async def test_hostile_text_does_nothing(tmp_path: Path, size: tuple[int, int]) -> None:
    import_into(tmp_path / "log.db", hostile_document())
    async with opened(tmp_path / "log.db", size) as (app, pilot):
        app.show("settings")
        await settled(pilot)
        for _tab in range(6):
            await go(pilot, "j")
            await assert_harmless(pilot)
            await go(pilot, "right")
        await to(pilot, "cluster", "cluster", "name")
        await go(pilot, "enter")
        for hostile in TEXTS:
            put(pilot, "name", hostile.replace("\u200b", "").replace("\u200d", ""))
            await assert_harmless(pilot)
        assert isinstance(app.screen, Form)
