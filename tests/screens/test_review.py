"""The weekly review: one key an item, steps that are resumed, weeks that are sealed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from klyngetui import locale
from klyngetui.exchange.document_in import import_into
from klyngetui.review.week import Week, week_of, write
from klyngetui.screens import insisting
from klyngetui.screens.review.screen import ReviewScreen
from klyngetui.screens.review.words import week_words
from klyngetui.store.inbox import Entry, keep
from klyngetui.store.log import open_log
from klyngetui.store.transaction import immediate
from klyngetui.widgets.paged import PagedList
from tests.screens.hostile_log import hostile_document
from tests.screens.logs import IDS, document, log_at, meeting, opened, settled, text
from tests.screens.test_budgets import Keys
from tests.store.logs import edit
from tests.widgets.hostile import assert_harmless

WEEK = "2026-W48"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Three entries to confirm, two participants to meet."""
    waiting = [
        meeting(f"w{day}", f"2026-11-{day}", "skjær", None, status="planned", title=f"Besøk {day}")
        for day in (12, 13, 16)
    ]
    checked = meeting("c1", "2026-11-23", "hav", "ola", title="Uten bevis")
    return log_at(tmp_path / "log.db", activities=[*document()["activities"], *waiting, checked])


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def screen(pilot: Pilot[None]) -> ReviewScreen:
    found = pilot.app.screen
    assert isinstance(found, ReviewScreen)
    return found


def waiting(pilot: Pilot[None], step: str) -> int:
    found = screen(pilot).found
    assert found is not None
    return found.listed[step].waiting


def statuses(path: Path) -> dict[str, str]:
    with open_log(path, write=False) as log:
        return {kept.external_id or "": kept.record["status"] for kept in log.cabinet.load("activity")}


def test_a_week_over_two_months_is_told_in_the_way_of_each_language() -> None:
    week = Week("2026-W49", date(2026, 11, 30), date(2026, 12, 6), None, {})
    assert week_words(week) == "Week 49 · 30 Nov–6 Dec 2026"
    locale.choose("nb")
    assert week_words(week) == "Uke 49 · 30. nov–6. des 2026"


async def test_one_key_confirms_or_cancels_and_goes_on_to_the_next(path: Path) -> None:
    async with opened(path) as (_app, pilot):
        await press(pilot, "8")
        assert "Week 48 · 23–29 Nov 2026 · 0 of 9 done" in text(pilot)
        assert "Did these take place?" in text(pilot)
        # Without waiting for anything in between.
        await pilot.press("h", "x")
        await settled(pilot)
        assert waiting(pilot, "unconfirmed") == 1
        assert [statuses(path)[one] for one in ("w12", "w13", "w16")] == ["held", "cancelled", "planned"]
        assert "Cancelled: Skjærgard Design · Besøk 13" in text(pilot)
        await press(pilot, "u")
        assert waiting(pilot, "unconfirmed") == 2


