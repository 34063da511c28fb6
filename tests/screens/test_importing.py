"""Files taken in: chosen, looked at, rehearsed, imported as a whole or not at all, and taken back."""

from __future__ import annotations

import json
import os
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from klyngetui.exchange.document_out import write_document
from klyngetui.screens.importing.calendar import CalendarImport
from klyngetui.screens.importing.document import DocumentImport
from klyngetui.screens.importing.runs import taken
from klyngetui.screens.importing.screen import TAKE, ImportScreen
from klyngetui.screens.importing.step import Import
from klyngetui.screens.importing.table import TableImport
from klyngetui.store import inbox
from klyngetui.store.calendar_choices import CATEGORY, DOMAIN, choices, choose
from klyngetui.store.changes import Edit, commit
from klyngetui.store.errors import Stopped
from klyngetui.store.log import Log, open_log
from klyngetui.widgets.paged import PagedList
from tests.exchange.calendar.kit import calendar, event
from tests.exchange.sheets.kit import norwegian
from tests.screens.logs import IDS, document, opened, settled, text
from tests.widgets.hostile import assert_harmless

TODAY = date(2026, 11, 23)
HOSTILE = ("[/] Øl & =SUM(A1)", "\x1b]52;c;aGk=\x07", "Fjord\u202eglimt", "list[int] :smile: \\")
MEETINGS = ("Dato;Bedrift;Person;Tittel", "12.11.2026;Fjordglimt;Kari Nes;Pilot", "13.11.2026;Havlykta;;Prat")


