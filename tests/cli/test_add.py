"""`add`: one line, or a kind and its options."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Commands


def one(run: Commands, id: str) -> dict[str, object]:
    """A record as show --json prints it."""
    found: dict[str, object] = run.json("show", id)
    return found


def test_a_line_becomes_an_entry_with_its_effect_told(run: Commands) -> None:
    made = run("add", "t i går fjordglimt:ola, pilot på ammoniakk")
    assert "Fjordglimt AS: Ola Vik" in run.err
    assert "2.5: yes, direct contact with Fjordglimt AS" in run.err
    assert "+1 direct contact · Fjordglimt AS never → 1 d · 2.5: 0 % → 50 %" in run.err
    entry = one(run, made)
    assert (entry["date"], entry["mode"], entry["status"]) == ("2026-11-22", "phone", "held")
    assert entry["title"] == "pilot på ammoniakk"
    assert [line["verdict"] for line in entry["counts_for"]] == ["yes"]  # type: ignore[attr-defined]


def test_a_line_may_stand_without_quotes_and_begin_with_a_sign(run: Commands) -> None:
    assert one(run, run("add", "-3d fjordglimt"))["date"] == "2026-11-20"
    assert one(run, run("add", "--team", "kari", "meeting", "nordlys"))["kind"] == "meeting"


def test_a_dry_run_tells_and_writes_nothing(run: Commands) -> None:
    assert run("add", "--dry-run", "--create", "g havrom, styringsmøte") == ""
    assert "Havrom" in run.err
    assert "Nothing was written." in run.err
    assert run.json("list") == run.json("groups", "list") == []


def test_unknown_and_doubtful_names_are_asked_about(run: Commands) -> None:
    run("participants", "add", "Fjordbris AS", "--kind", "sme")
    line = run.fails(1, "add", "fjord")
    assert "Fjordglimt AS" in line
    assert "Fjordbris AS" in line
    assert "--create" in run.fails(1, "add", "havdis")
    assert run.json("list") == []


def test_two_called_the_same_are_told_apart_by_id(run: Commands) -> None:
    first = run("participants", "add", "Nordlys AS", "--kind", "sme")
    assert "Called so already" not in run.err
    second = run("participants", "add", "nordlys", "--kind", "sme")
    assert f"Called so already: Nordlys AS ({first})" in run.err
    run("participants", "edit", second, "--name", "Nordlys AS")
    line = run.fails(1, "add", "m nordlys")
    assert f"Nordlys AS ({first}), Nordlys AS ({second})" in line
    assert "write its id" in line
    entry = run("add", f"m {second}, kaffe")
    assert run.json("show", entry)["attendance"][0]["participant"] == second


def test_options_tell_two_called_the_same_apart_by_id_too(run: Commands) -> None:
    second = run("participants", "add", "Fjordglimt AS", "--kind", "sme")
    for create in ([], ["--create"]):
        line = run.fails(1, "add", "meeting", "--with", "Fjordglimt AS", *create)
        assert second in line
        assert "write its id" in line
        assert "--create" not in line
    run("add", "meeting", "--with", f"{second}:Liv", "--create")
    run("add", "meeting", "--with", "Nordlys kommune:Liv", "--create")
    assert len(run.json("participants", "list")) == 3


def test_create_makes_the_group_of_a_group_meeting(run: Commands) -> None:
    assert "--create" in run.fails(1, "add", "group-meeting", "--group", "Havrom")
    made = run("add", "group-meeting", "--group", "Havrom", "--create")
    group = run.json("groups", "list")[0]
    assert (group["name"], group["kind"], group["id"]) == ("Havrom", "working_group", one(run, made)["group"])
    run("undo")
    assert run.json("groups", "list") == run.json("list") == []


def test_create_makes_what_a_line_names_in_the_same_action(run: Commands) -> None:
    run("add", "--create", "havdis:liv holm + fjordglimt, første møte")
    assert [one["name"] for one in run.json("people", "list")][-1] == "Liv Holm"
    made = run.json("participants", "list")[-1]
    assert (made["name"], made["kind"]) == ("Havdis", "other")
    assert made["commitments"] == [{"from": None, "to": None, "ground": "agreement"}]
    run("undo")
    assert len(run.json("participants", "list")) == 2
    assert run.json("list") == []


def test_what_a_line_does_not_mean_is_bad_input(run: Commands) -> None:
    assert "“32.6." in run.fails(2, "add", "32.6. fjordglimt")
    assert "--dryrun" in run.fails(2, "add", "--dryrun", "fjordglimt")
    assert run.json("list") == []


def test_the_team_is_me_or_the_only_one_or_asked_for(run: Commands) -> None:
    kari = run.json("team", "list")[0]["id"]
    assert one(run, run("add", "fjordglimt"))["team"] == [kari]
    liv = run("team", "add", "Liv Holm")
    assert "--team" in run.fails(2, "add", "fjordglimt")
    assert one(run, run("add", "--team", "liv", "fjordglimt"))["team"] == [liv]
    run("settings", "me", "liv")
    made = run("add", "fjordglimt")
    assert one(run, made)["team"] == [liv]
    assert run.json("history", made)[0]["by"] == "Liv Holm"


def test_without_anybody_in_the_team_it_says_how_to_add_one(empty: Commands) -> None:
    empty("init", "Prøve")
    assert "team add" in empty.fails(2, "add", "--create", "fjordglimt")
    assert empty.json("participants", "list") == []


def test_a_meeting_by_its_options(run: Commands, tmp_path: Path) -> None:
    minutes = tmp_path / "referat.txt"
    minutes.write_text("hei")
    made = run(
        *("add", "meeting", "--date", "12.6.", "--time", "kl 14", "--minutes", "45", "--with", "fjordglimt:ola"),
        *("--with", "nordlys", "--mode", "in-person", "--title", "Pilot", "--evidence", str(minutes)),
        *("--evidence", "https://example.org/bilde"),
    )
    entry = one(run, made)
    assert (entry["date"], entry["time"], entry["minutes"], entry["status"]) == ("2026-06-12", "14:00", 45, "held")
    assert len(entry["attendance"]) == 2  # type: ignore[arg-type]
    pieces = run.json("evidence", "list")
    assert [piece["of"]["id"] for piece in pieces] == [made, made]
    assert (run.log.with_name("log.db.files") / pieces[0]["sha256"]).read_text() == "hei"


def test_a_planned_event_and_a_group_meeting(run: Commands) -> None:
    run("groups", "add", "Havrom", "--aim", "Lav utslipp", "--leader", "Åse Sæter", "--since", "2026-01-01")
    meeting = one(run, run("add", "group-meeting", "--group", "havrom", "--with", "fjordglimt:ola"))
    assert meeting["kind"] == "group_meeting"
    event = one(run, run("add", "event", "--date", "i morgen", "--title", "Fagdag", "--format", "seminar"))
    assert (event["status"], event["format"]) == ("planned", "seminar")


def test_a_story_by_its_options(run: Commands) -> None:
    made = run("add", "story", "--title", "Ny kontrakt", "--with", "fjordglimt", "--date", "2026-05-01")
    assert "5.2: not yet" in run.err
    assert run.json("list")[0]["kind"] == "story"
    assert one(run, made)["outcome_on"] == "2026-05-01"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "meeting"), "--with"),
        (("add", "meeting", "--with", "fjordglimt", "--date", "32.13."), "32.13."),
        (("add", "meeting", "--with", "fjordglimt", "--time", "25:00"), "25:00"),
        (("add", "group-meeting", "--with", "fjordglimt"), "--group"),
        (("add", "story"), "--title"),
    ],
)
def test_wrong_options_are_named(run: Commands, words: tuple[str, ...], said: str) -> None:
    assert said in run.fails(2, *words)


def test_evidence_that_is_not_there_saves_nothing(run: Commands) -> None:
    run.fails(1, "add", "meeting", "--with", "fjordglimt", "--evidence", "/nowhere/at/all.pdf")
    assert run.json("list") == []


def test_a_question_keeps_its_mark(run: Commands) -> None:
    for words in (("add", "m fjordglmt"), ("add", "meeting", "--with", "fjordglmt")):
        assert "? Write more of the name" in run.fails(1, *words)
