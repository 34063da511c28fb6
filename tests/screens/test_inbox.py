"""The inbox: one key an entry, and saying who an address is."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from klyngetui.exchange.document_in import import_into
from klyngetui.screens.inbox.screen import InboxScreen
from klyngetui.store.calendar_choices import ignored
from klyngetui.store.inbox import Entry, Invited, keep
from klyngetui.store.log import Log, open_log
from klyngetui.store.transaction import immediate
from klyngetui.widgets.paged import PagedList
from tests.screens.hostile_log import hostile_document
from tests.screens.logs import IDS, document, log_at, opened, settled, text
from tests.screens.test_budgets import Keys
from tests.widgets.hostile import assert_harmless

KARI = Invited("kari@fjord.example", "Kari Nes", "accepted")
NEW = Invited("per.hansen@fjord.example", "Per Hansen", "accepted")
STRANGER = Invited("eva.lie@nyhavn.example", "Eva Lie", "accepted")


def entry(uid: str, day: str, *invited: Invited, **more: object) -> Entry:
    made = Entry(uid, "", 0, "", day, "10:00", f"Møte {uid}", invited=invited)
    return made._replace(**more)  # type: ignore[arg-type]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Four entries: two with people who are known or half known, one with a stranger, one yet to come."""
    told = document()
    told["participants"][0]["email_domains"] = ["fjord.example"]
    told["people"][0]["email"] = KARI.address
    made = log_at(tmp_path / "log.db", participants=told["participants"], people=told["people"])
    with open_log(made) as log:
        put(log, entry("a", "2026-11-20", KARI), entry("b", "2026-11-19", KARI, NEW))
        put(log, entry("c", "2026-11-18", STRANGER), entry("d", "2026-12-02", KARI))
    return made


def put(log: Log, *entries: Entry) -> None:
    with immediate(log.connection):
        for one in entries:
            keep(log, one)


async def go(pilot: Pilot[None]) -> None:
    pilot.app.show("inbox")
    await settled(pilot)


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def titles(pilot: Pilot[None]) -> list[str]:
    screen = pilot.app.screen
    assert isinstance(screen, InboxScreen)
    return [row.cells[2] for row in screen.query_one("#entries", PagedList).window.rows]