@pytest.fixture(autouse=True)
def downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty downloads folder."""
    folder = tmp_path / "Downloads"
    folder.mkdir()
    monkeypatch.setattr("klyngetui.paths.downloads_folder", lambda: folder)
    return folder


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)
    await settled(pilot)


async def go(pilot: Pilot[None], path: Path | None = None) -> ImportScreen:
    """The import screen, with a file taken where one is given."""
    pilot.app.show("import", **({"path": path} if path else {}))  # type: ignore[attr-defined]
    for _round in range(3):
        await settled(pilot)
    assert isinstance(pilot.app.screen, ImportScreen)
    return pilot.app.screen


def members(folder: Path) -> Path:
    """A list that fills in, adds, renames nothing and leaves one out."""
    rows = ("Navn;Orgnr;Pris", "Fjordglimt AS;974760673;10,5", "Havtek AS;;", "Havlykta;;")
    return norwegian(folder, *rows, name="medlemmer.csv")


def names(log: Log, entity: str = "participant") -> set[str]:
    return {kept.record["name"] for kept in log.cabinet.load(entity)}


# Choosing a file ---------------------------------------------------------------------------------------------------


async def test_from_the_palette_without_downloads_a_path_is_asked_for(path: Path, tmp_path: Path) -> None:
    members(tmp_path)
    async with opened(path) as (_app, pilot):
        await press(pilot, "ctrl+p", *"importafile", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ImportScreen)
        assert "There is no calendar, table or log document" in text(pilot)
        assert isinstance(pilot.app.focused, Input)
        await press(pilot, *"/nix.csv", "enter")
        assert "There is no file at /nix.csv." in text(pilot)
        pilot.app.focused.value = str(tmp_path / "medlemmer.csv")
        await press(pilot, "enter")
        assert "medlemmer.csv: UTF-8, columns by semicolon · 3 rows" in text(pilot)


async def test_a_file_that_arrives_meanwhile_is_offered(path: Path, downloads: Path) -> None:
    async with opened(path) as (app, pilot):
        screen = await go(pilot)
        assert "There is no calendar" in text(pilot)
        members(downloads)
        app.log_changed()
        await settled(pilot)
        assert "medlemmer.csv" in text(pilot)
        assert isinstance(app.focused, Input), "whoever types a path goes on typing it"
        await press(pilot, "escape")
        await go(pilot)
        assert app.focused is screen.items


async def test_a_path_can_be_typed_from_the_list(path: Path, downloads: Path) -> None:
    members(downloads)
    async with opened(path) as (app, pilot):
        screen = await go(pilot)
        assert app.focused is screen.items
        await press(pilot, "slash", *"home")
        assert screen.query_one("#path", Input).value == "/home"


async def test_downloads_are_offered_newest_first_and_only_what_can_be_read(path: Path, downloads: Path) -> None:
    for at, name in enumerate(("old.ics", "new.json", "no.pdf", ".hidden.csv")):
        (downloads / name).write_text("x")
        os.utime(downloads / name, (1_700_000_000 + at * 86_400,) * 2)
    async with opened(path) as (_app, pilot):
        screen = await go(pilot)
        rows = screen.items.window.source.first(9)
        assert [row.cells[:2] for row in rows] == [("new.json", "log document"), ("old.ics", "calendar")]
        assert pilot.app.focused is screen.items
        await press(pilot, "enter")
        assert "this is no JSON" in text(pilot)
        assert "That did not work" not in text(pilot)
        assert screen.step == "file"


async def test_a_home_folder_is_expanded_and_another_ending_refused(path: Path, tmp_path: Path) -> None:
    home = Path(os.environ["HOME"])
    members(home)
    (home / "brev.docx").write_text("x")
    async with opened(path) as (_app, pilot):
        screen = await go(pilot)
        screen.begin("~/brev.docx")
        await pilot.pause()
        assert "must end in .json, .ics, .csv or .xlsx" in text(pilot)
        screen.begin("'~/medlemmer.csv'")
        await settled(pilot)
        await settled(pilot)
        assert screen.step == "what"


# Members -----------------------------------------------------------------------------------------------------------


async def test_a_list_of_members_is_accepted_row_by_row_and_taken_back(path: Path, tmp_path: Path) -> None:
    async with opened(path) as (app, pilot):
        screen = await go(pilot, members(tmp_path))
        shown = text(pilot)
        assert "1 column is not used." in shown
        assert "organisation number" in shown
        assert "974760673" in shown
        await press(pilot, "n")
        assert "2 of 3 ticked" in text(pilot)
        assert "left: not in the list" in text(pilot)
        await press(pilot, "G", "space")
        assert "3 of 3 ticked" in text(pilot)
        await press(pilot, "g", "space")
        assert "2 of 3 ticked" in text(pilot)
        await press(pilot, "enter")
        await settled(pilot)
        assert screen.step == "file"
        assert "joined: 1, left: 1" in text(pilot)
        records = {kept.record["name"]: kept.record for kept in app.desk.log.cabinet.load("participant")}
        assert records["Skjærgard Design"]["commitments"][0]["to"] == "2026-11-23"
        assert records["Fjordglimt AS"]["org_number"] is None
        assert "Havtek AS" in records
        await press(pilot, "u")
        assert "Havtek AS" not in names(app.desk.log)


async def test_all_rows_or_none_are_ticked_and_none_is_not_imported(path: Path, tmp_path: Path) -> None:
    async with opened(path) as (app, pilot):
        screen = await go(pilot, members(tmp_path))
        await press(pilot, "n", "t")
        assert "3 of 3 ticked" in text(pilot)
        await press(pilot, "t", "enter")
        assert "0 of 3 ticked" in text(pilot)
        assert "Nothing is ticked, so nothing would be imported: Space ticks a row." in text(pilot)
        assert screen.step == "would"
        assert "Havtek AS" not in names(app.desk.log)


async def test_a_list_is_looked_at_again_when_the_log_changed_meanwhile(path: Path, tmp_path: Path) -> None:
    async with opened(path) as (app, pilot):
        screen = await go(pilot, members(tmp_path))
        await press(pilot, "n")
        person = app.desk.log.cabinet.load("person")[0].record
        commit(app.desk.log, [Edit("person", person["id"], {"role": "Leder"})])
        await press(pilot, "enter")
        assert "The log was changed meanwhile" in text(pilot)
        assert "Havtek AS" not in names(app.desk.log)
        await press(pilot, "left", "n", "enter")
        assert screen.step == "file"
        assert "Havtek AS" in names(app.desk.log)


async def test_nothing_new_is_said(path: Path, tmp_path: Path) -> None:
    everybody = norwegian(tmp_path, "Navn", "Fjordglimt AS", "Havlykta", "Skjærgard Design")
    async with opened(path) as (_app, pilot):
        screen = await go(pilot, everybody)
        await press(pilot, "n")
        assert "Nothing new: the log says all that already." in text(pilot)
        await press(pilot, "enter")
        assert screen.step == "would"


# Columns -----------------------------------------------------------------------------------------------------------


async def test_a_column_that_is_not_known_is_given_its_field(path: Path, tmp_path: Path) -> None:
    async with opened(path) as (app, pilot):
        screen = await go(pilot, norwegian(tmp_path, "Hvem;Skriv til", "Per Ruud;per@havtek.example"))
        assert "Which column holds “name”?" in text(pilot)
        await press(pilot, "n")
        assert "1 error; nothing can be imported" in text(pilot)
        assert "no column holds “name”" in text(pilot)
        await press(pilot, "left", "g", "enter", *"people", "enter")
        assert "Make unknown names" in text(pilot)
        await press(pilot, "down", "down", "enter", *"name", "enter")
        await press(pilot, "down", "enter", *"e-mail", "enter")
        assert "Which column" not in text(pilot)
        await press(pilot, "n", "enter")
        assert screen.step == "file"
        found = {kept.record["name"]: kept.record for kept in app.desk.log.cabinet.load("person")}
        assert found["Per Ruud"]["email"] == "per@havtek.example"


async def test_a_field_is_taken_from_the_column_that_held_it(path: Path, tmp_path: Path) -> None:
    async with opened(path) as (_app, pilot):
        screen = await go(pilot, norwegian(tmp_path, "Navn;Kommune;By", "Havtek AS;Nesna;Mo"))
        assert isinstance(screen.importing, TableImport)
        assert screen.importing.fields == {0: "name", 1: "municipality"}
        screen.items.move_to(2)
        await press(pilot, "enter", *"municip", "enter")
        assert screen.importing.fields == {0: "name", 2: "municipality"}
        await press(pilot, "space")
        assert screen.importing.fields == {0: "name"}


async def test_the_day_of_joining_is_typed(path: Path, tmp_path: Path) -> None:
    async with opened(path) as (app, pilot):
        await go(pilot, norwegian(tmp_path, "Navn", "Havtek AS"))
        await press(pilot, "down", "enter", *"1.9.2026", "down", "up", "enter")
        assert "01.09.2026" in text(pilot)
        await press(pilot, "n", "enter")
        made = next(k.record for k in app.desk.log.cabinet.load("participant") if k.record["name"] == "Havtek AS")
        assert made["commitments"][0]["from"] == "2026-09-01"


async def test_a_workbook_and_another_sheet_of_it(path: Path, tmp_path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(tmp_path / "bok.xlsx") as book:
        for sheet, name in (("Medlemmer", "Havtek AS"), ("Søkere", "Nordtek AS")):
            page = book.add_worksheet(sheet)
            page.write_string(0, 0, "Navn")
            page.write_string(1, 0, name)
    async with opened(path) as (_app, pilot):
        await go(pilot, tmp_path / "bok.xlsx")
        assert "workbook, sheet “Medlemmer”" in text(pilot)
        assert "Havtek AS" in text(pilot)
        await press(pilot, "down", "enter", *"Søkere", "enter")
        await settled(pilot)
        assert "workbook, sheet “Søkere”" in text(pilot)
        assert "Nordtek AS" in text(pilot)


# Meetings ----------------------------------------------------------------------------------------------------------


async def test_meetings_are_rehearsed_imported_told_and_taken_back(path: Path, tmp_path: Path) -> None:
    async with opened(path) as (app, pilot):
        before = len(app.desk.log.cabinet.load("activity"))
        await go(pilot, norwegian(tmp_path, *MEETINGS))
        assert "No column says who of the team was there; taken: Anne Lid" in text(pilot)
        await press(pilot, "n")
        assert "New entries" in text(pilot)
        assert len(app.desk.log.cabinet.load("activity")) == before
        await press(pilot, "enter")
        assert "2 rows: 2 new entries, 0 as they were · +1 direct contact" in text(pilot)
        assert len(app.desk.log.cabinet.load("activity")) == before + 2
        await press(pilot, "u")
        app.desk.log.refresh()
        assert len(app.desk.log.cabinet.load("activity")) == before


async def test_every_error_is_listed_with_row_and_column_and_nothing_is_imported(path: Path, tmp_path: Path) -> None:
    wrong = [f"{at}/11/2026;Fjordglimt;;" for at in range(1, 31)]
    async with opened(path) as (app, pilot):
        screen = await go(pilot, norwegian(tmp_path, *MEETINGS, *wrong, "14.11.2026;Ny AS;;", name="m.csv"))
        await press(pilot, "n", "enter", "G")
        assert "nothing can be imported" in text(pilot)
        assert "m.csv, row 34, column B “Bedrift”" in text(pilot)
        assert "there is no participant “Ny AS”" in text(pilot)
        assert "Nothing can be imported until the file is mended: m.csv, row 4" in text(pilot)
        assert screen.step == "would"
        await press(pilot, "left")
        assert "until the file is mended" not in text(pilot)
        assert len(app.desk.log.cabinet.load("activity")) == 1


async def test_unknown_names_are_made_by_choice(path: Path, tmp_path: Path) -> None:
    async with opened(path) as (app, pilot):
        await go(pilot, norwegian(tmp_path, "Dato;Bedrift", "12.11.2026;Ny AS"))
        await press(pilot, "down", "space", "n")
        assert "is made, since rows name it" in text(pilot)
        await press(pilot, "enter")
        assert "Ny AS" in names(app.desk.log)


# Calendars ---------------------------------------------------------------------------------------------------------


async def test_a_calendar_s_domains_are_ticked_and_the_inbox_follows(path: Path, tmp_path: Path) -> None:
    hidden = event("CLASS:PRIVATE", uid="p1", start="DTSTART:20261113T090000")
    broken = "BEGIN:VEVENT\r\nUID:x\r\nSUMMARY:uten start\r\nEND:VEVENT"
    async with opened(path) as (app, pilot):
        await go(pilot, calendar(tmp_path, event("CATEGORIES:Klynge"), hidden, broken))
        shown = text(pilot)
        assert "calendar with 2 meetings · 1 not read" in shown
        assert "fjordglimt.example" in shown
        assert "category Klynge" in shown
        assert "1 meeting, 1 person" in shown
        assert "Space ticks the row" in shown
        assert "Enter changes" not in shown
        await press(pilot, "space")
        assert "2 meetings, 1 person" in text(pilot)
        await press(pilot, "space", "n")
        assert "1 passed over" in text(pilot)
        assert "uten start: has no start" in text(pilot)
        await press(pilot, "left", "g", "down", "space", "n", "enter")
        await settled(pilot)
        assert [one.title for one in inbox.waiting(app.desk.log, TODAY)] == ["Møte"]
        assert pilot.app.screen.query_one("#entries", PagedList).window.total == 1
        assert "1 new in the inbox, 0 as they were" in text(pilot)


async def test_a_row_with_nothing_to_choose_says_so(path: Path, tmp_path: Path) -> None:
    (tmp_path / "logg.json").write_text(json.dumps(document()))
    async with opened(path) as (_app, pilot):
        await go(pilot, tmp_path / "logg.json")
        assert "Space changes the choice" in text(pilot)
        for key in ("enter", "space"):
            await press(pilot, "G", key)
            assert "There is nothing to choose in this row." in text(pilot)
            await press(pilot, "g", key)


async def test_a_broken_document_names_the_record_and_the_field(path: Path, tmp_path: Path) -> None:
    told = document()
    told["participants"][0]["kind"] = "fabrikk"
    (tmp_path / "logg.json").write_text(json.dumps(told))
    async with opened(path, (160, 45)) as (_app, pilot):
        await go(pilot, tmp_path / "logg.json")
        await press(pilot, "n", "enter")
        name = told["participants"][0]["name"]
        assert f"Nothing can be imported until the file is mended: participant 1, {name}, kind: " in text(pilot)
        assert "$.participants[0].kind" in text(pilot)


async def test_what_was_chosen_before_can_be_unticked(path: Path, tmp_path: Path) -> None:
    file = calendar(tmp_path, event("CATEGORIES:Klynge", invited="ATTENDEE;CN=Per Ruud:mailto:per@havtek.example"))
    with open_log(path) as log:
        choose(log, DOMAIN, ["havtek.example"])
        choose(log, CATEGORY, ["klynge"])
    async with opened(path) as (app, pilot):
        await go(pilot, file)
        assert text(pilot).count("kept, as before") == 2
        await press(pilot, "down", "space", "down", "space")
        assert "kept, as before" not in text(pilot)
        await press(pilot, "space", "space", "n", "enter")
        await settled(pilot)
        assert (choices(app.desk.log, DOMAIN), choices(app.desk.log, CATEGORY)) == (set(), set())
        assert inbox.waiting(app.desk.log, TODAY) == []


async def test_the_empty_inbox_leads_here(path: Path) -> None:
    async with opened(path) as (app, pilot):
        app.show("inbox")
        await settled(pilot)
        assert "Press i to take a calendar in." in text(pilot)
        await press(pilot, "i")
        assert isinstance(app.screen, ImportScreen)


# Log documents -----------------------------------------------------------------------------------------------------


def changed_copy(path: Path, folder: Path) -> Path:
    """The log's own document, with one name changed and one participant more."""
    out = folder / "logg.json"
    with open_log(path, write=False) as log:
        write_document(log, out)
    told = json.loads(out.read_text("utf-8"))
    told["participants"][0]["municipality"] = "Bodø"
    told["participants"].append({"id": "ny", "name": "Ny AS", "kind": "sme"})
    out.write_text(json.dumps(told), "utf-8")
    return out


