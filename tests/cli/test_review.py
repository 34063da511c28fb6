"""`klyngetui review`."""

from __future__ import annotations

import json

from tests.cli.conftest import Commands


def test_the_checklist_has_nine_steps_and_what_waits(run: Commands) -> None:
    run("add", "meeting", "--with", "fjordglimt:ola", "--date", "2026-11-19", "--status", "planned", "--title", "Pilot")
    out = run("review")
    assert "Week 2026-W48, 23.11.2026–29.11.2026" in out
    assert [line[0] for line in out.splitlines() if line[:1].isdigit()] == list("123456789")
    assert "1 ○ Unconfirmed: open · 1 waits" in out
    assert "Fjordglimt AS · Pilot" in out
    assert "klyngetui review 2026-W48 --seal" in run.err


def test_steps_are_marked_and_words_written_in_one_action(run: Commands) -> None:
    run("review", "--done", "unconfirmed", "--done", "gaps", "--skip", "stories", "--reflection", "Fin uke")
    found = run.json("review")
    states = {step["step"]: step["state"] for step in found["steps"]}
    assert (states["unconfirmed"], states["gaps"], states["stories"], states["inbox"]) == (
        *("done", "done", "skipped", "left"),
    )
    assert found["reflection"] == "Fin uke"
    assert "Skipped: Stories" in (run("review"), run.err)[1]
    run("undo")
    assert run.json("review")["opened_on"] is None


def test_sealing_and_what_moved_since(run: Commands) -> None:
    run("add", "meeting", "--with", "fjordglimt:ola", "--date", "2026-11-18", "--team", "Kari Nordmo")
    run("review", "2026-W47", "--seal")
    assert "is sealed. Digest: " in run.err
    assert "Nothing moved since." in run.err
    run.fails(1, "review", "2026-W47", "--seal")
    run("add", "meeting", "--with", "nordlys:åse", "--date", "2026-11-17", "--title", "Glemt", "--team", "Kari Nordmo")
    out = run("review", "2026-W47")
    assert "Moved since it was sealed" in out
    assert "Nordlys kommune" in out
    moved = run.json("review", "2026-W47")["moved"]
    reached = next(one for one in moved if one["measure"] == "2.5.reached")
    assert (reached["sealed"], reached["now"], len(reached["came"])) == (1, 2, 1)


def test_the_calendar_of_weeks(run: Commands) -> None:
    run("add", "meeting", "--with", "fjordglimt:ola", "--date", "2026-11-04")
    run("review", "2026-W46", "--done", "checks")
    run("review", "2026-W45", "--seal")
    states = {one["week"]: one["state"] for one in run.json("review", "--weeks")}
    assert states == {"2026-W48": "open", "2026-W47": "missing", "2026-W46": "open", "2026-W45": "sealed"}
    assert "2026-W45  02.11.2026–08.11.2026  sealed" in run("review", "--weeks")


def test_wrong_use_is_refused_in_one_line(run: Commands) -> None:
    run.fails(2, "review", "2026-W54")
    run.fails(2, "review", "uke 47")
    run.fails(2, "review", "--done", "lunch")
    run.fails(2, "review", "--done", "gaps", "--skip", "gaps")
    run.fails(2, "review", "--weeks", "--seal")
    run.fails(1, "review", "2026-W49", "--seal")


def test_json_holds_everything_that_waits(run: Commands) -> None:
    document = json.loads(run("review", "--json"))
    assert document["format"] == "klyngetui-review"
    gaps = next(step for step in document["steps"] if step["step"] == "gaps")
    assert gaps["waiting"] == 2
    assert {item["entity"] for item in gaps["items"]} == {"participant"}


def test_hostile_words_stay_words(run: Commands) -> None:
    run(
        "add",
        "meeting",
        "--with",
        "fjordglimt:ola",
        "--date",
        "2026-11-19",
        "--status",
        "planned",
        "--title",
        "[/x] \x1b[2J",
    )
    run("review", "--reflection", "\u202eRLO [b]", "--next-week", "a\nb")
    out = run("review")
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "[/x]" in out
