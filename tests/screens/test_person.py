"""Personal data on the screens: what is held about one person, a copy of it, and the erasure for good."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from klyngetui import preferences
from klyngetui.app import KlyngeApp
from klyngetui.indicators.figures import figures
from klyngetui.locale import choose
from klyngetui.screens.person.screen import PersonScreen
from klyngetui.store.backup import backup
from klyngetui.store.log import open_log
from klyngetui.store.rewriting import rewriting_due
from tests.screens.logs import TODAY, log_at, meeting, opened, text
from tests.screens.rich import hostile
from tests.screens.steps import WIDE, go, letters
from tests.store.everywhere import EMAIL, Case
from tests.store.logs import cluster_log
from tests.widgets.hostile import assert_harmless

SMALL = (40, 20)


@pytest.fixture
def named(tmp_path: Path) -> Path:
    """A log in which one person is named in every way there is, and a backup of it."""
    with cluster_log(tmp_path / "log.db") as log:
        Case(log, tmp_path)
        backup(log, tmp_path / "copies")
    preferences.save("backup_folder", str(tmp_path / "copies"))
    return tmp_path / "log.db"


@asynccontextmanager
async def shown(
    path: Path, name: str, size: tuple[int, int] = (80, 24), *way: str
) -> AsyncIterator[tuple[KlyngeApp, Pilot[None]]]:
    """The app with everything about somebody in front."""
    async with opened(path, size) as (app, pilot):
        await go(pilot, "3", *way, "w", *letters(name), "enter")
        assert isinstance(app.screen, PersonScreen)
        yield app, pilot


def told(app: KlyngeApp) -> str:
    """All that is told of the person, beyond what the screen has room for."""
    return str(app.screen.query_one("Told > Static").render())


@pytest.mark.parametrize("way", [(), ("enter",)], ids=["from the list", "from the dossier"])
async def test_all_that_is_held_is_shown_with_the_copies_that_hold_it_too(named: Path, way: tuple[str, ...]) -> None:
    async with shown(named, "brekk", (80, 24), *way) as (app, _pilot):
        seen = told(app)
        assert "Once erased: “person 1, Havlykta”" in seen
        for part in (EMAIL, "91 23 45 67", "Seniorforsker", "Hilsen fra Vilde Brekkmo", "2026-11-01 Med Vilde Brekkmo"):
            assert part in seen
        assert "Vilde Brekkmo signert.pdf" in seen
        assert str(named.parent / "copies") in seen


async def test_a_copy_of_it_is_written_for_its_owner_alone(named: Path) -> None:
    out = named.parent / "vilde.json"
    async with shown(named, "brekk") as (app, pilot):
        await go(pilot, "x")
        app.screen.query_one("#ask-path", Input).value = str(out)
        await go(pilot, "enter")
        assert "Written:" in text(pilot)
    assert json.loads(out.read_text())["person"]["name"] == "Vilde Brekkmo"
    assert out.stat().st_mode & 0o777 == 0o600


async def test_nothing_goes_without_the_word_and_all_of_it_goes_with_it(named: Path) -> None:
    day = date.fromisoformat(TODAY)
    with open_log(named, write=False) as log:
        before = figures(log, day)
    async with shown(named, "brekk") as (app, pilot):
        await go(pilot, "d", *"yes", "enter")
        assert "Nothing was erased: the word is “erase”" in text(pilot)
        await go(pilot, "escape")
        assert b"Brekkmo" in named.read_bytes()
        await go(pilot, "d", *"erase", "enter")
        assert "Erased: Vilde Brekkmo is now “person 1, Havlykta”" in told(app)
        assert str(named.parent / "copies") in told(app)
        raw = named.read_bytes().decode("utf-8", "replace").casefold()
        for word in ("brekkmo", EMAIL, "91 23 45 67", "seniorforsker"):
            assert word not in raw
        await go(pilot, "d", "x")
        assert isinstance(app.screen, PersonScreen)
        await go(pilot, "escape")
        assert "Erased: Vilde Brekkmo is now" in text(pilot)
        await go(pilot, "u")
        assert "Vilde Brekkmo" not in str(app.desk.log.cabinet.load("person"))
    with open_log(named, write=False) as log:
        assert figures(log, day) == before


async def test_keys_pressed_while_it_is_still_looked_for_say_that_one_has_to_wait(named: Path) -> None:
    async with shown(named, "brekk") as (app, pilot):
        assert isinstance(app.screen, PersonScreen)
        app.screen.working = True
        for key in "dx":
            await go(pilot, key)
            assert "A moment: it is not done yet." in text(pilot), key
            app.screen.say("")
        app.screen.working = False
        await go(pilot, "d")
        assert "This cannot be undone." in text(pilot)


async def test_a_guest_without_a_record_is_found_by_name(tmp_path: Path) -> None:
    guest = {"participant": None, "person": None, "guest": "Gry Fjellheim", "status": "present"}
    event = meeting("a1", "2026-04-23", "hav", "ola", kind="event", notes="Gry Fjellheim åpnet.")
    path = log_at(tmp_path / "log.db", activities=[{**event, "attendance": [guest]}])
    async with shown(path, "gry fjellheim") as (app, pilot):
        assert "Gry Fjellheim åpnet." in told(app)
        await go(pilot, "d", *"erase", "enter")
        left = app.desk.log
        left.refresh()
        assert left.cabinet.load("activity")[0].record["attendance"][0]["guest"] == "somebody 1"
        assert b"fjellheim" not in path.read_bytes().lower()
        await go(pilot, "escape", "w", *"gry", "enter")
        assert "Nothing in the log names “gry”." in text(pilot)
        await go(pilot, "d", "escape")
        assert not isinstance(app.screen, PersonScreen)


async def test_an_erasure_that_was_cut_off_is_finished_here(named: Path) -> None:
    with open_log(named) as log:
        log.connection.execute("INSERT INTO meta VALUES ('rewrite', 'cut off')")
    async with shown(named, "ola ås") as (app, pilot):
        assert "not finished: d writes the file anew" in text(pilot)
        await go(pilot, "d")
        assert "The file was written anew" in told(app)
        assert not rewriting_due(app.desk.log)
        assert "Ola Ås" in app.desk.name(app.desk.log.cabinet.load("person")[-1].record["id"])


async def test_a_log_in_use_is_told_and_nothing_is_erased(named: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("klyngetui.store.connection.SECONDS_TO_WAIT", 0.2)
    async with shown(named, "brekk") as (app, pilot):
        with open_log(named) as other:
            rows = other.connection.execute("SELECT * FROM change")
            rows.fetchone()
            await go(pilot, "d", *"erase", "enter")
            rows.close()
        assert "in use by another program" in text(pilot)
        assert b"Brekkmo" in named.read_bytes()
        await go(pilot, "d", *"erase", "enter")
        assert "Erased: Vilde Brekkmo" in told(app)


@pytest.mark.parametrize("size", [(80, 24), SMALL, WIDE])
async def test_it_speaks_norwegian_in_any_room(named: Path, size: tuple[int, int]) -> None:
    choose("nb")
    async with shown(named, "brekk", size) as (app, pilot):
        assert "person 1, Havlykta" in told(app)
        await go(pilot, "d")
        assert "slett" in " ".join(text(pilot).split())
        await go(pilot, *"slett", "enter")
        assert "Slettet" in told(app)
    assert b"Brekkmo" not in named.read_bytes()


@pytest.mark.parametrize("size", [(80, 24), SMALL])
async def test_hostile_names_are_shown_and_do_nothing(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(hostile(tmp_path / "log.db"), size) as (app, pilot):
        await go(pilot, "3", "w")
        await assert_harmless(pilot)
        await go(pilot, "enter")
        assert isinstance(app.screen, PersonScreen)
        await assert_harmless(pilot)
        await go(pilot, "d", *"erase")
        await assert_harmless(pilot)
        await go(pilot, "enter")
        await assert_harmless(pilot)
        assert app.is_running
