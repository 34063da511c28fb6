"""The made-up documents are valid ones, and the second reading holds together on them."""

from __future__ import annotations

from random import Random

from hypothesis import given

from klyngetui.model.check import Problem, check_record
from tests.oracle.boundaries import boundaries
from tests.oracle.days import Record
from tests.oracle.documents import Question, document, question, questions
from tests.oracle.figures import figures
from tests.oracle.outlook import forecast, gaps
from tests.oracle.reducing import reduced
from tests.oracle.rows import rows

ENTITIES = {
    "targets": "target",
    "participants": "participant",
    "people": "person",
    "team": "team_member",
    "groups": "group",
    "activities": "activity",
    "stories": "story",
    "evidence": "evidence",
}


def problems_of(whole: Record) -> list[Problem]:
    """List what the model finds wrong with each record of a document."""
    found: list[Problem] = []
    check_record("cluster", whole["cluster"], "cluster", found)
    for key, entity in ENTITIES.items():
        for record in whole.get(key, []):
            check_record(entity, record, f"{key}.{record['id']}", found)
    return found


def reached(asked: Question) -> int:
    """Give how many are reached."""
    number: int = figures(*asked)["indicators"]["2.5"]["measures"]["reached"]["n"]
    return number


def test_documents_are_valid() -> None:
    for whole in [boundaries(), *(document(Random(seed)) for seed in range(50))]:
        assert problems_of(whole) == []


@given(questions())
def test_measures_hold_together(asked: Question) -> None:
    found = figures(*asked)["indicators"]
    contacts, groups, stories = (found[number]["measures"] for number in ("2.5", "4.5", "5.2"))
    assert contacts["reached_twice"]["n"] <= contacts["reached"]["n"] <= contacts["reached_wide"]["n"]
    assert contacts["written_only"]["n"] + contacts["reached_wide"]["n"] <= contacts["reached"]["of"]
    assert len(found["2.5"]["not_reached"]) == contacts["reached"]["of"] - contacts["reached"]["n"]
    assert groups["amber_groups"] <= groups["active_groups"]
    assert stories["published"] + stories["assessor_only"] <= stories["usable"]
    earned = {fact.subject for fact in rows(*asked) if fact.measure == "reached"}
    assert len(earned) == contacts["reached"]["n"]


@given(questions())
def test_gaps_and_forecast_can_always_be_asked(asked: Question) -> None:
    assert gaps(asked.document, asked.as_of)["format"] == "klyngetui-gaps"
    assert forecast(asked.document, asked.as_of)["format"] == "klyngetui-forecast"


def test_a_failing_question_is_made_small() -> None:
    asked = next(asked for asked in map(question, map(Random, range(100))) if reached(asked))
    small = reduced(asked, lambda one: reached(one) > 0)
    assert reached(small) > 0
    assert len(small.document["activities"]) == 1
    assert small.document["stories"] == []
