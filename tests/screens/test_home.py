"""Home: figures, lists, the ways out of it, and a log somebody else writes to."""

from __future__ import annotations

from pathlib import Path

import pytest

from klyngetui.app import KlyngeApp
from klyngetui.model.ids import uuid7
from klyngetui.store.changes import Edit, commit
from klyngetui.store.log import open_log
from klyngetui.widgets.gauge import Gauge
from klyngetui.widgets.paged import PagedList
from tests.screens.logs import ALWAYS, TODAY, document, log_at, meeting, opened, settled, text
from tests.widgets.hostile import assert_harmless


async def test_everything_that_matters_stands_on_eighty_by_twenty_four(tmp_path: Path) -> None:
    passed = meeting("a2", "2026-11-12", "skjær", None, status="planned", title="Besøk")
    log = log_at(tmp_path / "log.db", activities=[*document()["activities"], passed])
    async with opened(log) as (app, pilot):
        shown = text(pilot)
        for words in (
            "Prøveklyngen · Home",
            "Mon 23 Nov 2026",
            "33 %  1 of 3",
            "80 %",
            "Fjordglimt AS",
            "never",
            "Skjærgard Design",
            "12.11.",
            "Havrom",
            "Tang på menyen",
            "label 60 d left (22.01.2027)",
            "a Add",
            "? Help",
        ):
            assert words in shown, words
        assert [len(gauge.data.months) for gauge in app.screen.query(Gauge)] == [12, 12, 12]


async def test_no_reason_is_cut_and_a_cut_row_stands_whole_below_the_lists(tmp_path: Path) -> None:
    long = "Sende utkast til søknad om felles testfasilitet i havbasseng"
    to_do = {"id": "t1", "text": long, "due_on": TODAY}
    drafted = {"id": "s2", "title": "Node og kommunen", "contribution": "Vi førte dem sammen."}
    stories = [*document()["stories"], drafted]
    path = log_at(tmp_path / "log.db", actions=[to_do], stories=stories)
    async with opened(path) as (app, pilot):
        days = "label 60 d left (22.01.2027)"
        assert days in text(pilot)
        assert long not in text(pilot)
        waiting = app.screen.query_one("#waiting", PagedList)
        assert [row.cells[2] for row in waiting.window.rows if row.cells[0] == "Story"] == ["Drafted", "Seed"]
        assert all(len(row.cells[2]) <= waiting.given[2] for row in waiting.window.rows)
        waiting.focus()
        await settled(pilot)
        assert f"Due · {long} · 23.11." in text(pilot)
        await pilot.press("G")
        await settled(pilot)
        assert days in text(pilot)


@pytest.mark.parametrize("size", [(80, 45), (160, 45)])
async def test_the_latest_stands_below_where_the_terminal_is_high(path: Path, size: tuple[int, int]) -> None:
    async with opened(path, size) as (app, _pilot):
        waiting, latest = (app.screen.query_one(name).region for name in ("#waiting", "#latest"))
        assert latest.y >= waiting.bottom
        assert latest.width > waiting.width


async def test_footer_and_help_begin_with_what_the_screen_is_for(path: Path) -> None:
    async with opened(path, (80, 40)) as (_app, pilot):
        assert "Enter Open  p Plan a visit" in text(pilot)
        await pilot.press("2", "question_mark")
        await settled(pilot)
        shown = text(pilot)
        assert shown.index("Take every filter") < shown.index("In lists") < shown.index("Everywhere")


async def test_where_room_is_scarce_the_screen_is_named_rather_than_the_cluster(path: Path) -> None:
    async with opened(path, (40, 20)) as (_app, pilot):
        await pilot.press("9")
        await settled(pilot)
        assert " Evidence and export    Mon 23 Nov 2026" in text(pilot)


@pytest.mark.parametrize("size", [(40, 20), (60, 20), (80, 24), (160, 45), (200, 60)])
async def test_every_size_is_painted(path: Path, size: tuple[int, int]) -> None:
    async with opened(path, size) as (_app, pilot):
        await assert_harmless(pilot)
        assert "Fjordglimt AS" in text(pilot)


