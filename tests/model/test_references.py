from __future__ import annotations

from typing import Any

import pytest

from klyngetui.model.records import RECORDS, blank
from klyngetui.model.references import may_refer_to, references, translated

ACTIVITY: dict[str, Any] = {
    **blank("activity"),
    "group": "g1",
    "team": ["t1", "t2"],
    "attendance": [
        {"participant": "p1", "person": "k1", "guest": None, "status": "present", "direct": False, "topic": None},
        {"participant": None, "person": None, "guest": "Gjest", "status": "present", "direct": False, "topic": None},
    ],
}


def test_what_may_refer_to_an_entity_can_be_told_without_reading_records() -> None:
    assert may_refer_to({"activity"}) == ["story", "evidence", "action"]
    assert may_refer_to(set()) == ["evidence", "action"]
    assert {"participant", "person", "activity", "story"} <= set(may_refer_to({"participant"}))


def test_every_place_that_names_another_record() -> None:
    assert [tuple(one) for one in references("activity", ACTIVITY)] == [
        ("group", "group", "g1"),
        ("team[0]", "team_member", "t1"),
        ("team[1]", "team_member", "t2"),
        ("attendance[0].participant", "participant", "p1"),
        ("attendance[0].person", "person", "k1"),
    ]


def test_objects_and_pointers() -> None:
    succeeded = {**blank("participant"), "succeeded_by": {"participant": "p2", "on": "2026-01-01"}}
    assert [one.path for one in references("participant", succeeded)] == ["succeeded_by.participant"]
    evidence = {**blank("evidence"), "of": {"entity": "story", "id": "s1"}}
    assert [tuple(one) for one in references("evidence", evidence)] == [("of.id", "story", "s1")]


@pytest.mark.parametrize("entity", RECORDS)
def test_an_empty_record_refers_to_nothing(entity: str) -> None:
    assert list(references(entity, blank(entity))) == []


def test_ids_are_swapped_everywhere_and_nothing_else_is() -> None:
    changed = translated("activity", ACTIVITY, lambda entity, identity: f"{entity}/{identity}")
    assert [one.id for one in references("activity", changed)] == [
        f"{one.entity}/{one.id}" for one in references("activity", ACTIVITY)
    ]
    assert changed["attendance"][1] == ACTIVITY["attendance"][1]
    assert ACTIVITY["team"] == ["t1", "t2"]
    back = translated("activity", changed, lambda _entity, identity: identity.partition("/")[2])
    assert back == ACTIVITY