async def test_a_visit_is_planned_by_one_key_a_week_ahead(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await press(pilot, "8", "right", "right")
        assert "Whom will you visit next?" in text(pilot)
        before = waiting(pilot, "gaps")
        await press(pilot, "p")
        newest = app.desk.log.cabinet.load("activity")[-1].record
        assert (newest["status"], newest["date"], newest["team"]) == ("planned", "2026-11-30", [IDS["anne"]])
        assert waiting(pilot, "gaps") == before - 1
        assert "planned 30.11.2026" in text(pilot)
        await press(pilot, "g", "p")
        assert "planned already" in text(pilot)


async def test_the_whole_review_is_done_skipped_and_sealed_and_says_so(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await press(pilot, "8", "n", "n", "s", "n", "n", "n", "n", "n")
        assert "8 of 9 done" in text(pilot)
        assert "Are the figures as they should be?" in text(pilot)
        await press(pilot, "n")
        await settled(pilot)
        week = week_of(app.desk.log, WEEK)
        assert week.sealed
        assert week.skipped == ["gaps"]
        assert "Week 48 is sealed · skipped: Whom to meet · u undo" in text(pilot)
        assert "Nothing moved since." in text(pilot)
        await press(pilot, "n")
        assert "sealed already" in text(pilot)
        await press(pilot, "u")
        assert not week_of(app.desk.log, WEEK).sealed


async def test_it_is_resumed_where_it_was_left(path: Path) -> None:
    async with opened(path) as (_app, pilot):
        await press(pilot, "8", "n", "s")
    async with opened(path) as (_app, pilot):
        await press(pilot, "8")
        assert "2 of 9 done" in text(pilot)
        rows = screen(pilot).query_one("#steps", PagedList).window.rows
        assert [row.sign for row in rows[:3]] == ["✓", "–", "○"]


async def test_a_sealed_week_says_what_moved_and_why(path: Path) -> None:
    async with opened(path) as (_app, pilot):
        await press(pilot, "8", "left", "n")
        await settled(pilot)
        with open_log(path) as other:
            a1 = next(one for one in other.cabinet.load("activity") if one.external_id == "c1")
            edit(other, a1.record["id"], status="cancelled")
            a1 = next(one for one in other.cabinet.load("activity") if one.external_id == "a1")
            edit(other, a1.record["id"], status="cancelled")
        pilot.app.log_changed()
        await settled(pilot)
        await settled(pilot)
        shown = text(pilot)
        assert "Moved since it was sealed" in shown
        assert "1 then, 0 now" in shown


async def test_what_another_program_wrote_while_the_seal_waited_for_it_is_sealed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(insisting, "SECONDS_OF_PATIENCE", 3600)
    async with opened(path) as (app, pilot):
        await press(pilot, "8", "left")
        with open_log(path) as other:
            other.connection.execute("BEGIN IMMEDIATE")
            await press(pilot, "n")
            while "waiting for it" not in text(pilot):
                await pilot.pause()
            for kept in other.cabinet.load("activity"):
                edit(other, kept.record["id"], status="cancelled")
            other.connection.execute("COMMIT")
        while not week_of(app.desk.log, WEEK).sealed:
            await pilot.pause(0.05)
        assert week_of(app.desk.log, WEEK).review["figures"]["indicators"]["2.5"]["measures"]["reached"]["n"] == 0


async def test_the_calendar_leads_to_other_weeks(path: Path) -> None:
    async with opened(path) as (_app, pilot):
        await press(pilot, "8", "w")
        shown = text(pilot)
        assert "week 48" in shown
        assert "missing" in shown
        # A number begins above its week: the last sign of the year is that of week 48, eight past the number 40.
        lines = shown.splitlines()
        at = next(place for place, line in enumerate(lines) if "10        20" in line)
        year = next(line for line in lines[at:] if " 2026 " in line)
        assert year.rindex("○") == lines[at].index("40") + 8
        await press(pilot, "j", "enter")
        assert "Week 47" in text(pilot)
        await press(pilot, "w", "escape")
        assert "Week 47" in text(pilot)


async def test_looking_back_is_written_in_a_form(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await press(pilot, "8", "left", "left", "e", *"Bra", "tab", *"Ring", "enter", *"Skriv", "f2")
        review = week_of(app.desk.log, WEEK).review
        assert review is not None
        assert (review["reflection"], review["next_week"]) == ("Bra", "Ring\nSkriv")
        assert "Skriv" in text(pilot)


async def test_a_story_comes_one_step_further(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await press(pilot, "8", "right", "right", "right", "right", "plus")
        await press(pilot, *"Koblet", "f2")
        assert app.desk.log.cabinet.load("story")[0].record["contribution"] == "Koblet"
        with open_log(path) as other:
            story = other.cabinet.load("story")[0].record["id"]
            consent = {"scope": "public", "by": "Kari Nes", "on": "2026-11-02"}
            edit(other, story, result="Solgt", outcome_on="2026-06-01", consent=consent)
        pilot.app.log_changed()
        await settled(pilot)
        await press(pilot, "plus")
        assert "Tang på menyen is ready" in text(pilot)
        assert waiting(pilot, "stories") == 0


async def test_keys_apply_only_where_they_do_something(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await press(pilot, "8", "right", "right", "h", "x", "l")
        assert "planned" in statuses(path)["w12"]
        assert "h Held" not in text(pilot)
        await press(pilot, "left", "left")
        assert "h Held" in text(pilot)
        assert app.is_running


async def test_a_key_that_does_nothing_here_says_so(path: Path) -> None:
    async with opened(path) as (_app, pilot):
        await press(pilot, "8", "right", "h")
        assert "h Held: nothing here to use it on" in text(pilot)
        await press(pilot, "left", "h")
        assert "nothing here" not in text(pilot)


async def test_items_open_where_they_belong(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await press(pilot, "8", "enter")
        assert app._trail[-1] == "log"
        await press(pilot, "8", "left", "left", "left", "enter")
        assert app._trail[-1] == "evidence"
        assert "Uten bevis" in text(pilot)


async def test_another_screen_and_a_friday_under_way(path: Path) -> None:
    async with opened(path) as (_app, pilot):
        await press(pilot, "8", "right", "1", "8")
        assert "Which of these calendar entries took place?" in text(pilot)
        assert "No calendar entry waits." in text(pilot)


async def test_a_log_that_can_only_be_read_is_reviewed_but_not_changed(path: Path) -> None:
    from klyngetui.app import KlyngeApp

    app = KlyngeApp(path, open_log(path, write=False))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "8", "h", "n", "left", "left", "e", "left", "n")
        assert "read-only" in text(pilot)
    assert statuses(path)["w12"] == "planned"


@pytest.mark.parametrize("size", [(40, 20), (160, 45)])
async def test_every_step_is_painted_at_every_size(path: Path, size: tuple[int, int]) -> None:
    async with opened(path, size) as (app, pilot):
        await press(pilot, "8")
        for _step in range(9):
            await assert_harmless(pilot)
            await press(pilot, "right")
        await press(pilot, "w")
        await assert_harmless(pilot)
        assert app.is_running


async def test_words_of_every_kind_are_only_shown(tmp_path: Path) -> None:
    told = hostile_document()
    for at, entry in enumerate(told["activities"]):
        entry |= {"date": f"2026-11-{at + 2:02}", "status": "planned"} if at % 2 else {"date": "2026-11-23"}
    words = told["activities"][0]["notes"]
    told["reviews"] = [{"id": "r", "week": WEEK, "opened_on": "2026-11-23", "reflection": words, "next_week": words}]
    path = tmp_path / "log.db"
    import_into(path, told)
    async with opened(path, (160, 45)) as (app, pilot):
        await press(pilot, "8")
        for _step in range(9):
            await assert_harmless(pilot)
            await press(pilot, "right")
        await press(pilot, "h", "w")
        await assert_harmless(pilot)
        assert app.is_running


async def test_a_friday_with_ten_open_items_takes_few_keys(tmp_path: Path) -> None:
    """Four to confirm, two of the calendar, two to visit, a quiet group, a story: five minutes are forty keys."""
    days = range(2, 6)
    entries = [meeting(f"d{day}", f"2026-11-{day:02}", "hav", "ola", status="planned") for day in days]
    told = {"contribution": "Koblet", "result": "Solgt", "outcome_on": "2026-06-01"}
    consent = {"scope": "public", "by": "Kari Nes", "on": "2026-11-02"}
    story = {"id": "s1", "title": "Tang", "participants": [{"participant": "fjord"}], **told, "consent": consent}
    path = log_at(tmp_path / "log.db", activities=entries, stories=[story])
    with open_log(path) as log, immediate(log.connection):
        for uid in "ab":
            keep(log, Entry(uid, "", 0, "", "2026-11-20", "10:00", f"Møte {uid}"))
    async with opened(path) as (app, pilot):
        keys = Keys(pilot)
        await keys.press("8", "h", "h", "h", "x", "n", "h", "x", "n")
        await settled(pilot)
        assert waiting(pilot, "gaps") == 2
        await keys.press("p", "p", "n", "p", "n", "plus", "n", "n", "n", "e")
        await settled(pilot)
        await keys.type("Bra uke")
        await keys.press("f2", "n")
        await settled(pilot)
        listed = screen(pilot).found
        assert listed is not None
        left = {step: listed.listed[step].waiting for step in ("unconfirmed", "inbox", "gaps", "groups", "stories")}
        assert set(left.values()) == {0}
        await keys.press("n")
        await settled(pilot)
        assert keys.pressed <= 40
        week = week_of(app.desk.log, WEEK)
        assert week.sealed
        assert not week.open_steps


async def test_an_unfinished_week_opens_at_the_first_step_left_a_sealed_one_at_its_end(path: Path) -> None:
    async with opened(path) as (_app, pilot):
        await press(pilot, "8", "n", "s")
    async with opened(path) as (_app, pilot):
        await press(pilot, "8")
        assert "Whom will you visit next?" in text(pilot)
        await press(pilot, "left", "left", "left", "left", "e", *"Fint", "f2", "right", "n")
        await settled(pilot)
    async with opened(path) as (_app, pilot):
        await press(pilot, "8")
        await settled(pilot)
        shown = text(pilot)
        assert "Sealed on 23.11.2026." in shown
        assert "Skipped: Calendar inbox" in shown
        assert "Not done: Whom to meet, Quiet groups, Stories" in shown
        assert "Fint" in shown


async def test_what_the_list_cuts_stands_whole_below_it(tmp_path: Path) -> None:
    long = "Felles søknad om midler til testfasiliteter for utslippsfrie servicebåter"
    entry = meeting("w1", "2026-11-12", "skjær", None, status="planned", title=long)
    short = meeting("w2", "2026-11-13", "hav", None, status="planned", title="Kaffe")
    async with opened(log_at(tmp_path / "log.db", activities=[entry, short])) as (_app, pilot):
        await press(pilot, "8")
        assert long in " ".join(str(screen(pilot).query_one("#whole", Static).content).split())
        await press(pilot, "j")
        assert not str(screen(pilot).query_one("#whole", Static).content)


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (160, 45)])
async def test_the_calendar_shows_this_week_and_what_was_written_at_every_size(
    path: Path, size: tuple[int, int]
) -> None:
    with open_log(path) as log:
        write(log, "2026-W47", {"reflection": "Mange møter"}, date(2026, 11, 20))
    async with opened(path, size) as (_app, pilot):
        await press(pilot, "8", "w", "j")
        shown = text(pilot)
        assert "○○" in shown
        assert "2 open" in shown
        assert "Looking back: Mange møter" in shown


async def test_nothing_is_offered_where_nothing_is_listed(path: Path) -> None:
    async with opened(path) as (_app, pilot):
        await press(pilot, "8")
        assert "h Held" in text(pilot)
        await press(pilot, "right")
        assert "h Held" not in text(pilot)


async def test_the_mouse_leads_through_the_steps(path: Path) -> None:
    async with opened(path) as (_app, pilot):
        await press(pilot, "8")
        await pilot.click("#ways", offset=(8, 1))
        await settled(pilot)
        assert "Skipped: Unconfirmed" in text(pilot)
        await pilot.click("#steps", offset=(8, 4))
        await settled(pilot)
        assert "Which group needs a meeting?" in text(pilot)
        await pilot.click("#ways", offset=(8, 3))
        await settled(pilot)
        assert "1 sealed" not in text(pilot)
        assert "○" in text(pilot)
        await press(pilot, "escape")
        await pilot.click("#ways", offset=(8, 0))
        await settled(pilot)
        assert "Done: Quiet groups" in text(pilot)
