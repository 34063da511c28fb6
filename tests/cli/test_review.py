"""`klyngetui review`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Commands


def test_the_checklist_has_nine_steps_and_what_waits(run: Commands) -> None:
    run("add", "meeting", "--with", "fjordglimt:ola", "--date", "2026-11-19", "--status", "planned", "--title", "Pilot")
    out = run("review")
    assert "Week 48, 23.11.2026–29.11.2026" in out
    assert [line[0] for line in out.splitlines() if line[:1].isdigit()] == list("123456789")
    assert "1 ○ Unconfirmed: open · 1 waits" in out
    assert "Fjordglimt AS · Pilot" in out
    assert "klyngetui review --seal" in run.err


def told(run: Commands, *week: str) -> list[str]:
    run("review", *week)
    return [line.split("klyngetui ", 1)[1] for line in run.err.splitlines() if line.startswith("  › ")]


def test_every_step_is_told_with_the_commands_that_do_it(run: Commands, tmp_path: Path) -> None:
    run("settings", "late_logging_days", "36500")  # when this runs is not asked
    run("add", "meeting", "--with", "fjordglimt:ola", "--date", "2026-11-19", "--status", "planned")
    run("add", "meeting", "--with", "fjordglimt:ola", "--date", "2026-11-18", "--status", "planned")
    run("add", "meeting", "--with", "nordlys:åse", "--date", "2026-11-23", "--team", "Kari Nordmo")
    run("groups", "add", "Havrom", "--aim", "Mer", "--leader", "Ola Vik", "--since", "2020-01-01")
    run("stories", "add", "Tang på menyen", "--with", "fjordglimt")
    proof = tmp_path / "liste.txt"
    proof.write_text("Åse Sæter", encoding="utf-8")
    found = {step["step"]: step["items"] for step in run.json("review")["steps"]}
    ids = {step: iter(item["id"] for item in items) for step, items in found.items()}
    words = {"NAME": "Fjordglimt", "TEXT": "Solgt", "TITLE": "Frokost", "PATH|URL": str(proof)}
    step, done = "unconfirmed", []
    for command in told(run):
        parts = command.split()
        if parts[0] == "stories":
            words["ID"] = found["stories"][0]["id"]
        elif "ID" in parts:
            words["ID"] = next(ids["checks" if parts[0] == "evidence" else step])
        if "--group" in parts:
            words["NAME"] = "Havrom"
        run(*(words.get(part, part) for part in parts))
        words["NAME"] = "Fjordglimt"
        done += parts[-1:] if parts[:1] == ["review"] and "--done" in parts else []
    after = {step["step"]: step for step in run.json("review")["steps"]}
    assert done == [step for step in after if step != "seal"]
    assert {step["state"] for step in after.values()} == {"done"}
    assert {after[step]["waiting"] for step in ("unconfirmed", "gaps", "groups", "sharing")} == {0}
    assert not [item for item in after["checks"]["items"] if item["id"] == found["checks"][0]["id"]]
    assert told(run) == []


def test_the_commands_for_an_earlier_week_name_it(run: Commands) -> None:
    assert "review 2026-W47 --done gaps" in told(run, "2026-W47")
    assert "review 2026-W47 --seal" in told(run, "2026-W47")


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
