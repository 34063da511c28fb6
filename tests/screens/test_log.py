"""The log: its rows, filters, search, the entry in sight and what is done with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from klyngetui.app import KlyngeApp
from klyngetui.exchange.document_in import import_into
from klyngetui.model.check import Invalid
from klyngetui.screens.entry.screen import EntryScreen
from klyngetui.screens.log.source import EveryEntry, SomeEntries
from klyngetui.store.changes import Edit, commit
from klyngetui.store.log import open_log
from klyngetui.widgets.paged import PagedList
from tests.screens.hostile_log import hostile_document
from tests.screens.logs import log_at, meeting, opened, settled, text
from tests.widgets.hostile import assert_harmless

LINK = "https://eksempel.invalid/referat"
EVIDENCE = [
    {
        "id": "e1",
        "of": {"entity": "activity", "id": "a1"},
        "kind": "link",
        "label": "Referat",
        "url": LINK,
        "level": 2,
        "added_on": "2026-04-24",
    }
]
MANY = [
    meeting("a1", "2026-04-23", "hav", "ola", title="Pilot på ammoniakk", notes="Linje én\nLinje to", decisions=["Ja"]),
    meeting("a2", "2026-11-20", "fjord", "kari", status="planned", title="Møte om tang"),
    meeting("a3", "2026-12-01", "fjord", "kari", title="Neste besøk"),
    meeting("a4", "2025-05-05", "skjær", None, status="cancelled", title="Avlyst"),
    meeting("a5", "2026-11-23", "fjord", "kari", mode="phone", title="I dag"),
]


@pytest.fixture
def many(tmp_path: Path) -> Path:
    return log_at(tmp_path / "many.db", activities=MANY, evidence=EVIDENCE)


def listed(pilot: Pilot[None]) -> list[tuple[str, ...]]:
    paged = pilot.app.screen.query_one(PagedList)
    return [(row.sign, *row.cells) for row in paged.window.rows]


def titles(pilot: Pilot[None]) -> list[str]:
    return [row[3].split(" · ")[-1] for row in listed(pilot)]


async def go(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def test_every_entry_stands_newest_first_with_its_signs(many: Path) -> None:
    async with opened(many) as (_app, pilot):
        await go(pilot, "2")
        rows = listed(pilot)
        assert [row[3].split(" · ")[-1] for row in rows if row[2] == "meeting"] == [
            *("Neste besøk", "I dag", "Møte om tang", "Pilot på ammoniakk", "Avlyst")
        ]
        by_title = {row[3].split(" · ")[-1]: row for row in rows}
        assert by_title["Neste besøk"][0] == "○"
        assert by_title["I dag"][:2] == ("●", "Mon 23 Nov")
        assert by_title["I dag"][5] == "2.5"
        assert by_title["Møte om tang"][0] == "?"
        assert by_title["Møte om tang"][5] == "–"
        assert by_title["Avlyst"][:2] == ("×", "Mon 05.05.2025")
        assert by_title["Pilot på ammoniakk"][6].startswith("◆")
        assert "6 entries" in text(pilot)


async def test_the_cursor_begins_at_what_was_done_below_what_is_planned(many: Path) -> None:
    async with opened(many) as (app, pilot):
        await go(pilot, "2")
        row = app.screen.query_one(PagedList).row
        assert row is not None
        assert row.cells[0] == "Mon 23 Nov"


async def test_search_finds_as_one_types_without_marks(many: Path) -> None:
    async with opened(many) as (_app, pilot):
        await go(pilot, "2", "slash", *"mote")
        assert titles(pilot) == ["Møte om tang"]
        assert "“mote” · 1 entry" in text(pilot)
        await go(pilot, "escape")
        assert len(titles(pilot)) == 6


async def test_search_from_another_screen_opens_the_log(many: Path) -> None:
    async with opened(many) as (_app, pilot):
        await go(pilot, "slash", *"avlyst", "enter")
        assert titles(pilot) == ["Avlyst"]
        await go(pilot, "c")
        assert "Every entry is shown." not in text(pilot)
        await go(pilot, "c")
        assert "Every entry is shown." in text(pilot)
        assert len(titles(pilot)) == 6


@pytest.mark.parametrize("asked", ['"', "(", "-", "AND", "'; DROP", "\u202e", "日本"])
async def test_no_search_fails(many: Path, asked: str) -> None:
    async with opened(many) as (app, pilot):
        await go(pilot, "2", "slash")
        app.screen.query_one("SearchField").value = asked  # type: ignore[attr-defined]
        await settled(pilot)
        assert titles(pilot) == [] or len(titles(pilot)) == 6


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("unconfirmed", ["Møte om tang"]),
        ("cancelled", ["Avlyst"]),
        ("havlykta", ["Pilot på ammoniakk"]),
        ("person ola", ["Pilot på ammoniakk"]),
        ("2025-01-01..2025-12-31", ["Avlyst"]),
        ("counts 2.5", ["I dag", "Pilot på ammoniakk"]),
        ("success", ["Fjordglimt AS"]),
    ],
)
async def test_a_filter_is_chosen_by_typing_a_part_of_it(many: Path, typed: str, expected: list[str]) -> None:
    async with opened(many) as (_app, pilot):
        keys = ["space" if letter == " " else letter for letter in typed]
        await go(pilot, "2", "f", *keys, "enter")
        assert titles(pilot) == expected


async def test_filters_add_up_and_one_key_takes_them_away(many: Path) -> None:
    async with opened(many) as (_app, pilot):
        await go(pilot, "2", "f", *"fjordgl", "enter", "f", *"held", "enter")
        assert titles(pilot) == ["I dag"]
        await go(pilot, "slash", *"xyz", "enter")
        assert "c shows all entries again" in text(pilot)
        await go(pilot, "c")
        assert len(titles(pilot)) == 6


async def test_an_empty_log_says_what_to_press(tmp_path: Path) -> None:
    async with opened(log_at(tmp_path / "log.db", activities=[], stories=[])) as (_app, pilot):
        await go(pilot, "2")
        assert "Press a and type" in text(pilot)
        await go(pilot, "enter", "h", "x", "d", "v", "o")


async def test_enter_tells_the_entry_whole(many: Path) -> None:
    async with opened(many, (80, 50)) as (app, pilot):
        app.show("log", participant=found(app, "Havlykta"))
        await pilot.pause()
        await settled(pilot)
        await go(pilot, "enter")
        assert isinstance(app.screen, EntryScreen)
        told = text(pilot)
        for words in (
            *("Thursday 23 April 2026", "held · meeting · in person", "Anne Lid", "✓ Ola Ås, Havlykta"),
            *("Linje én", "Linje to", "• Ja", "✓ 2.5: yes, direct contact with Havlykta"),
            *("◆ Referat  level 2: invitation, minutes or list", LINK, "Recorded", "◷ logged late"),
        ):
            assert words in told, words


def found(app: KlyngeApp, name: str) -> str:
    return next(kept.record["id"] for kept in app.desk.log.cabinet.load("participant") if kept.record["name"] == name)


async def test_a_wide_terminal_shows_the_entry_beside_the_list(many: Path) -> None:
    async with opened(many, (160, 45)) as (app, pilot):
        await go(pilot, "2", "f", *"unconf", "enter")
        assert "planned, and its day has passed" in text(pilot)
        await go(pilot, "enter")
        assert not isinstance(app.screen, EntryScreen)
        await go(pilot, "escape")
        assert isinstance(app.focused, PagedList)


async def test_held_moves_the_figures_and_undo_takes_it_back(many: Path) -> None:
    async with opened(many) as (_app, pilot):
        await go(pilot, "2", "f", *"unconf", "enter", "h")
        assert "Held: Fjordglimt AS · Møte om tang" in text(pilot)
        assert "+1 direct contact" in text(pilot)
        assert titles(pilot) == []
        await go(pilot, "u")
        assert titles(pilot) == ["Møte om tang"]


async def test_what_is_still_to_come_is_not_held(many: Path) -> None:
    async with opened(many) as (_app, pilot):
        await go(pilot, "2", "g")
        # A story without an outcome stands on the day it was recorded, which may be later still.
        await go(pilot, *["down"] * titles(pilot).index("Neste besøk"), "h")
        assert "still to come" in text(pilot)
        await go(pilot, "x")
        assert "Cancelled: Fjordglimt AS · Neste besøk" in text(pilot)


async def test_deleting_takes_one_key_and_undo_brings_it_back(many: Path) -> None:
    async with opened(many) as (_app, pilot):
        await go(pilot, "2", "slash", *"dag", "enter", "d")
        assert "Deleted: Fjordglimt AS · I dag" in text(pilot)
        assert titles(pilot) == []
        await go(pilot, "u")
        assert titles(pilot) == ["I dag"]


async def test_a_deleted_entry_on_its_own_screen_says_so(many: Path) -> None:
    async with opened(many) as (_app, pilot):
        await go(pilot, "2", "enter", "d")
        assert "deleted; u brings it back" in text(pilot)
        await go(pilot, "u")
        assert "deleted; u brings it back" not in text(pilot)


async def test_history_tells_who_changed_what(many: Path) -> None:
    async with opened(many) as (_app, pilot):
        await go(pilot, "2", "slash", *"dag", "enter", "x", "v")
        assert "status: held → cancelled" in text(pilot)
        await go(pilot, "escape")
        assert "History" not in text(pilot)


@pytest.mark.parametrize(("url", "expected"), [(LINK, [LINK]), ("javascript:alert(1)", []), ("file:///etc/passwd", [])])
async def test_evidence_opens_and_only_web_links_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str, expected: list[str]
) -> None:
    browser: list[str] = []
    monkeypatch.setattr(KlyngeApp, "open_url", lambda _app, place, **_more: browser.append(place))
    try:
        path = log_at(tmp_path / "log.db", evidence=[{**EVIDENCE[0], "url": url}])
    except Invalid:
        assert expected == []
        return
    async with opened(path) as (app, pilot):
        app.show("log", participant=found(app, "Havlykta"))
        await pilot.pause()
        await settled(pilot)
        await go(pilot, "o")
        assert browser == expected


async def test_another_program_writes_and_the_cursor_stays_on_its_entry(many: Path) -> None:
    async with opened(many) as (app, pilot):
        await go(pilot, "2", "j", "j")
        paged = app.screen.query_one(PagedList)
        before = paged.row
        with open_log(many) as other:
            row = {"participant": found(app, "Havlykta"), "status": "present"}
            fields: dict[str, Any] = {"kind": "meeting", "date": "2026-11-22", "status": "held", "mode": "video"}
            commit(other, [Edit("activity", "01900000-0000-7000-8000-000000000099", {**fields, "attendance": [row]})])
        app.log_changed()
        await settled(pilot)
        assert "7 entries" in text(pilot)
        assert before is not None
        assert paged.row is not None
        assert paged.row.key == before.key


async def test_a_long_log_scrolls_with_bounded_rows(tmp_path: Path) -> None:
    entries = [meeting(f"m{n}", f"20{20 + n % 6}-{1 + n % 12:02}-{1 + n % 28:02}", "fjord", "kari") for n in range(600)]
    async with opened(log_at(tmp_path / "log.db", activities=entries)) as (app, pilot):
        await go(pilot, "2")
        paged = app.screen.query_one(PagedList)
        for key in ("G", "g", "pagedown", "pagedown", "G", "k"):
            await go(pilot, key)
            assert len(paged.window.rows) <= paged.window.limit
        assert paged.cursor == 599


def test_both_sources_give_the_same_pages(many: Path) -> None:
    from array import array

    from klyngetui.clock import today
    from klyngetui.store.pages import older_first

    with open_log(many) as log:
        every = EveryEntry(log, today())
        some = SomeEntries(log, today(), array("q", older_first(log, limit=-1)))
        assert every.total == some.total == 6
        rows = every.first(10)
        for ask in ("first", "last"):
            for n in (0, 1, 4, 10):
                assert getattr(every, ask)(n) == getattr(some, ask)(n)
        for place, row in enumerate(rows):
            assert every.rank(row.key) == some.rank(row.key) == place
            for n in (1, 3, 10):
                assert every.after(row.key, n) == some.after(row.key, n) == rows[place + 1 : place + 1 + n]
                assert every.before(row.key, n) == some.before(row.key, n) == rows[max(place - n, 0) : place]
                assert every.at(place, n) == some.at(place, n) == rows[place : place + n]


@pytest.mark.parametrize("size", [(80, 24), (160, 45), (40, 20)])
async def test_hostile_text_breaks_nothing(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "log.db"
    import_into(path, hostile_document())
    async with opened(path, size) as (app, pilot):
        await go(pilot, "2", "g")
        paged = app.screen.query_one(PagedList)
        await assert_harmless(pilot)
        for place in range(paged.window.total):
            paged.move(place)
            await pilot.press("enter")
            await assert_harmless(pilot)
            await pilot.press("escape" if len(app.screen_stack) > 2 else "2")
        for key in ("f", "escape", "v", "escape", "slash", "x", "escape", "x"):
            await go(pilot, key)
            await assert_harmless(pilot)
