"""What is to be done about a group or participant: written down, changed, finished, from where it is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from klyngetui.screens.forms.form import Form
from klyngetui.screens.picker import Picker
from klyngetui.store.log import open_log
from klyngetui.widgets.paged import PagedList
from klyngetui.widgets.plain_input import PlainInput
from tests.screens.logs import IDS, opened, text
from tests.screens.rich import rich
from tests.screens.steps import WIDE, go, letters, line_of

FJORD = ("3", "slash", *"fjordgl", "enter", "enter")


def actions(path: Path) -> dict[str, dict[str, Any]]:
    with open_log(path, write=False) as log:
        return {kept.record["text"]: kept.record for kept in log.cabinet.load("action")}


async def test_an_action_is_written_down_with_its_day_and_who_does_it(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db", actions=[])
    async with opened(path, WIDE) as (_app, pilot):
        await go(pilot, "5", "t", *letters("Bestill rom"), "tab", *letters("01.12."), "enter")
        made = actions(path)["Bestill rom"]
        assert (made["due_on"], made["owner"], made["done_on"]) == ("2026-12-01", IDS["anne"], None)
        assert made["of"]["entity"] == "group"
        assert "To do: Bestill rom · u undo" in text(pilot)
        assert "□ Bestill rom  due 01.12.2026" in text(pilot)
        await go(pilot, "u")
        assert "□ Bestill rom" not in text(pilot)


async def test_the_only_action_is_finished_by_one_key_and_undo_opens_it_again(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db")
    async with opened(path, WIDE) as (app, pilot):
        await go(pilot, "5", "f")
        assert not isinstance(app.screen, Picker)
        assert actions(path)["Bestill rom"]["done_on"] == "2026-11-23"
        assert "Done: Bestill rom" in text(pilot)
        assert "□ Bestill rom" not in text(pilot)
        await go(pilot, "f")
        assert "There is no open action here." in text(pilot)
        await go(pilot, "u")
        assert "□ Bestill rom" in text(pilot)


async def test_of_several_one_is_chosen_to_be_finished_or_changed(tmp_path: Path) -> None:
    of = {"entity": "participant", "id": "fjord"}
    both = [{"id": f"x{at}", "text": words, "of": of} for at, words in enumerate(("Ring Kari", "Send brev"))]
    path = rich(tmp_path / "log.db", actions=both)
    async with opened(path, WIDE) as (app, pilot):
        await go(pilot, *FJORD, "f", *letters("brev"), "enter")
        assert [name for name, one in actions(path).items() if one["done_on"]] == ["Send brev"]
        await go(pilot, "t")
        assert isinstance(app.screen, Picker)
        await go(pilot, "enter", "end", *letters(" Nes"), "enter")
        assert not isinstance(app.screen, Form)
        assert actions(path)["Ring Kari Nes"]["of"] == actions(path)["Send brev"]["of"]
        assert "□ Ring Kari Nes" in text(pilot)


async def test_one_more_is_written_down_where_there_are_some(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db")
    async with opened(path, WIDE) as (_app, pilot):
        await go(pilot, *FJORD, "t", "end", "down", "down", "down", "enter", *letters("Ny avtale"), "enter")
        assert actions(path)["Ny avtale"]["of"]["entity"] == "participant"
        assert "□ Ny avtale" in text(pilot)


async def test_lines_of_a_long_action_stay(tmp_path: Path) -> None:
    long = {"id": "x1", "text": "Ring\nog skriv", "of": {"entity": "group", "id": "g1"}}
    path = rich(tmp_path / "log.db", actions=[long])
    async with opened(path) as (_app, pilot):
        await go(pilot, "5", "t", "enter", "tab", *letters("01.12."), "f2")
        assert actions(path)["Ring\nog skriv"]["due_on"] == "2026-12-01"


# What is due, on Home and in the weekly review ---------------------------------------------------------------------

DUE = [
    {"id": "x1", "text": "Ring [/] Kari", "due_on": "2026-11-20", "of": {"entity": "story", "id": "s1"}},
    {"id": "x2", "text": "Bestill lokale", "due_on": "2026-11-30"},
    {"id": "x3", "text": "Langt fram", "due_on": "2026-12-24"},
    {"id": "x4", "text": "Uten dag"},
    {"id": "x5", "text": "Alt gjort", "due_on": "2026-11-01", "done_on": "2026-11-01"},
]


async def test_home_begins_with_what_is_overdue_or_due_in_a_week(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db", actions=DUE)
    async with opened(path) as (app, pilot):
        first, second = app.screen.query_one("#waiting", PagedList).window.rows[:2]
        assert first.cells == ("Due", "Ring [/] Kari", "20.11.")
        assert second.cells == ("Due", "Bestill lokale", "30.11.")
        assert "▲" in line_of(pilot, "Ring [/] Kari")
        assert not any(words in text(pilot) for words in ("Langt fram", "Uten dag", "Alt gjort"))


async def test_an_action_is_finished_or_changed_where_home_tells_it(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db", actions=DUE)
    async with opened(path) as (app, pilot):
        assert "f Finished" not in text(pilot)
        await go(pilot, "f")
        assert "f Finished: nothing here to use it on" in text(pilot)
        app.screen.query_one("#waiting", PagedList).focus()
        await pilot.pause()
        assert "f Finished" in text(pilot).splitlines()[-1]
        await go(pilot, "f")
        assert actions(path)["Ring [/] Kari"]["done_on"] == "2026-11-23"
        assert "Done: Ring [/] Kari" in text(pilot)
        assert "Due" in line_of(pilot, "Bestill lokale")
        await go(pilot, "u")
        assert "Due" in line_of(pilot, "Ring [/] Kari")
        await go(pilot, "g", "down", "enter")
        app.screen.query_one("#ask-due_on", PlainInput).value = "01.12."
        await go(pilot, "enter")
        assert actions(path)["Bestill lokale"]["due_on"] == "2026-12-01"


async def test_the_weekly_review_looks_ahead_at_what_is_due(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db", actions=DUE)
    async with opened(path, WIDE) as (_app, pilot):
        await go(pilot, "8", *["right"] * 7)
        assert "Back and ahead" in text(pilot)
        assert "▲ 20.11. Ring [/] Kari" in text(pilot)
        assert "· 30.11. Bestill lokale" in text(pilot)
        assert "Langt fram" not in text(pilot)
