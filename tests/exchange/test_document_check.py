"""Broken documents: every error is named by its path, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from klyngetui.exchange.document_in import import_document, import_into
from klyngetui.model.check import Invalid
from klyngetui.store.log import unsaved_log
from tests.exchange.documents import CLUSTER, Record, changes, small, without

Breaking = Callable[[Record], Any]


def put(*path: Any, value: Any) -> Breaking:
    def broken(told: Record) -> None:
        place: Any = told
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value

    return broken


def drop(*path: Any) -> Breaking:
    def broken(told: Record) -> None:
        place: Any = told
        for step in path[:-1]:
            place = place[step]
        del place[path[-1]]

    return broken


ENDED_EARLY = {"name": "x", "kind": "project", "id": "g1", "started_on": "2026-02-02", "ended_on": "2026-02-01"}
BROKEN: list[tuple[str, Breaking, str]] = [
    ("$.format", put("format", value="csv"), "klyngetui-log"),
    ("$.format", drop("format"), "klyngetui-log"),
    ("$.version", put("version", value=2), "version 2; this program reads up to version 1"),
    ("$.version", put("version", value=True), "whole number"),
    ("$.cluster", put("cluster", value=[]), "object"),
    ("$.cluster", drop("cluster"), "missing"),
    ("$.cluster.name", drop("cluster", "name"), "missing"),
    ("$.cluster.id", put("cluster", "id", value="x" * 65), "64"),
    ("$.cluster.settings.holidays[0]", put("cluster", "settings", value={"holidays": ["W60"]}), "week"),
    ("$.partcipants", put("partcipants", value=[]), "participants"),
    ("$.people", put("people", value={}), "list"),
    ("$.people[0]", put("people", 0, value=None), "object"),
    ("$.people[0].id", drop("people", 0, "id"), "missing"),
    ("$.people[0].id", put("people", 0, "id", value=7), "64"),
    ("$.people[0].id", put("people", 0, "id", value=" "), "64"),
    ("$.people[0].id", put("people", 0, "id", value="\ud800"), "64"),
    ("$.people[0].id", put("people", 0, "id", value=CLUSTER), "$.cluster"),
    ("$.people[0].nmae", put("people", 0, "nmae", value="x"), "name"),
    ("$.people[0].employments[0].participant", put("people", 0, "employments", 0, "participant", value="p9"), "p9"),
    ("$.participants[1].id", put("participants", 1, "id", value="p1"), "$.participants[0]"),
    ("$.participants[0].kind", put("participants", 0, "kind", value="huge"), "sme"),
    ("$.participants[0].commitments[0].ground", drop("participants", 0, "commitments", 0, "ground"), "missing"),
    (
        "$.participants[0].commitments[0]",
        put("participants", 0, "commitments", 0, value={"from": "2026-02-02", "to": "2026-02-01", "ground": "fee"}),
        "before it begins",
    ),
    (
        "$.participants[0].succeeded_by",
        put("participants", 0, "succeeded_by", value={"participant": "p1", "on": "2026-01-01"}),
        "circle",
    ),
    ("$.groups[0].ended_on", put("groups", 0, value=ENDED_EARLY), "before it starts"),
    ("$.activities[0].date", put("activities", 0, "date", value="2026-02-30"), "YYYY-MM-DD"),
    ("$.activities[0].team[0]", put("activities", 0, "team", value=["p1"]), "no such team_member"),
    ("$.activities[0].group", put("activities", 0, "group", value="g1"), "group meeting"),
    ("$.activities[1].group", drop("activities", 1, "group"), "group"),
    ("$.activities[0].attendance[0].participant", put("activities", 0, "attendance", 0, "participant", value="h1"), "no such participant"),
    (
        "$.activities[0].attendance[1]",
        put("activities", 0, "attendance", value=[{"participant": "p1", "person": "h1", "status": "present"}] * 2),
        "twice",
    ),
    ("$.evidence[0].of", put("evidence", 0, "of", value={"entity": [], "id": "a1"}), "entity must be"),
    ("$.evidence[0].of.id", put("evidence", 0, "of", "id", value="a9"), "a9"),
    ("$.reviews[0].steps", put("reviews", 0, "steps", value={"x": "maybe"}), "done"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "breaking", "words"), BROKEN, ids=[path for path, _b, _w in BROKEN])
def test_a_broken_document_is_refused_by_path(path: str, breaking: Breaking, words: str) -> None:
    told = small()
    breaking(told)
    with unsaved_log() as log:
        with pytest.raises(Invalid) as refused:
            import_document(log, told)
        assert any(problem.path == path and words in problem.message for problem in refused.value.problems), str(
            refused.value
        )
        assert changes(log) == 0


def test_a_problem_names_the_record_and_the_field_beside_its_path() -> None:
    told = small()
    put("participants", 0, "kind", value="x")(told)
    put("activities", 0, "attendance", 0, "status", value="x")(told)
    with unsaved_log() as log, pytest.raises(Invalid) as refused:
        import_document(log, told)
    places = {problem.path: problem.where for problem in refused.value.problems}
    name, day = told["participants"][0]["name"], told["activities"][0].get("title") or told["activities"][0]["date"]
    assert places["$.participants[0].kind"] == f"participant 1, {name}, kind"
    assert places["$.activities[0].attendance[0].status"] == f"activity 1, {day}, attendance"
    assert f"$.participants[0].kind: participant 1, {name}, kind: " in str(refused.value)


def test_all_errors_are_told_at_once(tmp_path: Path) -> None:
    told = small()
    for breaking in (
        put("people", 0, "id", value=""),
        put("ratings", 0, "score", value="x"),
        drop("stories", 0, "title"),
    ):
        breaking(told)
    with pytest.raises(Invalid) as refused:
        import_into(tmp_path / "new.klynge", told)
    # The story and the meeting that name the person stay silent: a person is there, only its id is not.
    paths = {problem.path for problem in refused.value.problems}
    assert {"$.people[0].id", "$.ratings[0].score", "$.stories[0].title"} <= paths
    assert list(tmp_path.iterdir()) == []


def test_a_longer_circle_names_each_that_turns_in_it() -> None:
    told = small()
    for one, other in ((0, "p2"), (1, "p1")):
        told["participants"][one]["succeeded_by"] = {"participant": other, "on": "2026-01-01"}
    with unsaved_log() as log, pytest.raises(Invalid) as refused:
        import_document(log, told)
    assert [problem.path for problem in refused.value.problems] == [
        "$.participants[0].succeeded_by",
        "$.participants[1].succeeded_by",
    ]


def test_a_circle_closed_with_what_is_here_is_refused() -> None:
    heir = {"participant": "p2", "on": "2026-01-01"}
    told = small()
    told["participants"][0]["succeeded_by"] = heir
    back = {"id": "p2", "name": "Nordlysby", "kind": "public", "succeeded_by": {**heir, "participant": "p1"}}
    with unsaved_log() as log:
        import_document(log, told)
        only = {**without(small(), *list(small())[3:]), "participants": [back]}
        with pytest.raises(Invalid, match="circle"):
            import_document(log, only, theirs=True)


def test_the_same_text_may_be_an_id_of_two_entities() -> None:
    told = small(ratings=[{"id": "p1", "indicator": "1.2"}])
    with unsaved_log() as log:
        assert import_document(log, told).made == 16


def test_a_record_that_is_wrong_in_one_place_is_still_read_for_what_else_is_wrong():
    meeting = {"id": "a1", "kind": "group_meeting", "date": "2026-02-30", "status": "held", "mode": "in_person"}
    attendance = [{"participant": "p9", "status": "present"}]
    broken = small() | {
        "activities": [meeting | {"attendance": attendance}],
        "stories": [],
        "evidence": [],
        "actions": [],
    }
    with unsaved_log() as log, pytest.raises(Invalid) as wrong:
        import_document(log, broken)
    assert {problem.path for problem in wrong.value.problems} == {
        "$.activities[0].date",
        "$.activities[0].group",
        "$.activities[0].attendance[0].participant",
    }
