"""Evidence and export: what lacks evidence, attaching in few keys, files that are gone, exports that can be stopped."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from klyngetui.exchange.document_in import import_into
from klyngetui.screens.evidence.screen import EvidenceScreen
from klyngetui.screens.evidence.writing import export
from klyngetui.screens.forms.form import Form
from klyngetui.store.changes import Edit, commit
from klyngetui.store.errors import Stopped
from klyngetui.store.files import store_file
from klyngetui.store.log import open_log
from klyngetui.widgets.paged import PagedList
from klyngetui.widgets.plain_input import PlainInput
from tests.screens.hostile_log import hostile_document
from tests.screens.logs import document, log_at, meeting, opened, settled, text
from tests.screens.test_budgets import Keys
from tests.widgets.hostile import assert_harmless


@pytest.fixture
def downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A downloads folder with one file."""
    folder = tmp_path / "Downloads"
    folder.mkdir()
    (folder / "deltakerliste.pdf").write_bytes(b"%PDF-1.7 liste")
    monkeypatch.setattr("klyngetui.paths.downloads_folder", lambda: folder)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(folder))
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Two direct contacts without evidence."""
    more = [meeting("b1", "2026-11-20", "fjord", "kari", title="Nyeste")]
    return log_at(tmp_path / "log.db", activities=[*document()["activities"], *more])


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)
    await settled(pilot)


def screen(pilot: Pilot[None]) -> EvidenceScreen:
    found = pilot.app.screen
    assert isinstance(found, EvidenceScreen)
    return found


def total(pilot: Pilot[None]) -> int:
    return screen(pilot).query_one("#items", PagedList).window.total


async def test_the_newest_download_is_attached_in_four_keys_from_home(path: Path, downloads: Path) -> None:
    async with opened(path) as (app, pilot):
        keys = Keys(pilot)
        await keys.press("9")
        await settled(pilot)
        assert "Nyeste" in text(pilot)
        await keys.press("v")
        await settled(pilot)
        assert "deltakerliste.pdf" in text(pilot)
        await keys.press("enter")
        assert keys.pressed <= 4
        await settled(pilot)
        await settled(pilot)
        piece = app.desk.log.cabinet.load("evidence")[0].record
        assert (piece["filename"], piece["level"], piece["added_on"]) == ("deltakerliste.pdf", 2, "2026-11-23")
        assert (app.desk.log.files / piece["sha256"]).read_bytes() == b"%PDF-1.7 liste"
        assert "deltakerliste.pdf is evidence of" in text(pilot)
        assert total(pilot) == 1
        await press(pilot, "u")
        assert total(pilot) == 2


async def test_a_path_is_attached_with_a_level_and_a_wrong_one_is_said(
    path: Path, tmp_path: Path, downloads: Path
) -> None:
    (tmp_path / "liste.txt").write_text("x")
    async with opened(path) as (app, pilot):
        await press(pilot, "9", "f", *"/nix", "enter")
        assert "There is no file at /nix." in text(pilot)
        await press(pilot, *["backspace"] * 4)
        for letter in str(tmp_path / "liste.txt"):
            await pilot.press(letter)
        await press(pilot, "tab", "right", "enter")
        assert app.desk.log.cabinet.load("evidence")[0].record["level"] == 3


async def test_a_click_on_a_key_told_beside_the_list_does_what_it_says(path: Path) -> None:
    async with opened(path, (130, 30)) as (app, pilot):
        await press(pilot, "9")
        lines = text(pilot).splitlines()
        at = next(row for row, line in enumerate(lines) if "l add a link" in line)
        await pilot.click(offset=(lines[at].index("l add"), at))
        await settled(pilot)
        assert isinstance(app.screen, Form)


async def test_a_link_is_evidence_and_only_links_are_taken(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await press(pilot, "9", "l", *"ftp", "enter")
        assert "A link begins with https://" in text(pilot)
        await press(pilot, *["backspace"] * 3, *"https://a.example", "enter")
        piece = app.desk.log.cabinet.load("evidence")[0].record
        assert (piece["kind"], piece["url"], piece["level"]) == ("link", "https://a.example", 2)


async def test_pieces_are_listed_graded_and_taken_off(path: Path, downloads: Path) -> None:
    async with opened(path) as (app, pilot):
        await press(pilot, "9", "v", "enter", "right", "right", "right", "right")
        assert "All evidence" in text(pilot)
        assert "level 2: invitation, minutes or list" in text(pilot)
        await press(pilot, "e", "right", "enter")
        assert app.desk.log.cabinet.load("evidence")[0].record["level"] == 3
        await press(pilot, "d")
        assert total(pilot) == 0
        assert "Nothing is attached yet." in text(pilot)
        await press(pilot, "u")
        assert total(pilot) == 1


async def test_an_attached_file_is_saved_out_under_its_own_name(path: Path, downloads: Path) -> None:
    async with opened(path) as (app, pilot):
        await press(pilot, "9", "s")
        assert "There is no attached file here to save." in text(pilot)
        await press(pilot, "v", "enter", "right", "right", "right", "right")
        record = app.desk.log.cabinet.load("evidence")[0].record
        content = (downloads / record["filename"]).read_bytes()
        (downloads / record["filename"]).unlink()
        await press(pilot, "s", "enter")
        assert (downloads / record["filename"]).read_bytes() == content
        assert "Written: " in text(pilot)
        await press(pilot, "s")
        field = app.screen.query_one("#ask-path", PlainInput)
        field.value = str(downloads / "borte" / "x.pdf")
        await press(pilot, "enter")
        assert "There is no folder" in text(pilot)


async def test_missing_and_altered_files_are_listed(path: Path, tmp_path: Path) -> None:
    with open_log(path) as log:
        of = {"entity": "activity", "id": log.cabinet.load("activity")[0].record["id"]}
        for at, name in enumerate(("borte.pdf", "endret.pdf", "hel.pdf")):
            (tmp_path / name).write_text(name)
            facts = store_file(log, tmp_path / name)
            identity = f"01900000-0000-7000-8000-0000000001{at:02}"
            commit(log, [Edit("evidence", identity, {"of": of, "kind": "file", "level": 2, **facts})])
            kept = log.files / facts["sha256"]
            if name == "borte.pdf":
                kept.unlink()
            elif name == "endret.pdf":
                kept.write_text("noe annet")
    async with opened(path) as (_app, pilot):
        await press(pilot, "9", "left", "left")
        rows = screen(pilot).query_one("#items", PagedList).window.rows
        assert sorted((row.cells[2], row.cells[4]) for row in rows) == [
            ("borte.pdf", "missing"),
            ("endret.pdf", "altered"),
        ]


async def test_an_export_is_written_where_asked(path: Path, downloads: Path) -> None:
    async with opened(path) as (app, pilot):
        await press(pilot, "9", "x", "enter", "enter")
        written = downloads / "klyngetui-json-2026-11-23.json"
        assert json.loads(written.read_text())["cluster"]["name"] == "Prøveklyngen"
        assert "Written: " in text(pilot)
        await press(pilot, "j", "j", "enter", "enter")
        assert (downloads / "klyngetui-csv-2026-11-23.csv").exists()
        assert app.is_running


async def test_a_report_can_seal_the_figures(path: Path, downloads: Path) -> None:
    async with opened(path) as (app, pilot):
        await press(pilot, "9", "x", "j", "j", "j", "j", "enter", "tab", "tab", "tab", "right", "enter")
        assert (downloads / "klyngetui-html-2026-11-23.html").exists()
        assert "the figures are sealed" in text(pilot)
        assert len(app.desk.log.cabinet.load("seal")) == 1
        await press(pilot, "u")
        assert app.desk.log.cabinet.load("seal") == []


async def test_a_report_speaks_the_language_asked_for(path: Path, downloads: Path) -> None:
    async with opened(path) as (_app, pilot):
        await press(pilot, "9", "x", "j", "j", "j", "j", "enter", "tab", "tab", "right", "enter")
        page = (downloads / "klyngetui-html-2026-11-23.html").read_text()
        assert 'lang="nb"' in page
        assert "Export" in text(pilot)


async def test_a_running_export_is_stopped_by_one_key(path: Path, downloads: Path) -> None:
    async with opened(path) as (app, pilot):
        # A pack in another language is written by a program of its own, which takes its time.
        await press(pilot, "9", "x", "G", "enter", "tab", "tab", "right")
        await pilot.press("enter", "c")
        await settled(pilot)
        await settled(pilot)
        # On a busy machine the program may be done before the key is read: what is told must be what happened.
        stopped = "Stopped; nothing was written." in text(pilot)
        assert stopped != ("Written: " in text(pilot))
        assert stopped == ([one.name for one in downloads.iterdir()] == ["deltakerliste.pdf"])
        await press(pilot, "g", "enter", "enter")
        assert "Written: " in text(pilot)
        assert app.is_running


@pytest.mark.parametrize("kind", ["json", "csv", "html", "pack"])
def test_a_stopped_export_leaves_nothing_behind(path: Path, tmp_path: Path, kind: str) -> None:
    def stop(_done: int) -> None:
        raise Stopped("stopped")

    folder = tmp_path / "out"
    folder.mkdir()
    asked = {"path": folder / "ut", "period": "rolling-12m", "language": "en"}
    with pytest.raises(Stopped):
        export(path, kind, asked, date(2026, 11, 23), stop)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("seconds", [0.01, 0.3, 0.6, 0.9, 1.2])
def test_an_export_in_another_language_says_what_became_of_it(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    monkeypatch.setattr("klyngetui.screens.evidence.writing.SECONDS_BETWEEN_LOOKS", seconds)

    def stop(_looks: int) -> None:
        raise Stopped("stopped")

    folder = tmp_path / "out"
    folder.mkdir()
    asked = {"path": folder / "ut", "period": "rolling-12m", "language": "nb"}
    try:
        export(path, "pack", asked, date(2026, 11, 23), stop)
    except Stopped:
        assert list(folder.iterdir()) == []
    else:
        assert [one.name for one in folder.iterdir()] == ["ut"]


@pytest.mark.parametrize("kind", ["history", "xlsx", "pack"])
def test_every_kind_is_written(path: Path, tmp_path: Path, kind: str) -> None:
    ticks: list[int] = []
    asked = {"path": tmp_path / "ut", "period": "rolling-12m", "language": "en"}
    told = export(path, kind, asked, date(2026, 11, 23), ticks.append)
    assert told[0] == str(tmp_path / "ut")
    assert (tmp_path / "ut").stat().st_size > 0
    assert ticks == sorted(ticks) != []


async def test_what_cannot_be_written_is_said(path: Path, downloads: Path, tmp_path: Path) -> None:
    (tmp_path / "dir").mkdir()
    (downloads / "klyngetui-json-2026-11-23.json").mkdir()
    async with opened(path) as (app, pilot):
        await press(pilot, "9", "x", "enter", "enter")
        assert "no ordinary file" in text(pilot)
        assert app.is_running


async def test_the_way_here_leads_to_the_entry(path: Path) -> None:
    async with opened(path) as (app, pilot):
        a1 = next(one for one in app.desk.log.cabinet.load("activity") if one.external_id == "a1")
        app.show("evidence", entry=a1.record["id"])
        await settled(pilot)
        owner = screen(pilot).owner()
        assert owner is not None
        assert owner.external_id == "a1"
        app.show("evidence", view="files")
        await settled(pilot)
        assert "Every file is there" in text(pilot)


async def test_a_link_without_an_entry_says_how_to_come_to_one(path: Path) -> None:
    async with opened(path) as (_app, pilot):
        await press(pilot, "9")
        assert "l add a link" in text(pilot)
        await press(pilot, "left")
        assert "add a link" not in text(pilot)
        await press(pilot, "left", "l")
        assert "Choose an entry first: ← → turn to another list." in text(pilot)
        await press(pilot, "shift+tab", "l")
        assert "Choose an entry first: ← → turn to another list, Tab goes into it." in text(pilot)
        await press(pilot, "right", "right", "tab", "l")
        assert pilot.app.screen.is_modal


async def test_a_log_with_nothing_in_it_and_one_that_can_only_be_read(tmp_path: Path, downloads: Path) -> None:
    nothing: dict[str, list[object]] = {
        name: [] for name in ("participants", "people", "groups", "activities", "stories")
    }
    async with opened(log_at(tmp_path / "log.db", **nothing)) as (app, pilot):
        await press(pilot, "9")
        for _list in range(7):
            await press(pilot, "v", "f", "l", "e", "d", "o", "c", "right")
        assert app.is_running
    from klyngetui.app import KlyngeApp

    path = log_at(tmp_path / "read.db")
    app = KlyngeApp(path, open_log(path, write=False))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "9", "v")
        assert "read-only" in text(pilot)
        await press(pilot, "x", "enter", "enter")
        assert "Written: " in text(pilot)


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (160, 45)])
async def test_words_of_every_kind_are_only_shown(tmp_path: Path, size: tuple[int, int]) -> None:
    import_into(tmp_path / "log.db", hostile_document())
    async with opened(tmp_path / "log.db", size) as (app, pilot):
        await press(pilot, "9")
        for _list in range(7):
            await assert_harmless(pilot)
            await press(pilot, "right")
        await press(pilot, "f")
        await assert_harmless(pilot)
        assert app.is_running
