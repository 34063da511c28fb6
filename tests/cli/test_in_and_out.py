"""import, export, conflicts, backup, restore, doctor, locate, demo."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Commands


def test_export_and_import_again_is_the_same_document(run: Commands, tmp_path: Path) -> None:
    run("add", "fjordglimt:ola, pilot")
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    run("export", "json", str(first))
    other = str(tmp_path / "other.db")
    run("--log", other, "import", str(first))
    run("--log", other, "export", "json", str(second))
    assert first.read_bytes() == second.read_bytes()
    run("--log", other, "import", str(first))
    assert "0 new, 0 changed" in run.err
    assert run("export", "json", "-") + "\n" == first.read_text("utf-8")
    assert "pilot" in run("export", "csv", "-", "--period", "year:2026")
    assert "pilot" not in run("export", "csv", "-", "--period", "year:2025")


def test_a_broken_document_changes_nothing_and_every_error_is_named(run: Commands, tmp_path: Path) -> None:
    before = run("export", "json", "-")
    broken = tmp_path / "broken.json"
    participant = {"id": "p1", "name": "", "kind": "sme"}
    document = {"format": "klyngetui-log", "version": 1, "participants": [participant], "people": [{"nmae": "x"}]}
    broken.write_text(json.dumps(document))
    assert run.code("import", str(broken)) == 2
    assert "$.participants[0].name" in run.err
    assert "$.people[0].nmae" in run.err
    assert all(line.startswith("klyngetui: ") for line in run.err.splitlines())
    for text, said in (("{", "line 1"), ("[]", "$"), ('{"format": "klyngetui-log", "version": 9}', "9")):
        broken.write_text(text)
        assert said in run.fails(2, "import", str(broken))
    run.fails(2, "import", str(tmp_path / "log.pdf"))
    run.fails(1, "import", str(tmp_path / "nowhere.json"))
    assert run("export", "json", "-") == before


def test_a_dry_run_of_an_import_writes_nothing(run: Commands, tmp_path: Path) -> None:
    file = tmp_path / "more.json"
    kept = {"id": "p1", "name": "Havdis", "kind": "sme"}
    file.write_text(json.dumps({"format": "klyngetui-log", "version": 1, "participants": [kept]}))
    run("import", "--dry-run", str(file))
    assert "1 new" in run.err
    assert len(run.json("participants", "list")) == 2
    elsewhere = tmp_path / "elsewhere.db"
    cluster = {"id": "c1", "name": "Ny"}
    file.write_text(json.dumps({"format": "klyngetui-log", "version": 1, "cluster": cluster, "participants": [kept]}))
    run("--log", str(elsewhere), "import", "--dry-run", str(file))
    assert not elsewhere.exists()


def test_what_changed_in_both_places_is_listed_and_left(run: Commands, tmp_path: Path) -> None:
    file = tmp_path / "log.json"
    document = {
        "format": "klyngetui-log",
        "version": 1,
        "participants": [{"id": "p1", "name": "Havdis", "kind": "sme"}],
    }
    file.write_text(json.dumps(document))
    run("import", str(file))
    run("edit", "p1", "--municipality", "Bodø")
    run("edit", "p1", "--name", "Havdis AS")
    document["participants"][0]["name"] = "Havdis ASA"  # type: ignore[index]
    file.write_text(json.dumps(document))
    assert run.code("import", str(file)) == 1
    assert "participant p1: " in run.err
    assert run.json("show", "p1")["name"] == "Havdis AS"
    run("import", "--theirs", str(file))
    assert run.json("show", "p1")["name"] == "Havdis ASA"


def test_two_files_edited_apart_merge_and_conflicts_are_settled(run: Commands, tmp_path: Path) -> None:
    participant = run.json("participants", "list")[0]["id"]
    history = tmp_path / "history.json"
    run("export", "json", "--with-history", str(history))
    other = str(tmp_path / "other.db")
    run("--log", other, "import", str(history))
    run("edit", participant, "--municipality", "Bodø")
    run("--log", other, "edit", participant, "--municipality", "Tromsø")
    run("--log", other, "export", "json", "--with-history", str(history))
    run("import", str(history))
    assert "1 change taken over" in run.err
    found = run.json("conflicts")
    assert all(datetime.strptime(one["at"], "%Y-%m-%dT%H:%M:%SZ") for one in found[0]["versions"])
    assert [(one["id"], one["field"], len(one["versions"])) for one in found] == [(participant, "municipality", 2)]
    assert "Tromsø" in run("conflicts")
    run.fails(2, "conflicts", participant)
    run.fails(1, "conflicts", participant, "--field", "name", "--take", "1")
    run.fails(1, "conflicts", participant, "--field", "municipality", "--take", "3")
    taken = found[0]["versions"][1]["value"]
    run("conflicts", participant, "--field", "municipality", "--take", "2")
    assert run.json("conflicts") == []
    assert run.json("show", participant)["municipality"] == taken


def test_backup_and_restore(run: Commands, tmp_path: Path) -> None:
    run("add", "fjordglimt")
    copy = run("backup", str(tmp_path / "copies"))
    run("add", "nordlys")
    replaced = run("restore", copy)
    assert len(run.json("list")) == 1
    assert len(run.json("--log", replaced, "list")) == 2
    listed = run.json("restore")
    figures = {one["file"]: (one["records"] > 0, one["2.5"]) for one in listed}
    assert figures[replaced] == (True, {"n": 0, "of": 2, "share": 0.0})
    assert all(one["made"].endswith("Z") and datetime.fromisoformat(one["made"]).tzinfo for one in listed)
    undone = run("restore", replaced)
    assert len(run.json("list")) == 2
    assert len(run.json("--log", undone, "list")) == 1
    run.log.unlink()
    run("restore", copy)
    assert len(run.json("list")) == 1
    assert "no backup at" in run.fails(1, "restore", str(tmp_path / "nowhere.klynge"))
    with sqlite3.connect(copy) as connection:
        connection.execute("PRAGMA user_version = 999")
    replaced = run("restore", copy)
    assert "can only read it" in run.err
    run("restore", replaced)
    assert "can only read it" not in run.err


def test_restore_lists_no_backup_of_another_log(run: Commands, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    run("add", "fjordglimt")
    run("settings", "backup_folder", str(folder))
    ours = Path(run("backup"))
    renamed = ours.rename(folder / "før sommeren.klynge")
    again = Path(run("backup"))
    again.with_name(again.name.replace(run.log.stem, "annen", 1)).write_bytes(again.read_bytes())
    assert {one["file"] for one in run.json("restore")} == {str(renamed), str(again)}
    assert f"1 more is of another log: {folder}" in run.err


def test_the_doctor_finds_what_was_changed_behind_its_back(run: Commands) -> None:
    run("add", "fjordglimt")
    assert run("doctor") == ""
    assert "All is well." in run.err
    with sqlite3.connect(run.log) as connection:
        connection.execute("UPDATE record SET body = '{\"name\":\"X\"}' WHERE entity = 'participant'")
    assert run.code("doctor", "--json") == 1
    assert "projection" in [finding["code"] for finding in json.loads(run.out)]
    run("doctor", "--rebuild")
    assert run.json("participants", "list")[0]["name"] == "Fjordglimt AS"


def test_what_can_be_read_of_a_damaged_log_is_salvaged(run: Commands, tmp_path: Path) -> None:
    run("add", "fjordglimt:ola, pilot")
    whole = run("export", "json", "-")
    out = str(tmp_path / "saved.db")
    assert run("doctor", "--salvage", out) == out
    assert ", 0 lost" in run.err
    assert run("--log", out, "export", "json", "-") == whole
    assert run("--log", out, "doctor") == ""
    run.fails(1, "doctor", "--salvage", out)
    run("--log", out, "add", "nordlys")

    for day in range(1, 29):
        run("add", f"2026-01-{day:02} fjordglimt:ola + nordlys:åse, {'et langt notat ' * 60}.")
    content = bytearray(run.log.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 8192] = b"\xff" * 8192
    run.log.write_bytes(content)
    code = run.code("doctor", "--salvage", str(tmp_path / "less.db"))
    assert run.log.read_bytes() == bytes(content)
    assert code == 0, run.err
    assert len(run.json("--log", str(tmp_path / "less.db"), "list")) > 5


def test_locate_prints_every_path(run: Commands) -> None:
    assert run.json("locate")["log"] == str(run.log)
    assert str(run.log) in run("locate")


def test_the_demo_is_written_and_looks_kept_day_by_day(empty: Commands, tmp_path: Path) -> None:
    made = empty("demo", "--to", str(tmp_path / "demo.db"), "--as-of", "2026-11-23")
    empty.fails(1, "demo", "--to", made)
    assert not empty.log.exists()
    assert 1400 < len(empty.json("--log", made, "list")) < 1700
    assert empty("--log", made, "settings", "me")
    assert empty("--log", made, "doctor") == ""
    late = [line for line in empty("--log", made, "list", "--csv").splitlines() if ",yes," in line[:90]]
    assert not late
    again = empty("demo", "--to", str(tmp_path / "again.db"), "--as-of", "2026-11-23")
    assert empty("--log", again, "export", "json", "-") == empty("--log", made, "export", "json", "-")


def test_files_that_are_no_log_are_refused(empty: Commands) -> None:
    for content in (b"", b"hei", b"SQLite format 3\0" + b"x" * 200):
        empty.log.write_bytes(content)
        empty.fails(1, "list")
        empty.fails(1, "add", "fjordglimt")
        assert empty.log.read_bytes() == content
