"""The families of commands: participants, people, team, groups, stories and the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Commands


def test_participants(run: Commands) -> None:
    assert "--kind" in run.fails(2, "participants", "add", "Havdis")
    run("participants", "add", "Havdis", "--kind", "large")
    assert "since before the log began" in run.err
    run("participants", "add", "Prospektet", "--kind", "other", "--prospect")
    assert run.json("participants", "list")[-1]["commitments"] == []
    run("participants", "edit", "havdis", "--add-nicknames", "hd", "--cadence-days", "180")
    run("participants", "end", "hd", "--on", "2026-06-30")
    havdis = run.json("participants", "list")[2]
    assert (havdis["nicknames"], havdis["cadence_days"]) == (["hd"], 180)
    assert havdis["commitments"] == [{"from": None, "to": "2026-06-30", "ground": "agreement"}]
    run.fails(1, "participants", "end", "hd", "--on", "2026-07-30")
    run("participants", "succeed", "havdis", "fjordglimt", "--on", "2026-07-01")
    fjord = run.json("participants", "list")[0]["id"]
    assert run.json("participants", "list")[2]["succeeded_by"] == {"participant": fjord, "on": "2026-07-01"}
    run.fails(2, "participants", "succeed", "fjordglimt", "havdis", "--on", "2026-07-01")
    assert "Havdis" in run("participants", "list")


def test_people(run: Commands) -> None:
    run("people", "add", "Liv Holm", "--at", "fjordglimt", "--since", "2026-01-01", "--role", "leder")
    run("people", "end", "liv", "--at", "fjordglimt", "--on", "2026-03-01")
    person = run.json("people", "list")[-1]
    assert (person["employments"][0]["from"], person["employments"][0]["to"]) == ("2026-01-01", "2026-03-01")
    assert person["role"] == "leder"
    run.fails(1, "people", "end", "liv", "--at", "nordlys")
    run.fails(1, "people", "add", "Per", "--at", "ukjent")
    run("people", "edit", "liv", "--email", "liv@example.org")
    assert "liv@example.org" in run("people", "list")


def test_the_team(run: Commands) -> None:
    run("team", "add", "Liv Holm", "--since", "1.9.2026", "--employer", "nordlys")
    run("team", "end", "liv", "--on", "i går")
    assert run.json("team", "list")[-1]["spells"] == [{"from": "2026-09-01", "to": "2026-11-22"}]
    run.fails(1, "team", "end", "liv")
    run("team", "edit", "liv", "--employer", "")
    assert run.json("team", "list")[-1]["employer"] is None


def test_groups(run: Commands) -> None:
    run("groups", "add", "Havrom", "--aim", "Lav utslipp")
    assert "before the log began" in run.err
    run("groups", "edit", "havrom", "--leader", "Åse", "--add-members", "fjordglimt:ola")
    assert run.json("groups", "list")[0]["members"][0]["person"] == run.json("people", "list")[0]["id"]
    run("groups", "end", "havrom", "--outcome", "achieved", "--result", "Ferdig")
    group = run.json("groups", "list")[0]
    assert (group["ended_on"], group["outcome"], group["leader"]) == ("2026-11-23", "achieved", "Åse")


def test_stories(run: Commands) -> None:
    story = run(
        *("stories", "add", "Ny kontrakt", "--with", "fjordglimt", "--date", "2026-05-01"),
        *("--contribution", "Vi koblet dem", "--result", "En kontrakt"),
    )
    run.fails(2, "stories", "consent", story)
    run("stories", "consent", story, "--by", "Ola Vik", "--expires", "2027-01-01")
    assert "2.5" not in run.err
    run("stories", "publish", story, "--channel", "Nettsiden", "--on", "i går")
    assert "5.2: yes, published" in run.err
    assert "5.2: 0 → 1" in run.err
    run("stories", "add", "Et frø")
    assert [one["id"] for one in run.json("list", "--indicator", "5.2")] == [story]
    run("stories", "ready", story)
    run("stories", "consent", story, "--withdraw")
    assert "5.2: 1 → 0" in run.err
    assert run.json("list", "--indicator", "5.2", "--limit", "1") == []
    found = run.json("stories", "list")[0]
    assert found["consent"]["withdrawn_on"] == found["ready_on"] == "2026-11-23"


def test_the_rest(run: Commands) -> None:
    entry = run("add", "fjordglimt")
    action = run("actions", "add", "Send referat", "--owner", "kari", "--due", "+7d", "--of", entry)
    assert run.json("actions", "list")[0]["due_on"] == "2026-11-30"
    run("actions", "end", action)
    advice = run("recommendations", "add", "Møt flere", "--assessment", "2025-05-01", "--indicator", "2.5")
    run("recommendations", "end", advice, "--effect", "Flere møtt")
    assert run.json("recommendations", "list")[0]["effect"] == "Flere møtt"
    run("ratings", "add", "4.2", "--score", "3")
    assert "indicators" in run.fails(2, "ratings", "add", "2.5")
    run.fails(2, "ratings", "add", "9.9")
    run("targets", "add", "2.5", "--value", "80 %", "--source", "styret")
    target = run.json("indicators")["indicators"]["2.5"]["target"]
    assert target == {"measure": "reached", "value": 0.8, "source": "styret"}
    run("evidence", "add", entry, "https://example.org/referat", "--level", "2", "--label", "Referat")
    assert run.json("evidence", "list")[0]["level"] == 2
    for nowhere in ("/nowhere.pdf", "~nobody-is-called-so/x.pdf", "x" * 5000):
        assert "There is no file at" in run.fails(1, "evidence", "add", entry, nowhere)
    for family in ("actions", "recommendations", "ratings", "targets", "evidence"):
        assert run(family, "list")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("settings", "direct_max_orgs"), "4"),
        (("settings", "direct-max-orgs"), "4"),
        (("settings", "timezone"), "Europe/Oslo"),
    ],
)
def test_a_setting_is_shown(run: Commands, words: tuple[str, ...], said: str) -> None:
    assert run(*words) == said


def test_settings_are_changed_where_they_belong(run: Commands) -> None:
    run("settings", "direct_max_orgs", "6")
    assert "direct_max_orgs is now 6, was 4" in run.err
    run("settings", "direct_max_orgs", "6")
    assert run.err.strip() == "Nothing changed."
    run("settings", "theme", "klynge-dag")
    assert "klynge-natt, klynge-dag, textual-dark" in run.fails(2, "settings", "theme", "nope")
    assert run.json("settings")["theme"] == "klynge-dag"
    run("settings", "holidays", "W28, 2026-W29")
    run("settings", "assessment_on", "1.6.2027")
    run("settings", "me", "Kari", "Nordmo")
    found = run.json("settings")
    assert (found["direct_max_orgs"], found["holidays"]) == (6, ["W28", "2026-W29"])
    assert (found["assessment_on"], found["me"]) == ("2027-06-01", "Kari Nordmo")
    assert "~/backups" in run.fails(2, "settings", "backup_folder", "kopier")
    assert "assessment_on" in run("settings")
    run("settings", "language", "nb")
    assert run.json("settings")["language"] == "nb"
    for words in (("nonsense", "1"), ("nonsense",), ("direct_max_orgs", "x"), ("timezone", "Mars"), ("language", "xx")):
        run.fails(2, "settings", *words)
    run.fails(1, "settings", "me", "ukjent")


def test_an_end_leaves_what_does_not_cover_the_day(run: Commands) -> None:
    run("participants", "add", "Havdis", "--kind", "large", "--since", "2024-01-01")
    assert "not committed on that day" in run.fails(1, "participants", "end", "havdis", "--on", "2023-01-01")
    run(
        "participants",
        "edit",
        "havdis",
        "--add-commitments",
        '{"from": "2020-01-01", "to": "2021-12-31", "ground": "fee"}',
    )
    run("participants", "end", "havdis", "--on", "2021-06-30")
    spells = run.json("participants", "list")[-1]["commitments"]
    assert [(one["from"], one["to"]) for one in spells] == [("2024-01-01", None), ("2020-01-01", "2021-06-30")]


def test_a_target_is_of_a_measure_that_there_is(run: Commands) -> None:
    assert "reached_twice" in run.fails(
        2, "targets", "add", "2.5", "--measure", "usable", "--value", "1", "--source", "x"
    )
    run("targets", "add", "5.2", "--measure", "published", "--value", "3", "--source", "styret")
    assert run.json("targets", "list")[-1]["measure"] == "published"


def test_a_whole_score_is_written_whole(run: Commands) -> None:
    rating = run("ratings", "add", "4.2", "--score", "3")
    assert '"score": 3,' in run("ratings", "list", "--json")
    run("ratings", "edit", rating, "--score", "4")
    assert '"score": 4,' in run("ratings", "list", "--json")