async def test_an_empty_log_says_what_to_press(tmp_path: Path) -> None:
    nothing: dict[str, list[object]] = {
        name: [] for name in ("participants", "people", "groups", "activities", "stories")
    }
    async with opened(log_at(tmp_path / "log.db", **nothing)) as (app, pilot):
        assert "no participants" in text(pilot)
        assert "Press a and write whom you met" in text(pilot)
        await pilot.press("p", "enter")
        assert app.is_running


async def test_a_log_of_new_participants_alone_says_why_nobody_is_counted(tmp_path: Path) -> None:
    new = {"id": "fjord", "name": "Fjordglimt AS", "kind": "sme", "commitments": [{**ALWAYS[0], "from": TODAY}]}
    more = {"participants": [new], "people": [], "groups": [], "activities": [], "stories": []}
    async with opened(log_at(tmp_path / "log.db", **more)) as (_app, pilot):
        assert "no participants" in text(pilot)
        assert "1 new, not counted yet" in text(pilot)
        await pilot.press("7")
        await settled(pilot)
        assert "no participants  1 new, not counted yet" in text(pilot)


async def test_days_of_another_year_say_so_and_the_latest_bear_the_signs_of_the_log(tmp_path: Path) -> None:
    passed = meeting("b1", "2026-11-12", "skjær", None, status="planned", title="Glemt")
    off = meeting("b2", "2025-11-13", "skjær", None, status="cancelled", title="Avlyst")
    talk = meeting("b3", "2025-11-14", "fjord", "kari", title="Prat")
    late = {"id": "t1", "text": "Ring tilbake", "due_on": "2025-11-20"}
    log = log_at(tmp_path / "log.db", activities=[passed, off, talk], actions=[late], stories=[])
    async with opened(log, (160, 45)) as (app, pilot):
        due = app.screen.query_one("#waiting", PagedList).window.rows[0]
        assert due.cells[1:] == ("Ring tilbake", "20.11.2025")
        latest = [line for line in text(pilot).splitlines() if line[3:6] in ("12.", "13.", "14.")]
        assert [(line[1], line[3:13].rstrip()) for line in latest] == [
            ("?", "12.11."),
            ("●", "14.11.2025"),
            ("×", "13.11.2025"),
        ]


async def test_what_another_program_writes_is_shown(path: Path) -> None:
    async with opened(path) as (app, pilot):
        with open_log(path) as other:
            commit(other, [Edit("participant", uuid7(), {"name": "Nyhavn", "kind": "sme"})])
            cluster = other.cluster["id"]
            commit(other, [Edit("cluster", cluster, {"name": "Omdøpt"})])
        app.log_changed()
        await settled(pilot)
        assert "Omdøpt · Home" in text(pilot)
        assert app.desk.names.match("nyhavn", "participant")


async def test_a_log_that_can_only_be_read_says_so(path: Path) -> None:
    app = KlyngeApp(path, open_log(path, write=False))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "read-only" in text(pilot)
        await pilot.press("a")
        assert "nothing was written" in text(pilot)
        await pilot.press("u")
        assert app.is_running


async def test_undo_with_nothing_to_undo_says_so(path: Path) -> None:
    async with opened(path) as (_app, pilot):
        await pilot.press("U")
        assert "There is nothing to bring back." in text(pilot)


async def test_the_lists_are_read_by_keys_and_the_palette_offers_what_applies(path: Path) -> None:
    async with opened(path) as (app, pilot):
        gaps = app.screen.query_one("#gaps", PagedList)
        await pilot.press("j")
        assert gaps.has_focus
        await pilot.press("j")
        assert gaps.cursor == 1
        await pilot.press("ctrl+p")
        await settled(pilot)
        assert "Plan a visit" in text(pilot)
        await pilot.press(*"theme")
        await settled(pilot)
        assert "Choose colours" in text(pilot)
        await pilot.press("escape", "question_mark")
        assert "In lists" in text(pilot)


async def test_the_theme_is_remembered(path: Path) -> None:
    async with opened(path) as (app, pilot):
        app.theme = "klynge-dag"
        await pilot.pause()
    async with opened(path) as (app, _pilot):
        assert app.theme == "klynge-dag"


