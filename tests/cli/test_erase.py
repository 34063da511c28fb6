"""erase and export person on the command line."""

from __future__ import annotations

import json
import os
from pathlib import Path

from tests.cli.conftest import Commands


def test_erase_shows_asks_and_erases(run: Commands, tmp_path: Path) -> None:
    run("add", "m fjordglimt: ola vik, pilot med Ola Vik")
    copies = tmp_path / "copies"
    run("settings", "backup_folder", str(copies))
    copy = run("backup")
    figures = run("indicators", "--json")
    line = run.code("erase", "ola vik")
    assert line == 1
    assert "pilot med Ola Vik" in run.err
    assert "Nothing was erased" in run.err
    identity = run("erase", "ola vik", "--yes")
    assert "person 1, Fjordglimt AS" in run.err
    assert copy in run.err
    assert json.loads(run("show", identity, "--json"))["name"] == "person 1, Fjordglimt AS"
    assert run("indicators", "--json") == figures
    assert b"Ola Vik" not in run.log.read_bytes()
    assert "personal data erased" in run("history", identity)
    run("doctor")
    assert "no person" in run.fails(1, "erase", "ola vik", "--yes")
    run.fails(2, "erase")


def test_a_name_without_a_record_is_shown_with_its_words_and_erased(run: Commands, tmp_path: Path) -> None:
    run("add", "m fjordglimt: ola vik, pilot med Gry Fjellheim og fem til")
    assert run.code("erase", "gry fjellheim") == 1
    assert "pilot med Gry Fjellheim og fem" in run.err
    out = tmp_path / "gry.json"
    assert run("export", "person", "Gry Fjellheim", str(out)) == ""
    assert "1 record about Gry Fjellheim" in run.err
    told = json.loads(out.read_text())
    assert told["person"] == {"name": "Gry Fjellheim"}
    assert [one["field"] for one in told["mentions"]] == ["title"]
    assert run("erase", "Gry Fjellheim", "--yes") == ""
    assert "“somebody 1”" in run.err
    assert b"Fjellheim" not in run.log.read_bytes()
    assert "no person" in run.fails(1, "erase", "gry fjellheim", "--yes")


def test_export_person_gives_everything_held(run: Commands, tmp_path: Path) -> None:
    run("add", "m fjordglimt: ola vik, pilot")
    run("add", "m nordlys: åse, Ola Vik ble nevnt")
    out = tmp_path / "ola.json"
    assert run("export", "person", "ola vik", str(out)) == ""
    told = json.loads(out.read_text())
    assert told["person"]["name"] == "Ola Vik"
    assert [one["title"] for one in told["records"]] == ["pilot"]
    assert [one["context"] for one in told["mentions"]] == ["Ola Vik ble nevnt"]
    assert told["history"]
    assert os.stat(out).st_mode & 0o777 == 0o600
    assert json.loads(run("export", "person", "ola vik", "-"))["person"] == told["person"]
