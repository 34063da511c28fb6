"""People of a participant and of the team, on screen: added, changed, their last day."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from klyngetui.store.log import open_log
from tests.screens.logs import opened, text
from tests.screens.rich import rich
from tests.screens.steps import WIDE, go, letters, line_of

FJORD = ("3", "slash", *"fjordgl", "enter", "enter")


def named(path: Path, entity: str, name: str) -> dict[str, Any]:
    with open_log(path, write=False) as log:
        return next(kept.record for kept in log.cabinet.load(entity) if kept.record["name"] == name)


def terms(path: Path, name: str) -> list[tuple[str, str | None, str | None]]:
    with open_log(path, write=False) as log:
        names = {kept.record["id"]: kept.record["name"] for kept in log.cabinet.load("participant")}
    return [(names[one["participant"]], one["from"], one["to"]) for one in named(path, "person", name)["employments"]]


async def test_somebody_new_is_added_by_name(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db")
    async with opened(path, WIDE) as (_app, pilot):
        await go(pilot, *FJORD, "c", *letters("Siv Moe"), "enter", "tab", *letters("Daglig leder"), "tab")
        await go(pilot, *letters("siv"), "enter")
        made = named(path, "person", "Siv Moe")
        assert (made["role"], made["email"]) == ("Daglig leder", "siv")
        assert terms(path, "Siv Moe") == [("Fjordglimt AS", None, None)]
        assert "Siv Moe added" in text(pilot)
        assert "Siv Moe  Daglig leder, never seen" in text(pilot)


async def test_a_last_day_ends_the_employment_and_undo_brings_it_back(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db")
    async with opened(path, WIDE) as (app, pilot):
        await go(pilot, *FJORD, "c", "enter")
        app.screen.query_one("#ask-to").focus()
        await go(pilot, *letters("20.11.2026"), "enter")
        assert terms(path, "Kari Nes") == [("Fjordglimt AS", None, "2026-11-20")]
        assert "not employed here" in line_of(pilot, "Kari Nes")
        await go(pilot, "u")
        assert terms(path, "Kari Nes") == [("Fjordglimt AS", None, None)]


async def test_who_comes_back_keeps_the_earlier_time(tmp_path: Path) -> None:
    before = [{"participant": "fjord", "from": None, "to": "2025-12-31"}]
    people = [{"id": "kari", "name": "Kari Nes", "employments": before}, {"id": "ola", "name": "Ola Ås"}]
    path = rich(tmp_path / "log.db", people=people)
    async with opened(path, WIDE) as (app, pilot):
        await go(pilot, *FJORD, "c", "enter")
        app.screen.query_one("#ask-from").focus()
        await go(pilot, *letters("01.10.2026"), "enter")
        assert terms(path, "Kari Nes") == [
            ("Fjordglimt AS", None, "2025-12-31"),
            ("Fjordglimt AS", "2026-10-01", None),
        ]


async def test_somebody_of_another_participant_works_here_too_unless_it_is_answered_with_no(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db")
    async with opened(path, WIDE) as (app, pilot):
        await go(pilot, *FJORD, "c", *letters("ola"), "enter")
        app.screen.query_one("#ask-here").focus()
        await go(pilot, "right", "f2")
        assert terms(path, "Ola Ås") == [("Havlykta", None, None)]
        await go(pilot, "c", *letters("ola"), "enter", "f2")
        assert terms(path, "Ola Ås") == [("Havlykta", None, None), ("Fjordglimt AS", None, None)]


async def test_the_team_is_listed_changed_and_grows(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db")
    async with opened(path) as (app, pilot):
        app.show("settings", tab="team")
        await go(pilot, "n", *letters("Bo Dal"), "enter")
        assert named(path, "team_member", "Bo Dal")["spells"] == [{"from": None, "to": None}]
        assert "Bo Dal is in the team" in text(pilot)
        await go(pilot, "enter", "tab", "tab", "tab", *letters("01.11.2026"), "enter")
        assert named(path, "team_member", "Anne Lid")["spells"] == [{"from": None, "to": "2026-11-01"}]
        assert "– Anne Lid" in line_of(pilot, "Anne Lid")
        await go(pilot, "u")
        assert named(path, "team_member", "Anne Lid")["spells"] == [{"from": None, "to": None}]
