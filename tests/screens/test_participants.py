"""Participants: what the list says, how it is found in, and what its keys do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from klyngetui import locale
from klyngetui.screens.forms.form import Form
from klyngetui.store.log import open_log
from tests.screens.logs import opened, settled, text
from tests.screens.rich import KEYS, hostile, rich
from tests.screens.steps import WIDE, go, line_of, record, shown
from tests.widgets.hostile import assert_harmless


async def test_the_list_says_how_the_cluster_stands_to_each(tmp_path: Path) -> None:
    async with opened(rich(tmp_path / "log.db")) as (_app, pilot):
        await go(pilot, "3")
        assert line_of(pilot, "Fjordglimt AS").split()[:2] == ["●", "Fjordglimt"]
        assert line_of(pilot, "Fjordglimt AS").split()[3:5] == ["21", "d"]
        assert line_of(pilot, "Havlykta").startswith(" !")
        assert line_of(pilot, "Skjærgard Design").startswith(" ▲")
        assert line_of(pilot, "Nyfjæra kommune").startswith(" +")
        assert line_of(pilot, "Prospekt AS").startswith(" ○")
        assert line_of(pilot, "Avgått AS").startswith(" –")
        assert line_of(pilot, "Gammelglimt AS").startswith(" →")
        assert "3 ↑ 0" in line_of(pilot, "Fjordglimt AS")
        # Those never met come first, those that do not count last.
        assert shown(pilot)[0] == "Skjærgard Design"
        assert shown(pilot)[-1] == "Gammelglimt AS"


async def test_a_wide_list_cuts_no_kind_and_keeps_the_numbers_near_the_names(tmp_path: Path) -> None:
    locale.choose("nb")
    async with opened(rich(tmp_path / "log.db"), (200, 45)) as (_app, pilot):
        await go(pilot, "3")
        assert "liten eller mellomstor bedrift" in line_of(pilot, "Fjordglimt AS")
        for key, head in (("4", "Direkte"), ("5", "Tilstand")):
            await go(pilot, key)
            assert line_of(pilot, head).index(head) < 60


async def test_sorting_and_turning_round(tmp_path: Path) -> None:
    async with opened(rich(tmp_path / "log.db")) as (_app, pilot):
        await go(pilot, "3", "s")
        assert shown(pilot) == sorted(shown(pilot), key=str.casefold)
        await go(pilot, "S")
        assert shown(pilot) == sorted(shown(pilot), key=str.casefold, reverse=True)


async def test_finding_by_words_folds_letters_and_reads_places(tmp_path: Path) -> None:
    async with opened(rich(tmp_path / "log.db")) as (_app, pilot):
        await go(pilot, "3", "slash", *"skjaer", "enter")
        assert shown(pilot) == ["Skjærgard Design"]
        await go(pilot, "c", "slash", *"nyfj", "enter")
        assert shown(pilot) == ["Nyfjæra kommune"]
        await go(pilot, "slash", "escape")
        assert len(shown(pilot)) == 7
        await go(pilot, "slash", *"zzz", "enter")
        assert "c shows everybody again" in text(pilot)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("overdue", ["Havlykta"]),
        ("never met", ["Skjærgard Design", "Nyfjæra kommune"]),
        ("prospects", ["Prospekt AS"]),
        ("no longer", ["Avgått AS", "Gammelglimt AS"]),
        ("research", ["Havlykta"]),
    ],
)
async def test_filters(tmp_path: Path, typed: str, names: list[str]) -> None:
    async with opened(rich(tmp_path / "log.db")) as (_app, pilot):
        await go(pilot, "3", "f", *("space" if letter == " " else letter for letter in typed), "enter")
        assert sorted(shown(pilot)) == sorted(names)
        await go(pilot, "c")
        assert len(shown(pilot)) == 7


async def test_a_visit_is_planned_in_three_keys(tmp_path: Path) -> None:
    async with opened(rich(tmp_path / "log.db")) as (app, pilot):
        await go(pilot, "3", "p", "enter")
        newest = app.desk.log.cabinet.load("activity")[-1].record
        assert (newest["status"], newest["date"]) == ("planned", "2026-11-30")
        assert app.desk.name(newest["attendance"][0]["participant"]) == "Skjærgard Design"


async def test_an_entry_may_begin_with_the_participant(tmp_path: Path) -> None:
    async with opened(rich(tmp_path / "log.db")) as (app, pilot):
        await go(pilot, "3", "l")
        assert app.screen.bar.line == '"Skjærgard Design":'


async def test_a_new_participant_takes_its_name_and_enter(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db")
    async with opened(path) as (_app, pilot):
        await go(pilot, "3", "n", *"Ny", "enter")
        assert "Ny is now a participant" in text(pilot)
        assert "Ny" in shown(pilot)
        made = record(path, "Ny")
        assert made["kind"] == "sme"
        assert made["commitments"] == [{"from": "2026-11-23", "to": None, "ground": "agreement"}]
        await go(pilot, "u")
        assert "Ny" not in shown(pilot)


async def test_a_participant_without_a_name_is_refused_in_the_form(tmp_path: Path) -> None:
    async with opened(rich(tmp_path / "log.db")) as (app, pilot):
        await go(pilot, "3", "n", "enter")
        assert isinstance(app.screen, Form)
        assert "Name: This one is still empty." in text(pilot)
        await go(pilot, "escape")
        assert not isinstance(app.screen, Form)


async def test_editing_changes_only_what_was_changed(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db")
    before = record(path, "Fjordglimt AS")
    async with opened(path) as (app, pilot):
        await go(pilot, "3", "slash", *"fjordglimt", "enter", "e")
        await go(pilot, "end", "X", "enter")
        assert "Fjordglimt ASX changed" in text(pilot)
        after = record(path, "Fjordglimt ASX")
        assert {**before, "name": "Fjordglimt ASX"} == after
        assert app.desk.log.connection.execute("SELECT patch FROM change ORDER BY seq DESC").fetchone() == (
            '{"name":"Fjordglimt ASX"}',
        )


async def test_leaving_a_changed_form_asks_once(tmp_path: Path) -> None:
    async with opened(rich(tmp_path / "log.db")) as (app, pilot):
        await go(pilot, "3", "e", "X", "escape")
        assert isinstance(app.screen, Form)
        assert "Nothing is saved yet" in text(pilot)
        await go(pilot, "escape")
        assert not isinstance(app.screen, Form)
        assert "SkjærgardX" not in text(pilot)


async def test_ending_a_commitment(tmp_path: Path) -> None:
    path = rich(tmp_path / "log.db")
    async with opened(path) as (_app, pilot):
        await go(pilot, "3", "x", "enter")
        assert record(path, "Skjærgard Design")["commitments"][0]["to"] == "2026-11-23"
        await go(pilot, "slash", *"avg", "enter", "x")
        assert "no commitment that runs" in text(pilot)


async def test_a_day_that_is_none_is_told_in_the_form(tmp_path: Path) -> None:
    async with opened(rich(tmp_path / "log.db")) as (app, pilot):
        await go(pilot, "3", "x", *"zz", "enter")
        assert isinstance(app.screen, Form)
        assert "Last day committed:" in text(pilot)


async def test_a_change_by_another_program_is_shown_by_itself(tmp_path: Path) -> None:
    from klyngetui.store.changes import Edit, commit

    path = rich(tmp_path / "log.db")
    async with opened(path) as (app, pilot):
        await go(pilot, "3")
        with open_log(path) as other:
            commit(other, [Edit("participant", record(path, "Havlykta")["id"], {"name": "Havlampa"})])
        app.log_changed()
        await settled(pilot)
        assert "Havlampa" in shown(pilot)


async def test_a_wide_screen_tells_the_one_under_the_cursor(tmp_path: Path) -> None:
    async with opened(rich(tmp_path / "log.db"), WIDE) as (_app, pilot):
        await go(pilot, "3", "slash", *"fjordgl", "enter")
        assert "Last direct contact: 02.11.2026 (21 d)" in text(pilot)
        assert "Liker kaffe" in text(pilot)


async def test_an_empty_log_says_what_to_press(tmp_path: Path) -> None:
    nothing: dict[str, Any] = {key: [] for key in KEYS}
    async with opened(rich(tmp_path / "log.db", **nothing)) as (_app, pilot):
        await go(pilot, "3")
        assert "Press n" in text(pilot)
        await go(pilot, "e", "p", "x", "l", "o", "enter")
        assert "Press n" in text(pilot)


@pytest.mark.parametrize("size", [(80, 24), (40, 20), WIDE])
async def test_hostile_words_are_shown_and_do_nothing(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(hostile(tmp_path / "log.db"), size) as (app, pilot):
        for keys in (("3",), ("down",), ("s",), ("enter",), ("i",), ("escape",), ("4",), ("end",)):
            await go(pilot, *keys)
            await assert_harmless(pilot)
        for keys in (("3",), ("e",), ("tab",), ("tab",)):
            await go(pilot, *keys)
            assert app.is_running