NAMES = (
    "[/] Øl & =SUM(A1)",
    "[@click=app.quit]x[/]",
    "\u202eRLO",
    "👩 ❤️ 日本語",
    "trailing \\",
    "list[int] :smile:",
    "x" * 1000,
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_names_of_every_kind_are_only_shown(tmp_path: Path, name: str, size: tuple[int, int]) -> None:
    more = {
        "cluster": {"name": name, "timezone": "Europe/Oslo"},
        "participants": [{"id": "p", "name": name, "kind": "sme", "commitments": ALWAYS}],
        "people": [{"id": "k", "name": name, "employments": [{"participant": "p"}]}],
        "groups": [{"id": "g", "name": name, "kind": "working_group"}],
        "activities": [
            meeting("a1", "2026-10-01", "p", "k", title=name, notes="x" * 20_000),
            meeting("a2", "2026-10-02", "p", "k", status="planned", title=name),
        ],
        "stories": [{"id": "s", "title": name}],
    }
    async with opened(log_at(tmp_path / "log.db", **more), size) as (app, pilot):
        await assert_harmless(pilot)
        await pilot.press("r")
        await assert_harmless(pilot)
        await pilot.press("enter")
        await assert_harmless(pilot)
        await pilot.press("u", "ctrl+p")
        await assert_harmless(pilot)
        assert app.is_running


@pytest.mark.parametrize(("keys", "indicator"), [((), "2.5"), (("right",), "4.5"), (("left",), "5.2")])
async def test_every_figure_is_opened_by_at_most_two_keys(path: Path, keys: tuple[str, ...], indicator: str) -> None:
    async with opened(path) as (app, pilot):
        await pilot.press(*keys, "enter")
        await settled(pilot)
        assert app.base is not app.get_screen("home")
        assert indicator in text(pilot)
        await pilot.press("escape", "escape", "escape")
        await settled(pilot)
        assert "Prøveklyngen · Home" in text(pilot)


async def test_a_participant_to_contact_opens_in_the_log(path: Path) -> None:
    async with opened(path) as (_app, pilot):
        await pilot.press("j", "enter")
        await settled(pilot)
        assert "Prøveklyngen · Log" in text(pilot)
        await pilot.press("escape", "escape")
        await settled(pilot)
        assert "Prøveklyngen · Home" in text(pilot)


async def test_who_has_a_visit_planned_says_so_among_those_to_contact(tmp_path: Path) -> None:
    coming = meeting("a2", "2026-12-04", "skjær", None, status="planned", title="Besøk")
    passed = meeting("a3", "2026-11-12", "hav", None, status="planned", title="Ikke bekreftet")
    path = log_at(tmp_path / "log.db", activities=[*document()["activities"], coming, passed])
    async with opened(path, (160, 45)) as (app, _pilot):
        rows = {row.cells[0]: row for row in app.screen.query_one("#gaps", PagedList).window.rows}
        planned = rows["Skjærgard Design"]
        assert (planned.sign, *planned.cells[1:]) == ("✓", "planned 04.12.", "never")
        assert all("planned" not in row.cells[1] for name, row in rows.items() if name != "Skjærgard Design")
        assert len(rows) > 1


async def test_a_log_of_a_newer_version_opens_for_reading_and_says_why(path: Path) -> None:
    with open_log(path) as log:
        newer = log.connection.execute("PRAGMA user_version").fetchone()[0] + 1
        log.connection.execute(f"PRAGMA user_version = {newer}")
    async with opened(path) as (_app, pilot):
        assert "read-only" in text(pilot)
        assert "Update klyngetui" in text(pilot)


async def test_a_log_that_breaks_while_open_is_told_not_fatal(path: Path) -> None:
    async with opened(path) as (app, pilot):
        with open_log(path) as other:
            other.connection.execute("DROP TABLE tally")
        await pilot.press("a", *"fjor", "enter")
        await settled(pilot)
        assert app.is_running
        assert "klyngetui doctor" in text(pilot)


async def test_a_week_without_its_seal_is_named_and_opens_in_the_review(tmp_path: Path) -> None:
    path = log_at(tmp_path / "log.db")
    with open_log(path) as log:
        commit(log, [Edit("review", uuid7(), {"week": "2026-W46", "opened_on": "2026-11-13"})])
    async with opened(path) as (app, pilot):
        waiting = app.screen.query_one("#waiting", PagedList)
        waiting.focus()
        await pilot.press("G")
        assert waiting.row is not None
        assert waiting.row.cells == ("Seal", "week 47", "2 in all")
        await pilot.press("enter")
        await settled(pilot)
        assert "Week 47" in text(pilot)