async def test_a_log_document_says_what_it_would_do(path: Path, tmp_path: Path) -> None:
    async with opened(path) as (app, pilot):
        await go(pilot, changed_copy(path, tmp_path))
        assert "log document of Prøveklyngen" in text(pilot)
        assert "4 participants" in text(pilot)
        assert "leave it as it is here" in text(pilot)
        assert "…" not in next(line for line in text(pilot).splitlines() if "Space changes it" in line)
        await press(pilot, "space")
        assert "take the document's" in text(pilot)
        await press(pilot, "n")
        assert "Ny AS" not in names(app.desk.log)
        await press(pilot, "enter")
        assert "logg.json: 1 new, 1 changed" in text(pilot)
        assert "Ny AS" in names(app.desk.log)
        await press(pilot, "u")
        assert "Ny AS" not in names(app.desk.log)


async def test_what_was_changed_here_and_there_is_told_by_its_name(path: Path, tmp_path: Path) -> None:
    there = changed_copy(path, tmp_path)
    with open_log(path) as log:
        first = json.loads(there.read_text("utf-8"))["participants"][0]
        kept = next(kept for kept in log.cabinet.load("participant") if kept.record["name"] == first["name"])
        commit(log, [Edit("participant", kept.record["id"], {"municipality": "Oslo"})])
    async with opened(path) as (_app, pilot):
        await go(pilot, there)
        await press(pilot, "n", "G")
        assert f"participant: {first['name']}" in text(pilot)
        assert "changed both here and there, and left: municipality" in text(pilot)


