"""A form whose record somebody else changed meanwhile shows both versions and overwrites nothing unasked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from klyngetui.screens.forms.form import Form
from klyngetui.screens.forms.stale import StaleScreen
from klyngetui.store.changes import Edit, commit
from klyngetui.store.log import open_log
from tests.screens.logs import opened, text
from tests.screens.rich import rich
from tests.screens.steps import go, record
from tests.screens.test_stories import story


def elsewhere(path: Path, entity: str, identity: str, **patch: Any) -> None:
    """Another program changes a record."""
    with open_log(path) as log:
        commit(log, [Edit(entity, identity, patch)])


async def open_havlykta(pilot: Pilot[None]) -> None:
    await go(pilot, "3", "slash", *"havl", "enter", "e")


async def test_another_field_changed_meanwhile_is_no_conflict(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db")
    async with opened(path) as (app, pilot):
        await open_havlykta(pilot)
        elsewhere(path, "participant", record(path, "Havlykta")["id"], municipality="Havneset")
        await go(pilot, "end", "X", "enter")
        assert not isinstance(app.screen, Form)
        assert record(path, "HavlyktaX")["municipality"] == "Havneset"


async def test_the_same_change_by_both_is_no_conflict(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db")
    async with opened(path) as (app, pilot):
        await open_havlykta(pilot)
        elsewhere(path, "participant", record(path, "Havlykta")["id"], name="HavlyktaX")
        await go(pilot, "end", "X", "enter")
        assert not isinstance(app.screen, StaleScreen | Form)


async def test_both_versions_are_shown_and_ours_is_taken_when_asked(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db")
    async with opened(path) as (app, pilot):
        await open_havlykta(pilot)
        elsewhere(path, "participant", record(path, "Havlykta")["id"], name="Havlampa")
        await go(pilot, "end", "X", "enter")
        assert isinstance(app.screen, StaleScreen)
        assert "● HavlyktaX" in text(pilot)
        assert "○ Havlampa" in text(pilot)
        assert "Name " in text(pilot)
        assert record(path, "Havlampa")
        await go(pilot, "escape")
        assert isinstance(app.screen, Form)
        await go(pilot, "enter", "enter")
        assert not isinstance(app.screen, Form)
        assert record(path, "HavlyktaX")
        await go(pilot, "u")
        assert record(path, "Havlampa")


async def test_each_field_is_chosen_by_itself(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db")
    async with opened(path) as (app, pilot):
        await go(pilot, "6", "e")
        identity = story(path, "Tang på menyen")["id"]
        elsewhere(path, "story", identity, title="Tare på menyen", situation="Deres")
        await go(pilot, "end", "X")
        app.screen.query_one("#ask-situation").focus()
        await go(pilot, *"Vaar", "f2")
        assert isinstance(app.screen, StaleScreen)
        await go(pilot, "down", "space", "enter")
        found = story(path, "Tang på menyenX")
        assert found["situation"] == "Deres"


async def test_all_of_theirs(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db")
    async with opened(path, (40, 20)) as (app, pilot):
        await open_havlykta(pilot)
        elsewhere(path, "participant", record(path, "Havlykta")["id"], name="Havlampa \u202e[/]")
        await go(pilot, "end", "X", "f2", "t", "enter")
        assert not isinstance(app.screen, Form)
        assert record(path, "Havlampa \u202e[/]")


async def test_a_record_deleted_meanwhile_is_told(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db")
    async with opened(path) as (app, pilot):
        await go(pilot, "6", "e", "end", "X")
        elsewhere(path, "story", story(path, "Tang på menyen")["id"], deleted=True)
        await go(pilot, "enter")
        assert isinstance(app.screen, Form)
        assert "It was deleted meanwhile" in text(pilot)


async def test_a_log_that_can_only_be_read_opens_no_form(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db")
    async with opened(path) as (app, pilot):
        await go(pilot, "3")
        app.desk.log.read_only = True
        await go(pilot, "e", "n")
        assert not isinstance(app.screen, Form)
        assert "read-only" in text(pilot)
