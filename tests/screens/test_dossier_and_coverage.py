"""One participant's whole history, and everybody against the five ways of reaching them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from klyngetui.screens.entry.screen import EntryScreen
from klyngetui.widgets.paged import PagedList
from tests.screens.logs import meeting, opened, text
from tests.screens.rich import KEYS, rich
from tests.screens.steps import WIDE, go, line_of

FJORD = ("3", "slash", *"fjordgl", "enter", "enter")


async def test_the_dossier_tells_the_whole_history(tmp_path: Path) -> None:
    async with opened(rich(tmp_path / "log.db"), WIDE) as (_app, pilot):
        await go(pilot, *FJORD)
        shown = text(pilot)
        assert "met directly in the period · direct 21 d · seen 21 d · planned 10.12. · 90 days: 3 ↑ 0" in shown
        assert "● Direct   ● Group   · Event   ◐ 2 people   ● Story" in shown
        assert "Kari Nes  Leder, 21 d, 1 time" in shown
        assert "! Send tilbud" in shown
        assert "● Havrom  active" in shown
        assert "☆ Tang på menyen  missing:" in shown
        assert "Pilot på ammoniakk" in shown
        assert "Liker kaffe" in shown
        # Planned ones stand above, but for stories, which may have been recorded later still.
        days = [row.cells[0] for row in pilot.app.screen.query_one(PagedList).window.rows]
        assert [day[4:] for day in days if day[4:] in ("10 Dec", "20 Oct", "2 Nov")] == ["10 Dec", "2 Nov", "20 Oct"]


async def test_weeks_show_what_a_predecessor_did_too(tmp_path: Path) -> None:
    before = meeting("b1", "2026-01-15", "old", None)
    async with opened(rich(tmp_path / "log.db", activities=[before])) as (_app, pilot):
        await go(pilot, *FJORD)
        assert line_of(pilot, "Meetings").count("░") == 1
        assert line_of(pilot, "Events").count("·") == 52
        assert "seen 312 d" in text(pilot)


async def test_its_entries_count_for_what_they_count_for_as_to_it_and_do_not_name_it_again(tmp_path: Path) -> None:
    rows = [{"participant": "fjord", "status": "present"}, {"participant": "skjær", "status": "absent"}]
    shared = {"attendance": [{**rows[0], "direct": True, "person": "kari"}, {**rows[1], "status": "present"}]}
    fair = meeting("b1", "2026-11-05", "fjord", None, kind="event", title="Messe", **shared)
    alone = meeting("b2", "2026-11-06", "skjær", None)
    talk = meeting("b3", "2026-11-07", "skjær", None, title="Om lys")
    async with opened(rich(tmp_path / "log.db", activities=[fair, alone, talk]), WIDE) as (_app, pilot):
        for name, counted in (("fjordgl", "2.5"), ("skjær", "–")):
            await go(pilot, "3", "c", "slash", *name, "enter", "enter")
            paged = pilot.app.screen.query_one(PagedList)
            row = next(row for row in paged.window.rows if row.cells[2] == "Messe")
            assert row.cells[4] == counted
        assert [row.cells[2] for row in paged.window.rows] == ["Om lys", "Skjærgard Design", "Messe"]


@pytest.mark.parametrize(("width", "weeks"), [(80, 52), (120, 52), (160, 104)])
async def test_the_shades_of_the_weeks_are_told_in_every_width(tmp_path: Path, width: int, weeks: int) -> None:
    async with opened(rich(tmp_path / "log.db"), (width, 30)) as (_app, pilot):
        await go(pilot, *FJORD)
        assert "░1 ▒2 ▓3 █4+" in text(pilot)
        assert sum(line_of(pilot, "Meetings").count(sign) for sign in "·░▒▓█") == weeks


async def test_in_a_narrow_window_a_key_turns_to_the_people_and_back(tmp_path: Path) -> None:
    async with opened(rich(tmp_path / "log.db")) as (_app, pilot):
        await go(pilot, *FJORD)
        assert "Send tilbud" not in text(pilot)
        await go(pilot, "i")
        assert "Send tilbud" in text(pilot)
        await go(pilot, "i")
        assert "Pilot på ammo" in text(pilot)


async def test_a_new_entry_begins_with_the_participant_and_shows_at_once(tmp_path: Path) -> None:
    async with opened(rich(tmp_path / "log.db")) as (app, pilot):
        await go(pilot, *FJORD, "a")
        assert app.screen.bar.line == '"Fjordglimt AS":'
        await go(pilot, *"ka", "tab", "enter")
        assert "direct 0 d" in text(pilot)
        await go(pilot, "u")
        assert "direct 21 d" in text(pilot)


async def test_an_entry_opens_and_escape_goes_back_all_the_way(tmp_path: Path) -> None:
    async with opened(rich(tmp_path / "log.db")) as (app, pilot):
        await go(pilot, *FJORD, "down", "enter")
        assert isinstance(app.screen, EntryScreen)
        await go(pilot, "escape", "escape")
        assert app.screen.WHERE == "participants"


async def test_another_participant_takes_its_place(tmp_path: Path) -> None:
    async with opened(rich(tmp_path / "log.db")) as (_app, pilot):
        await go(pilot, *FJORD, "escape", "c", "slash", *"prospekt", "enter", "enter")
        assert "Prospekt AS" in text(pilot)
        assert "Counts for nothing: not committed" in text(pilot)
        assert "Nothing is logged with it yet." in text(pilot)
        await go(pilot, "enter", "o")
        assert "Prospekt AS" in text(pilot)


async def test_coverage_puts_the_emptiest_first_and_sums_up(tmp_path: Path) -> None:
    async with opened(rich(tmp_path / "log.db")) as (_app, pilot):
        await go(pilot, "4")
        names = [row.cells[0] for row in pilot.app.screen.query_one(PagedList).window.rows]
        assert names == ["Nyfjæra kommune", "Skjærgard Design", "Havlykta", "Fjordglimt AS"]
        assert line_of(pilot, "Fjordglimt AS").split() == ["●", "Fjordglimt", "AS", *"●●·◐●", "3", "21", "d"]
        assert line_of(pilot, "Nyfjæra").startswith(" +")
        assert "75 %  3 of 4" in line_of(pilot, "Breadth: in at least one way")
        assert "+ new, not in the indicators yet" in text(pilot)
        assert "25 %  1 of 4" in line_of(pilot, "Depth")
        assert "business 2 of 2 · knowledge 1 of 1 · public 0 of 1" in text(pilot)


async def test_coverage_opens_the_dossier_and_plans(tmp_path: Path) -> None:
    async with opened(rich(tmp_path / "log.db"), WIDE) as (app, pilot):
        await go(pilot, "4", "end")
        assert "one person met" in text(pilot)
        await go(pilot, "p")
        assert app.screen.bar.line == '30.11.2026 "Fjordglimt AS"'
        await go(pilot, "escape", "enter")
        assert app.screen.WHERE == "dossier"
        assert "Fjordglimt AS" in text(pilot)


async def test_screens_without_anybody_say_what_to_press(tmp_path: Path) -> None:
    nothing: dict[str, Any] = {key: [] for key in KEYS}
    async with opened(rich(tmp_path / "log.db", **nothing)) as (app, pilot):
        await go(pilot, "4", "p", "enter")
        assert "3 goes to the participants" in text(pilot)
        app.show("dossier")
        await go(pilot, "p", "e", "x", "i", "a")
        assert "Choose a participant" in text(pilot)


@pytest.mark.parametrize("size", [(80, 24), (40, 20), WIDE])
async def test_thousands_of_participants_are_a_bounded_number_of_rows(tmp_path: Path, size: tuple[int, int]) -> None:
    always = [{"from": None, "to": None, "ground": "fee"}]
    many = [{"id": f"p{n}", "name": f"Nr {n:05}", "kind": "sme", "commitments": always} for n in range(2_000)]
    nothing: dict[str, Any] = {key: [] for key in KEYS}
    async with opened(rich(tmp_path / "log.db", **{**nothing, "participants": many}), size) as (app, pilot):
        for key in "34":
            await go(pilot, key, "end")
            paged = app.screen.query_one(PagedList)
            assert paged.row is not None
            assert len(paged.window.rows) <= 400
            assert len(app.screen.query("*")) < 60


async def test_on_a_narrow_screen_every_way_keeps_its_column(tmp_path: Path) -> None:
    async with opened(rich(tmp_path / "log.db"), (40, 20)) as (_app, pilot):
        await go(pilot, "4")
        assert line_of(pilot, "Participant").split() == ["Participant", "D", "G", "E", "2", "S"]
        assert line_of(pilot, "Fjordglimt AS").split() == ["●", "Fjordglimt", "AS", *"●●·◐●"]
        assert line_of(pilot, "Breadth").split()[-4:] == ["%", "3", "of", "4"]
        assert "public 0 of 1" in text(pilot)
        assert "…" not in "\n".join(line for line in text(pilot).splitlines()[2:] if "!" not in line)
        await pilot.resize_terminal(100, 24)
        await pilot.pause()
        assert "2 people" in line_of(pilot, "Participant")
        assert line_of(pilot, "Fjordglimt AS").split()[-3:] == ["3", "21", "d"]