async def test_one_key_confirms_an_entry(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await go(pilot)
        assert titles(pilot) == ["Møte a", "Møte b", "Møte c", "Møte d"]
        assert "direct contact with Fjordglimt AS" in text(pilot)
        keys = Keys(pilot)
        await keys.press("h")
        assert keys.pressed <= 1
        await settled(pilot)
        newest = app.desk.log.cabinet.load("activity")[-1].record
        assert (newest["title"], newest["status"], newest["team"]) == ("Møte a", "held", [IDS["anne"]])
        assert titles(pilot) == ["Møte b", "Møte c", "Møte d"]
        assert "+1 direct contact" in text(pilot)
        await press(pilot, "u")
        assert titles(pilot)[0] == "Møte a"


async def test_cancelled_later_and_not_ours(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await go(pilot)
        await press(pilot, "x", "l")
        assert titles(pilot) == ["Møte c", "Møte d", "Møte b"]
        assert app.desk.log.cabinet.load("activity")[-1].record["status"] == "cancelled"
        await press(pilot, "n")
        assert titles(pilot) == ["Møte d", "Møte b"]
        assert [one.uid for one in ignored(app.desk.log)] == ["c"]


async def test_not_ours_and_later_are_taken_back_in_their_turn(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await go(pilot)
        before = titles(pilot)
        title = before[0]
        await press(pilot, "n")
        assert title not in titles(pilot)
        assert "u undo" in text(pilot)
        await press(pilot, "l")
        later = titles(pilot)
        await press(pilot, "h")
        assert titles(pilot) == later[1:]
        await press(pilot, "u")
        assert "Taken back" in text(pilot)
        assert titles(pilot) == later
        await press(pilot, "u")
        assert "It waits again" in text(pilot)
        assert titles(pilot) == before[1:]
        await press(pilot, "u")
        assert f"It waits again: {title}" in text(pilot)
        assert titles(pilot) == before
        assert ignored(app.desk.log) == []


async def test_what_is_yet_to_come_is_planned(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await go(pilot)
        await press(pilot, "G", "h")
        assert app.desk.log.cabinet.load("activity")[-1].record["status"] == "planned"


async def test_an_entry_is_edited_in_the_capture_bar(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await go(pilot)
        await press(pilot, "j", "e")
        assert app.screen.bar.line == '19.11.2026 10:00 "Fjordglimt AS":"Kari Nes" + "Fjordglimt AS", Møte b'
        await press(pilot, *"xy", "enter")
        newest = app.desk.log.cabinet.load("activity")[-1].record
        assert (newest["title"], newest["date"], newest["time"]) == ("Møte bxy", "2026-11-19", "10:00")
        assert newest["source"]["uid"] == "b"
        assert titles(pilot) == ["Møte a", "Møte c", "Møte d"]


async def test_an_edit_given_up_leaves_the_entry_and_the_bar_empty(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await go(pilot)
        await press(pilot, "e", "escape", "a")
        assert app.screen.bar.line == ""
        await press(pilot, *"fjord:kari", "enter")
        newest = app.desk.log.cabinet.load("activity")[-1].record
        assert newest["source"]["from"] == "typed"
        assert "Møte a" in titles(pilot)


async def test_a_person_of_a_known_domain_is_made_by_one_key(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await go(pilot)
        await press(pilot, "m")
        assert "eva.lie@nyhavn.example" in text(pilot)
        await press(pilot, "enter")
        people = [one.record for one in app.desk.log.cabinet.load("person")]
        assert people[-1]["name"] == "Per Hansen"
        assert app.desk.name(people[-1]["employments"][0]["participant"]) == "Fjordglimt AS"


async def test_participant_and_person_are_made_in_one_step_and_one_undo(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await go(pilot)
        await press(pilot, "m", "j", "enter")
        assert "Whom does Eva Lie work for?" in text(pilot)
        await press(pilot, "enter")
        made = app.desk.log.cabinet.load("participant")[-1].record
        assert (made["name"], made["email_domains"]) == ("Nyhavn", ["nyhavn.example"])
        assert app.desk.log.cabinet.load("person")[-1].record["name"] == "Eva Lie"
        await press(pilot, "m")
        assert "Nyhavn" in text(pilot)
        await press(pilot, "u")
        assert app.desk.log.cabinet.load("participant")[-1].record["name"] != "Nyhavn"


async def test_an_empty_inbox_says_how_to_fill_it(tmp_path: Path) -> None:
    async with opened(log_at(tmp_path / "log.db")) as (app, pilot):
        await go(pilot)
        assert "No calendar entry waits." in text(pilot)
        assert not {"Held", "Edit"} & set(text(pilot).splitlines()[-1].split())
        await press(pilot, "h", "x", "n", "e", "l", "m", "enter", "m")
        assert app.is_running


async def test_a_log_that_can_only_be_read_keeps_its_inbox(path: Path) -> None:
    from klyngetui.app import KlyngeApp

    app = KlyngeApp(path, open_log(path, write=False))
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot)
        for key in ("h", "n", "l", "e"):
            await press(pilot, key)
            assert "read-only" in text(pilot)
        assert len(titles(pilot)) == 4


async def test_footer_and_hint_say_the_keys_of_the_list_in_sight(path: Path) -> None:
    async with opened(path) as (_app, pilot):
        await go(pilot)
        assert "Enter Edit  h Held" in text(pilot)
        await press(pilot, "m")
        assert "Enter says who it is   m back to the entries" in text(pilot)
        assert "Enter Say who  a Add" in text(pilot)
        await press(pilot, "m")
        assert "n not ours" in text(pilot)


async def test_the_palette_always_offers_it(path: Path, tmp_path: Path) -> None:
    for log in (path, log_at(tmp_path / "empty.db")):
        async with opened(log) as (_app, pilot):
            await press(pilot, "ctrl+p", *"inbox")
            assert "Calendar entries waiting for a yes or no" in text(pilot)


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (160, 45)])
async def test_words_of_every_kind_are_only_shown(tmp_path: Path, size: tuple[int, int]) -> None:
    told = hostile_document()
    words = [one["title"] for one in told["activities"]]
    import_into(tmp_path / "log.db", told)
    with open_log(tmp_path / "log.db") as log:
        put(
            log,
            *(entry(f"u{at}", "2026-11-20", STRANGER._replace(name=one), title=one) for at, one in enumerate(words)),
        )
    async with opened(tmp_path / "log.db", size) as (app, pilot):
        await go(pilot)
        await assert_harmless(pilot)
        await press(pilot, "m")
        await assert_harmless(pilot)
        await press(pilot, "enter")
        await assert_harmless(pilot)
        await press(pilot, "escape", "m", "e")
        await assert_harmless(pilot)
        assert app.is_running