async def test_errors_of_a_document_are_listed(path: Path, tmp_path: Path) -> None:
    (tmp_path / "feil.json").write_text(json.dumps(document(stories=[{"id": "s"}], tull=1)), "utf-8")
    async with opened(path) as (_app, pilot):
        await go(pilot, tmp_path / "feil.json")
        await press(pilot, "n")
        assert "nothing can be imported" in text(pilot)
        assert "tull" in text(pilot)


# Stopping ----------------------------------------------------------------------------------------------------------


def _many_meetings(folder: Path) -> Path:
    rows = [f"{1 + at % 28}.{1 + at // 28 % 10}.2026;Fjordglimt;Kari Nes;Møte {at}" for at in range(3000)]
    return norwegian(folder, MEETINGS[0], *rows, name="mange.csv")


async def test_stop_leaves_the_log_as_it_was(path: Path, tmp_path: Path) -> None:
    async with opened(path) as (app, pilot):
        screen = await go(pilot, _many_meetings(tmp_path))
        await press(pilot, "n")
        before = app.desk.log.version()[1]
        assert screen.importing is not None
        screen.run_step(TAKE, partial(taken, screen.importing))
        assert not screen.check_action("previous_step", ())
        await pilot.press("c")
        await settled(pilot)
        await settled(pilot)
        assert "▲ Stopped; nothing was imported." in text(pilot)
        assert (screen.step, screen.running) == ("would", "")
        assert app.desk.log.version()[1] == before
        await press(pilot, "left")
        assert screen.step == "what"


