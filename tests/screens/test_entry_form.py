"""The full form of an entry: its roster, what it counts for, its draft and what can go wrong."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from klyngetui.exchange.document_in import import_into
from klyngetui.screens.entry_form.screen import EntryForm
from klyngetui.screens.forms.stale import StaleScreen
from klyngetui.store import drafts, templates
from klyngetui.store.changes import Edit, commit
from klyngetui.store.log import open_log
from klyngetui.widgets.capture_bar import CaptureBar
from klyngetui.widgets.plain_area import PlainArea
from klyngetui.widgets.plain_input import PlainInput
from klyngetui.widgets.roster import Roster
from tests.screens.hostile_log import hostile_document
from tests.screens.logs import document, log_at, opened, settled, text
from tests.widgets.hostile import TEXTS, assert_harmless

NAMES = (
    *("Anders Vik", "Berit Lund", "Carl Moe", "Dina Ask", "Erik Holm", "Frida Ness"),
    *("Geir Dal", "Hanne Rød", "Ivar Sund", "Jorun Eid", "Kåre Bø", "Lene Haug"),
)


@pytest.fixture
def twelve(tmp_path: Path) -> Path:
    """A log whose working group has twelve members."""
    told = document()
    people = [
        {"id": f"m{n}", "name": name, "employments": [{"participant": "fjord", "from": None, "to": None}]}
        for n, name in enumerate(NAMES)
    ]
    members = [{"participant": "fjord", "person": f"m{n}", "from": None, "to": None} for n in range(len(NAMES))]
    group = {**told["groups"][0], "started_on": "2026-01-01", "members": members}
    return log_at(tmp_path / "log.db", people=[*told["people"], *people], groups=[group])


def form(pilot: Pilot[None]) -> EntryForm:
    assert isinstance(pilot.app.screen, EntryForm), pilot.app.screen
    return pilot.app.screen


def field(pilot: Pilot[None], name: str) -> PlainInput:
    return pilot.app.screen.query_one(f"#ask-{name}", PlainInput)


def newest(app: Any) -> dict[str, Any]:
    record: dict[str, Any] = app.desk.log.cabinet.load("activity")[-1].record
    return record


async def opened_in_log(app: Any, pilot: Pilot[None], identity: str) -> None:
    app.show("log", entry=identity)
    await settled(pilot)


async def taken_over(pilot: Pilot[None], line: str) -> None:
    """The form, opened over a line in the capture bar."""
    await pilot.press("a")
    pilot.app.screen.query_one(CaptureBar).put(line)
    await pilot.press("ctrl+e")
    await settled(pilot)


async def typed(pilot: Pilot[None], words: str) -> None:
    await pilot.press(*("space" if letter == " " else letter for letter in words))


async def test_a_group_meeting_of_twelve_with_two_absent_takes_ten_keys(twelve: Path) -> None:
    async with opened(twelve) as (app, pilot):
        keys = ["a", "g", "space", "h", "ctrl+e", "c", "space", "l", "space", "enter"]
        assert len(keys) <= 10
        for key in keys:
            await pilot.press(key)
            await settled(pilot)
        record = newest(app)
        assert record["kind"] == "group_meeting"
        assert app.desk.name(record["group"]) == "Havrom"
        absent = [app.desk.name(row["person"]) for row in record["attendance"] if row["status"] == "absent"]
        assert absent == ["Carl Moe", "Lene Haug"]
        assert sum(row["status"] == "present" for row in record["attendance"]) == 10
        assert "u undo" in text(pilot)
        assert drafts.places(app.desk.log) == []


async def test_from_the_groups_screen_it_takes_eight(twelve: Path) -> None:
    async with opened(twelve) as (app, pilot):
        for key in ["5", "m", "ctrl+e", "c", "space", "l", "space", "enter"]:
            await pilot.press(key)
            await settled(pilot)
        assert sum(row["status"] == "absent" for row in newest(app)["attendance"]) == 2


async def test_the_form_takes_over_what_was_typed(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await taken_over(pilot, "t i går fjordglimt:kari + ukjent, om tang")
        assert field(pilot, "date").value == "22.11.2026"
        assert field(pilot, "title").value == "om tang"
        rows = form(pilot).query_one(Roster).rows
        assert [app.desk.name(row["participant"]) or row["guest"] for row in rows] == ["Fjordglimt AS", "ukjent"]
        await pilot.press("escape", "escape")
        assert app.screen.bar.line == "t i går fjordglimt:kari + ukjent, om tang"


async def test_an_entry_is_changed_with_what_it_counts_for_in_sight(path: Path) -> None:
    async with opened(path) as (app, pilot):
        kept = app.desk.log.cabinet.load("activity")[0]
        await opened_in_log(app, pilot, kept.record["id"])
        await pilot.press("e")
        await settled(pilot)
        assert "✓ 2.5: yes, direct contact with Havlykta" in text(pilot)
        field(pilot, "time").value = "9.30"
        form(pilot).field("mode").focus()
        await pilot.press("left")
        await settled(pilot)
        assert "✗ 2.5" in text(pilot)
        field(pilot, "reason").value = "Rådet sa ja"
        await pilot.press("f2")
        assert "There is a reason but no exception" in text(pilot)
        form(pilot).field("exception").focus()
        await pilot.press("right", "right", "f2")
        await settled(pilot)
        record = app.desk.log.cabinet.find(kept.record["id"]).record
        assert (record["time"], record["mode"]) == ("09:30", "written")
        assert record["overrides"] == [{"indicator": "2.5", "count": False, "reason": "Rådet sa ja"}]
        await pilot.press("u")
        assert app.desk.log.cabinet.find(kept.record["id"]).record["time"] is None


async def test_what_cannot_be_read_is_said_and_the_text_stays(path: Path) -> None:
    async with opened(path) as (_app, pilot):
        await pilot.press("ctrl+e")
        await settled(pilot)
        field(pilot, "date").value = "31.02.2026"
        field(pilot, "time").value = "25:00"
        await pilot.press("f2")
        assert form(pilot).focused is field(pilot, "date")
        assert field(pilot, "date").value == "31.02.2026"
        field(pilot, "date").value = "today"
        await pilot.press("f2")
        assert "there is no time “25:00”" in text(pilot)


async def test_an_entry_that_says_nothing_is_not_saved(path: Path) -> None:
    async with opened(path) as (app, pilot):
        before = newest(app)["id"]
        await pilot.press("ctrl+e")
        await settled(pilot)
        await pilot.press("f2")
        await settled(pilot)
        assert "Say who was there, or give it a title." in text(pilot)
        assert newest(app)["id"] == before
        field(pilot, "title").value = "Befaring"
        await pilot.press("f2")
        await settled(pilot)
        assert newest(app)["title"] == "Befaring"


async def test_the_roster_takes_guests_topics_and_three_states(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await pilot.press("ctrl+e")
        await settled(pilot)
        for key in [
            "+",
            "k",
            "a",
            "r",
            "i",
            "enter",
            "+",
            *"Gjest",
            "enter",
            "left",
            "k",
            "f3",
            *"pilot",
            "enter",
            "f2",
        ]:
            await pilot.press(key)
            await settled(pilot)
        rows = newest(app)["attendance"]
        assert app.desk.name(rows[0]["person"]) == "Kari Nes"
        assert (rows[0]["direct"], rows[0]["topic"]) == (True, "pilot")
        assert (rows[1]["guest"], rows[1]["status"]) == ("Gjest", "absent")


async def test_a_moved_record_shows_both_versions_and_overwrites_nothing(path: Path) -> None:
    async with opened(path) as (app, pilot):
        kept = app.desk.log.cabinet.load("activity")[0]
        await opened_in_log(app, pilot, kept.record["id"])
        await pilot.press("e")
        await settled(pilot)
        field(pilot, "title").value = "Min tittel"
        with open_log(path) as other:
            commit(other, [Edit("activity", kept.record["id"], {"title": "Deres tittel"})])
        await pilot.press("f2")
        await settled(pilot)
        assert isinstance(app.screen, StaleScreen)
        assert "Min tittel" in text(pilot)
        assert "Deres tittel" in text(pilot)
        await pilot.press("t", "enter")
        await settled(pilot)
        assert app.desk.log.cabinet.find(kept.record["id"]).record["title"] == "Deres tittel"


async def test_a_locked_log_keeps_the_form_and_saves_when_it_is_free(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await taken_over(pilot, "fjordglimt:kari, låst")
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await pilot.press("f2")
            while "Another program is using the log" not in text(pilot):
                await pilot.pause()
            other.execute("ROLLBACK")
        while isinstance(app.screen, EntryForm):
            await pilot.pause(0.05)
        assert newest(app)["title"] == "låst"


async def test_a_form_that_waits_is_closed_with_what_was_opened_over_it(path: Path) -> None:
    async with opened(path) as (app, pilot):
        before = list(app.screen_stack)
        await taken_over(pilot, "fjordglimt:kari, låst")
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await pilot.press("f2")
            while "Another program is using the log" not in text(pilot):
                await pilot.pause()
            await pilot.press("f1")
            assert not isinstance(app.screen, EntryForm)
            other.execute("ROLLBACK")
        while app.screen_stack != before:
            await pilot.pause(0.05)
        assert newest(app)["title"] == "låst"
        await pilot.press("escape", "escape")
        assert app.is_running


async def test_a_full_disk_keeps_the_form_and_its_text(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await taken_over(pilot, "fjordglimt:kari, full")
        form(pilot).query_one("#ask-notes", PlainArea).load_text("tekst " * 3000)
        connection = app.desk.log.connection
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        await pilot.press("f2")
        await settled(pilot)
        assert "The disk is full" in text(pilot)
        assert "F2 tries again" in text(pilot)
        assert field(pilot, "title").value == "full"
        connection.execute("PRAGMA max_page_count = 1000000")
        await pilot.press("f2")
        await settled(pilot)
        assert newest(app)["title"] == "full"


async def test_a_draft_of_a_group_meeting_keeps_group_and_roster(twelve: Path) -> None:
    async with opened(twelve) as (_app, pilot):
        for key in ["a", "g", "space", "h", "ctrl+e", "c", "space"]:
            await pilot.press(key)
            await settled(pilot)
        form(pilot).keep()
    async with opened(twelve) as (app, pilot):
        await pilot.press("ctrl+e")
        await settled(pilot)
        await pilot.press("f2")
        await settled(pilot)
        record = newest(app)
        assert app.desk.name(record["group"]) == "Havrom"
        assert [row["status"] for row in record["attendance"]].count("absent") == 1


async def test_a_draft_is_there_again_after_the_program_was_ended(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await pilot.press("ctrl+e")
        await settled(pilot)
        field(pilot, "title").value = "Halvferdig"
        form(pilot).query_one("#ask-notes", PlainArea).load_text("linje én\nlinje to")
        while not drafts.places(app.desk.log):
            await pilot.pause(0.05)
        form(pilot).keep()
    async with opened(path) as (app, pilot):
        assert "Ctrl+E opens it again" in text(pilot)
        await pilot.press("ctrl+e")
        await settled(pilot)
        assert field(pilot, "title").value == "Halvferdig"
        assert form(pilot).query_one("#ask-notes", PlainArea).text == "linje én\nlinje to"
        assert "was kept" in text(pilot)
        await pilot.press("escape", "escape")
        assert drafts.places(app.desk.log) == []


async def test_a_draft_of_an_edit_never_overwrites_what_came_since(path: Path) -> None:
    with open_log(path) as log:
        identity = log.cabinet.load("activity")[0].record["id"]
    async with opened(path) as (app, pilot):
        await opened_in_log(app, pilot, identity)
        await pilot.press("e")
        await settled(pilot)
        field(pilot, "title").value = "Min tittel"
        form(pilot).keep()
    with open_log(path) as other:
        commit(other, [Edit("activity", identity, {"title": "Deres tittel"})])
    async with opened(path) as (app, pilot):
        await pilot.press("ctrl+e")
        await settled(pilot)
        assert field(pilot, "title").value == "Min tittel"
        await pilot.press("f2")
        await settled(pilot)
        assert isinstance(app.screen, StaleScreen)
        assert app.desk.log.cabinet.find(identity).record["title"] == "Deres tittel"


async def test_a_line_survives_and_templates_fill_in(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await pilot.press("a", "f2")
        assert "Nothing is kept under F2 yet" in text(pilot)
        await pilot.press("ctrl+t")
        assert "Nothing is kept yet" in text(pilot)
        await typed(pilot, "t fjord")
        app.screen.keep_line()
    async with opened(path) as (app, pilot):
        assert "a opens it again" in text(pilot)
        await pilot.press("a")
        assert app.screen.bar.line == "t fjord"
        await pilot.press("ctrl+t", "enter")
        await settled(pilot)
        assert templates.templates(app.desk.log) == {2: "t fjord"}
        app.screen.bar.put("")
        await pilot.press("f2")
        assert app.screen.bar.line == "t fjord"
        await pilot.press("escape", "f3")
        assert "Nothing is kept under F3 yet" in text(pilot)
        await pilot.press("5", "f2")
        assert app.screen.bar.line == "t fjord"
        app.screen.bar.put("")
        await pilot.press("ctrl+t")
        assert "F3" not in text(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert templates.templates(app.desk.log) == {}
        await pilot.press("escape")
        assert drafts.places(app.desk.log) == []


@pytest.mark.parametrize("size", [(80, 24), (40, 20), (160, 45)])
async def test_hostile_text_does_nothing(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "log.db"
    import_into(path, hostile_document())
    async with opened(path, size) as (app, pilot):
        entries = list(app.desk.log.cabinet.load("activity"))[:7]
        for kept in entries:
            app.push_screen(EntryForm(app.desk, kept.record, kept.record["id"]))
            await settled(pilot)
            for one in app.screen.query(PlainInput):
                one.value = one.value.replace("\u200b", "").replace("\u200d", "")
            for area in app.screen.query(PlainArea):
                area.load_text(area.text.replace("\u200b", "").replace("\u200d", ""))
            await assert_harmless(pilot)
            app.pop_screen()
        app.push_screen(EntryForm(app.desk, entries[0].record))
        await settled(pilot)
        # Characters of no width are kept in a field: they are part of joined signs.
        for hostile in (one.replace("\u200b", "").replace("\u200d", "") for one in TEXTS):
            for name in ("title", "location", "date", "reason"):
                field(pilot, name).value = hostile
            form(pilot).query_one("#ask-notes", PlainArea).load_text(hostile)
            await pilot.press("f2", "tab")
            await assert_harmless(pilot)
            if not isinstance(app.screen, EntryForm):
                app.push_screen(EntryForm(app.desk, entries[0].record))
                await settled(pilot)
        assert app.is_running
