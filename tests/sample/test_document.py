"""The sample cluster is a valid document, the same for the same seed and day, and shows every state."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from klyngetui.model.check import Problem, check_record
from klyngetui.model.records import KEYS
from klyngetui.model.spells import covering, covers
from klyngetui.sample import sample_document

TODAY = date(2026, 11, 23)
DAYS = (TODAY, date(2024, 2, 29), date(2026, 7, 20), date(2027, 1, 1))
LIVE = ("in_person", "video", "hybrid", "phone")


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return sample_document(ending=TODAY)


def test_the_same_seed_and_day_give_the_same_document(document: dict[str, Any]) -> None:
    assert sample_document(1, ending=TODAY) == document


def test_another_day_or_seed_gives_another_document(document: dict[str, Any]) -> None:
    later = sample_document(ending=TODAY + timedelta(days=1))
    assert later["activities"] != document["activities"]
    assert later["cluster"]["assessment_on"] > document["cluster"]["assessment_on"]
    assert sample_document(2, ending=TODAY)["activities"] != document["activities"]


@pytest.mark.parametrize("day", DAYS)
def test_every_record_is_valid_and_whole(day: date) -> None:
    made = sample_document(ending=day)
    problems: list[Problem] = []
    for key, entity in KEYS.items():
        for place, one in enumerate(made[key]):
            assert {"id": one["id"], **check_record(entity, one, f"{key}[{place}]", problems)} == one
    check_record("cluster", made["cluster"], "cluster", problems)
    assert problems == []


def test_every_reference_resolves(document: dict[str, Any]) -> None:
    ids = {entity: [one["id"] for one in document[key]] for key, entity in KEYS.items()}
    every = [one for some in ids.values() for one in some]
    assert len(every) == len(set(every))
    pairs = [(row["participant"], row["person"]) for one in document["activities"] for row in one["attendance"]]
    assert {participant for participant, _ in pairs if participant} <= set(ids["participant"])
    assert {person for _, person in pairs if person} <= set(ids["person"])
    assert {member for one in document["activities"] for member in one["team"]} <= set(ids["team_member"])
    assert {one["group"] for one in document["activities"] if one["group"]} == set(ids["group"])
    assert {root for one in document["stories"] for root in one["activities"]} <= set(ids["activity"])
    pointers = [one["of"] for one in [*document["evidence"], *document["actions"]] if one["of"]]
    assert all(pointer["id"] in ids[pointer["entity"]] for pointer in pointers)
    employed = {row["participant"] for one in document["people"] for row in one["employments"]}
    assert employed <= set(ids["participant"])


def test_it_is_as_large_as_a_real_cluster(document: dict[str, Any]) -> None:
    sizes = {key: len(document[key]) for key in KEYS}
    assert 58 <= sizes["participants"] <= 64
    assert sizes["people"] == 150
    assert sizes["team"] == 4
    assert sizes["activities"] == 1500
    assert sizes["stories"] == 9
    assert sizes["evidence"] > 900
    assert sizes["seals"] == 0
    assert all(one["figures"] is None and one["sealed_on"] is None for one in document["reviews"])


def test_names_that_are_hard_to_show_and_names_the_help_uses_are_there(document: dict[str, Any]) -> None:
    names = {one["name"] for one in document["participants"]}
    assert {"Fjordglimt AS", "Øl & Ål AS", 'Brødrene "Krabbe" DA', "Node [nord] AS"} <= names
    kari = next(one for one in document["people"] if "kari" in one["nicknames"])
    assert kari["name"] == "Kari Nes"
    assert kari["employments"][0]["participant"] == document["participants"][0]["id"]
    assert len({one["name"] for one in document["people"]}) == 150


@pytest.mark.parametrize("day", DAYS)
def test_every_status_and_kind_of_entry_is_there(day: date) -> None:
    activities = sample_document(ending=day)["activities"]
    today = day.isoformat()
    planned = [one["date"] for one in activities if one["status"] == "planned"]
    assert {one["status"] for one in activities} == {"planned", "held", "cancelled", "no_show"}
    assert sum(one > today for one in planned) >= 10
    assert (day - timedelta(days=14)).isoformat() <= min(planned) < today
    assert all(one["date"] <= today for one in activities if one["status"] != "planned")
    assert any(row["direct"] and row["topic"] for one in activities for row in one["attendance"])
    assert sum(bool(one["overrides"]) for one in activities) == 1
    assert {one["source"]["from"] for one in activities} == {"typed", "ics"}


def test_july_and_christmas_are_quiet(document: dict[str, Any]) -> None:
    weeks = [date.fromisoformat(one["date"]).isocalendar().week for one in document["activities"]]
    assert sum(week in (28, 29, 30, 52) for week in weeks) < 25
    assert all(date.fromisoformat(one["date"]).weekday() < 5 for one in document["activities"])


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("day", DAYS)
def test_the_figures_are_plausible(seed: int, day: date) -> None:
    made = sample_document(seed, ending=day)
    counted = _counted(made, day)
    share = len(counted & _met_directly(made, day)) / len(counted)
    assert 0.62 <= share <= 0.78
    groups = _present_in_groups(made, day, {"g1", "g2", "g3", "g7"})
    assert 0.45 <= len(counted & groups) / len(counted) <= 0.60


@pytest.mark.parametrize("day", DAYS)
def test_the_groups_are_in_every_state(day: date) -> None:
    made = sample_document(ending=day)
    ago = {
        group["id"]: [
            (day - date.fromisoformat(one["date"])).days
            for one in made["activities"]
            if one["group"] == group["id"] and one["status"] == "held"
        ]
        for group in made["groups"]
    }
    outcomes = {group["id"]: group["outcome"] for group in made["groups"]}
    assert min(ago["g1"]) <= 90
    assert min(ago["g2"]) <= 90
    assert 90 < min(ago["g3"]) <= 120
    assert min(ago["g4"]) > 120
    assert ago["g5"] == []
    assert (outcomes["g6"], outcomes["g7"]) == ("stopped", "achieved")
    assert sum(days < 365 for days in ago["g7"]) >= 2
    assert {group["kind"] for group in made["groups"]} == {"working_group", "project", "governance"}


def _counted(made: dict[str, Any], day: date) -> set[str]:
    found = set()
    for one in made["participants"]:
        span = covering(one["commitments"], day)
        if span and (span[0] is None or (day - span[0]).days >= 90):
            found.add(one["id"])
    return found


def _met_directly(made: dict[str, Any], day: date) -> set[str]:
    since = (day - timedelta(days=365)).isoformat()
    employers = {one["id"]: one["employer"] for one in made["team"]}
    met: set[str] = set()
    for one in made["activities"]:
        if one["kind"] != "meeting" or one["status"] != "held" or one["mode"] not in LIVE or one["date"] <= since:
            continue
        named = {row["participant"] for row in one["attendance"] if row["person"] and row["status"] == "present"}
        if len({row["participant"] for row in one["attendance"] if row["status"] == "present"} - {None}) <= 4:
            met |= {who for who in named if any(employers[member] != who for member in one["team"])}
    return met


def _present_in_groups(made: dict[str, Any], day: date, groups: set[str]) -> set[str]:
    since = (day - timedelta(days=365)).isoformat()
    return {
        row["participant"]
        for one in made["activities"]
        if one["group"] in groups and one["status"] == "held" and one["date"] > since
        for row in one["attendance"]
        if row["status"] == "present"
    }


def test_nobody_meets_outside_their_spells(document: dict[str, Any]) -> None:
    spells = {one["id"]: one["spells"] for one in document["team"]}
    for one in document["activities"]:
        assert all(covers(spells[member], date.fromisoformat(one["date"])) for member in one["team"])