@pytest.mark.parametrize("ticks", [1, 2, 3])
@pytest.mark.parametrize("what", ["members", "meetings", "calendar", "document"])
def test_nothing_is_half_imported_wherever_it_is_stopped(path: Path, tmp_path: Path, what: str, ticks: int) -> None:
    made: dict[str, Import] = {
        "members": TableImport(members(tmp_path), TODAY, [IDS["anne"]]),
        "meetings": TableImport(norwegian(tmp_path, *MEETINGS), TODAY, [IDS["anne"]]),
        "calendar": CalendarImport(calendar(tmp_path, event("CATEGORIES:Klynge")), TODAY, []),
        "document": DocumentImport(changed_copy(path, tmp_path), TODAY, []),
    }
    left = ticks

    def tick(done: int, of: int | None = None) -> None:
        nonlocal left
        left -= 1
        if not left:
            raise Stopped(f"{done} {of}")

    importing = made[what]
    with open_log(path) as log:
        before = log.version()[1]
        importing.read(log, lambda _done, _of=None: None)
        importing.turn(("category", "Klynge"))
        importing.rehearse(log, lambda _done, _of=None: None)
        assert not importing.plan.stops
        if what == "members" and ticks > 1:
            # The rows are saved at one stroke.
            left = 1
        if what == "calendar" and ticks > 2:
            left = 2
        with pytest.raises(Stopped):
            importing.take(log, tick)
        assert log.version()[1] == before
        assert not inbox.waiting(log, TODAY)
    with open_log(path) as log:
        assert log.version()[1] == before
        importing.rehearse(log, lambda _done, _of=None: None)
        importing.take(log, lambda _done, _of=None: None)
        assert log.version()[1] > before or inbox.waiting(log, TODAY)


