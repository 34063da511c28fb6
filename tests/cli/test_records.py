"""Reading and changing records: list, show, history, edit, hold, cancel, delete, undo, redo."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Commands


def ids(run: Commands, *words: str) -> list[str]:
    """The ids of what a list holds."""
    return [record["id"] for record in run.json(*words)]


def test_the_log_is_listed_newest_first_and_filtered(run: Commands) -> None:
    old = run("add", "2026-01-05 fjordglimt:ola, gammel sak")
    planned = run("add", "i morgen nordlys, befaring")
    new = run("add", "fjordglimt:ola + nordlys, begge")
    story = run("add", "story", "--title", "Ny kontrakt", "--with", "nordlys", "--date", "2026-02-01")
    assert ids(run, "list") == [planned, new, story, old]
    assert ids(run, "list", "--limit", "2") == [planned, new]
    assert ids(run, "list", "--participant", "fjordglimt") == [new, old]
    assert ids(run, "list", "--kind", "story") == [story]
    assert ids(run, "list", "--status", "planned") == [planned]
    assert ids(run, "list", "--from", "1.2.2026", "--to", "i dag") == [new, story]
    assert ids(run, "list", "--indicator", "2.5") == [new, old]
    assert ids(run, "list", "--search", "befar") == [planned]
    assert ids(run, "list", "--search", '"(-*') == []
    assert run("list").splitlines()[0].split()[0] == planned
    table = run("list", "--csv").splitlines()
    assert table[0].startswith("entry_id,kind,date,")
    assert [line.split(",")[0] for line in table[1:]] == [planned, new, new, story, old]


def test_a_long_log_is_listed_whole(run: Commands) -> None:
    days = [f"2026-{month:02}-{day:02}" for month in (1, 2) for day in range(1, 29)]
    for day in days[:6]:
        run("add", f"{day} fjordglimt")
    assert [entry["date"] for entry in run.json("list")] == days[5::-1]
    assert len(run.json("list", "--limit", "4")) == 4


def test_an_id_may_be_cut_to_any_unique_start(run: Commands) -> None:
    made = run("add", "fjordglimt:ola")
    others = [*ids(run, "participants", "list"), *ids(run, "people", "list"), *ids(run, "team", "list")]
    unique = next(made[:n] for n in range(1, 37) if not any(one.startswith(made[:n]) for one in others))
    assert run.json("show", unique)["id"] == made
    assert "several" in run.fails(1, "show", "0")
    assert "xyz" in run.fails(1, "show", "xyz")
    run.fails(1, "show", "")


def test_edit_sets_adds_and_removes(run: Commands) -> None:
    made = run("add", "fjordglimt:ola")
    run("edit", made, "--title", "Pilot", "--date", "i går", "--mode=video", "--minutes", "30")
    run("edit", made, "--add-attendance", "nordlys:åse", "--add-decisions", "Vi går videre")
    entry = run.json("show", made)
    assert (entry["title"], entry["date"], entry["mode"], entry["minutes"]) == ("Pilot", "2026-11-22", "video", 30)
    assert [row["status"] for row in entry["attendance"]] == ["present", "present"]
    run("edit", made, "--remove-attendance", "fjordglimt", "--remove-decisions", "Vi går videre", "--title", "")
    entry = run.json("show", made)
    assert (len(entry["attendance"]), entry["decisions"], entry["title"]) == (1, [], None)
    run("edit", made, "--json", '{"overrides": [{"indicator": "2.5", "count": false, "reason": "Bare en hilsen"}]}')
    assert "taken out: Bare en hilsen" in run.err


def test_edit_takes_exported_ids_and_says_what_is_wrong(run: Commands) -> None:
    made = run("add", "fjordglimt:ola")
    nordlys = ids(run, "participants", "list")[1]
    run("edit", made, "--json", f'{{"attendance": [{{"participant": "{nordlys}", "status": "present"}}]}}')
    assert run.json("show", made)["attendance"][0]["participant"] == nordlys
    for words, said in (
        (("--titel", "x"), "--title"),
        (("--title",), "--title"),
        (("title", "x"), "title"),
        (("--mode", "carrier-pigeon"), "mode"),
        (("--json", "{"), "JSON"),
        (("--json", "[]"), "object"),
        (("--json", '{"nonsense": 1}'), "nonsense"),
        (("--minutes", "lenge"), "lenge"),
        (("--attendance", "fjordglimt"), "--add-attendance"),
        (("--add-title", "x"), "--title"),
        (("--remove-team", "kari", "--remove-team", "kari"), "kari"),
        (("--date", "32.13."), "32.13."),
        ((), "--title"),
    ):
        assert said in run.fails(2, "edit", made, *words)
    run.fails(1, "edit", made, "--add-attendance", "ukjent")


def test_a_planned_entry_is_held_or_cancelled(run: Commands) -> None:
    made = run("add", "meeting", "--with", "fjordglimt:ola", "--date", "i går", "--status", "planned")
    assert "planned and its day has passed" in run("show", made)
    run("hold", made)
    assert "+1 direct contact" in run.err
    run("cancel", made)
    assert "−1 direct contact" in run.err
    assert run.json("show", made)["status"] == "cancelled"


def test_delete_refuses_what_is_referred_to_and_undo_brings_back(run: Commands) -> None:
    made = run("add", "fjordglimt:ola")
    participant = ids(run, "participants", "list")[0]
    run.fails(1, "delete", participant)
    run("delete", made)
    assert ids(run, "list") == []
    run.fails(1, "show", made)
    run("undo")
    assert ids(run, "list") == [made]
    run("redo")
    assert ids(run, "list") == []


def test_undo_goes_many_levels_back_in_words(run: Commands) -> None:
    run("add", "fjordglimt")
    run("add", "nordlys")
    run("undo", "2")
    assert run.err.count("Taken back: ") == 2
    assert ids(run, "list") == []
    run("redo", "2")
    assert len(ids(run, "list")) == 2
    run.fails(1, "redo")
    assert run.code("undo", "99") == 0
    run.fails(1, "undo")
    run.fails(2, "undo", "0")


def test_history_tells_who_changed_what(run: Commands) -> None:
    run("settings", "me", "kari")
    made = run("add", "fjordglimt")
    run("edit", made, "--title", "Pilot")
    steps = run.json("history", made)
    assert [step["by"] for step in steps] == ["Kari Nordmo", "Kari Nordmo"]
    assert "Pilot" in steps[1]["words"][0]
    assert "Kari Nordmo" in run("history", made)


@pytest.mark.parametrize("name", ["[/] Øl & =SUM(A1)", "a\u202egnp.exe", "=1+1", "[@click=app.quit]x[/]", "\U0001f469"])
def test_hostile_names_pass_through_and_never_reach_the_terminal_raw(run: Commands, name: str) -> None:
    made = run("participants", "add", name, "--kind", "sme")
    assert run.json("participants", "list")[-1]["name"] == name
    entry = run("add", "meeting", "--with", name, "--title", name, "--notes", f"{name}\nnæste linje")
    assert run.json("show", entry)["title"] == name
    for words in (
        *(("list",), ("list", "--csv"), ("show", made), ("show", entry), ("history", entry), ("participants", "list")),
        *(("gaps",), ("indicators", "--rows"), ("list", "--json"), ("gaps", "--json"), ("delete", made)),
    ):
        run.code(*words)
        assert "\u202e" not in run.out + run.err
        assert "\x1b" not in run.out + run.err


def test_control_characters_are_stripped_on_the_way_in(run: Commands) -> None:
    run("participants", "add", "Fjell\x1b]52;c;eA==\x07 AS", "--kind", "sme")
    assert run.json("participants", "list")[-1]["name"] == "Fjell]52;c;eA== AS"
    assert "\x1b" not in run.out + run.err
    run.fails(2, "participants", "add", "Null\0", "--kind", "sme")


def test_a_record_of_another_kind_is_named(run: Commands) -> None:
    participant = run.json("participants", "list")[0]
    said = run.fails(1, "hold", participant["id"])
    assert participant["name"] in said
    assert "something else" in said


def test_a_time_is_written_as_in_a_line(run: Commands) -> None:
    made = run("add", "m fjordglimt")
    run("edit", made, "--time", "kl 14")
    assert run.json("show", made)["time"] == "14:00"
    run.fails(2, "edit", made, "--time", "25:00")


def test_an_imported_id_is_cut_among_the_ids_that_are_shown(run: Commands, tmp_path: Path) -> None:
    kept = [{"id": id, "name": id, "kind": "sme"} for id in ("act-1", *(f"p{n}" for n in range(60)))]
    file = tmp_path / "more.json"
    file.write_text(json.dumps({"format": "klyngetui-log", "version": 1, "participants": kept}))
    run("import", str(file))
    assert run.json("show", "a")["name"] == "act-1"
    assert run.json("show", "p5")["name"] == "p5"
    assert "p10" in run.fails(1, "show", "p")