# Any words, any size -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (160, 45)])
async def test_hostile_words_are_shown_and_harmless(path: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    rows = [f'"{one}";{"x" * 20_000}' for one in HOSTILE]
    table = norwegian(tmp_path, "Navn;[@click=app.quit]x[/]", *rows, name="[b]fil\x1b[31m.csv", encoding="utf-8")
    async with opened(path, size) as (app, pilot):
        screen = await go(pilot, table)
        await assert_harmless(pilot)
        await press(pilot, "G", "enter")
        await assert_harmless(pilot)
        await press(pilot, "escape", "n")
        await assert_harmless(pilot)
        for _row in range(5):
            await press(pilot, "down")
            await assert_harmless(pilot)
        await press(pilot, "enter")
        await assert_harmless(pilot)
        assert screen.step == "file"
        assert HOSTILE[0] in names(app.desk.log)
        screen.begin("\x1b]52;c;aGk=\x07 \u202e.csv")
        await assert_harmless(pilot)


async def test_hostile_calendars_are_harmless(path: Path, tmp_path: Path) -> None:
    told = [event(f"CATEGORIES:{one}", f"DESCRIPTION:{one}", uid=str(at)) for at, one in enumerate(HOSTILE)]
    bad = [f"BEGIN:VEVENT\r\nUID:b{at}\r\nSUMMARY:{one}\r\nEND:VEVENT" for at, one in enumerate(HOSTILE)]
    async with opened(path) as (_app, pilot):
        await go(pilot, calendar(tmp_path, *told, *bad))
        await assert_harmless(pilot)
        await press(pilot, "down", "space", "n")
        await assert_harmless(pilot)
        await press(pilot, "enter")
        await assert_harmless(pilot)


async def test_a_log_that_can_only_be_read_says_so(path: Path, tmp_path: Path) -> None:
    file = norwegian(tmp_path, *MEETINGS)
    async with opened(path) as (app, pilot):
        app.desk.log.read_only = True
        screen = await go(pilot, file)
        await press(pilot, "n")
        assert "read-only; nothing was written" in " ".join(text(pilot).split())
        assert screen.step == "what"
