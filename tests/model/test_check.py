from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klyngetui.model.check import Problem, check_patch, check_record
from klyngetui.model.records import KEYS, RECORDS, blank

SMALLEST: dict[str, dict[str, Any]] = {
    "cluster": {"name": "Prøveklyngen"},
    "target": {"indicator": "2.5", "measure": "reached", "value": 0.8, "source": "styret"},
    "participant": {"name": "Fjordglimt AS", "kind": "sme"},
    "person": {"name": "Kari Nes"},
    "team_member": {"name": "Ola Vik"},
    "group": {"name": "Havrom", "kind": "working_group"},
    "activity": {"kind": "meeting", "date": "2026-03-02", "status": "held", "mode": "phone"},
    "story": {"title": "Ny kontrakt"},
    "evidence": {"of": {"entity": "story", "id": "s1"}, "kind": "link"},
    "action": {},
    "recommendation": {},
    "rating": {"indicator": "1.1"},
    "review": {"week": "2026-W47"},
    "seal": {},
}


def problems(entity: str, raw: Any) -> list[str]:
    found: list[Problem] = []
    check_record(entity, raw, "r", found)
    return [problem.path for problem in found]


@pytest.mark.parametrize("entity", RECORDS)
def test_the_smallest_record_gets_every_default(entity: str) -> None:
    found: list[Problem] = []
    assert check_record(entity, SMALLEST[entity], "r", found) == {**blank(entity), **SMALLEST[entity]}
    assert found == []
    assert problems(entity, {**blank(entity), **SMALLEST[entity], "id": "x"}) == []


def test_every_entity_has_its_key_in_the_document() -> None:
    assert {*KEYS.values(), "cluster"} == set(RECORDS)


@pytest.mark.parametrize("entity", [entity for entity, raw in SMALLEST.items() if raw])
def test_everything_required_is_named_when_missing(entity: str) -> None:
    assert set(problems(entity, {})) == {f"r.{name}" for name in SMALLEST[entity]}


@pytest.mark.parametrize(
    ("entity", "wrong", "path"),
    [
        ("activity", {"date": "2026-02-30"}, "r.date"),
        ("activity", {"date": "02.03.2026"}, "r.date"),
        ("activity", {"date": None}, "r.date"),
        ("activity", {"time": "24:00"}, "r.time"),
        ("activity", {"time": "9:00"}, "r.time"),
        ("activity", {"minutes": -1}, "r.minutes"),
        ("activity", {"minutes": True}, "r.minutes"),
        ("activity", {"minutes": 2**63}, "r.minutes"),
        ("activity", {"minutes": 1.5}, "r.minutes"),
        ("activity", {"status": "done"}, "r.status"),
        ("activity", {"status": ["held"]}, "r.status"),
        ("activity", {"team": "t1"}, "r.team"),
        ("activity", {"team": [None]}, "r.team[0]"),
        ("activity", {"team": ["x" * 65]}, "r.team[0]"),
        ("activity", {"attendance": [{"participant": "p1"}]}, "r.attendance[0].status"),
        ("activity", {"attendance": [{"status": "present", "persson": "k1"}]}, "r.attendance[0].persson"),
        ("activity", {"attendance": [{"participant": "p", "person": "k", "status": "present"}] * 2}, "r.attendance[1]"),
        ("activity", {"decisions": ["a\0b"]}, "r.decisions[0]"),
        ("activity", {"overrides": [{"indicator": "4.5", "count": True, "reason": "x"}]}, "r.overrides[0].indicator"),
        ("activity", {"overrides": [{"indicator": "2.5", "count": True, "reason": ""}]}, "r.overrides[0].reason"),
        ("activity", {"group": "g1"}, "r.group"),
        ("activity", {"kind": "group_meeting"}, "r.group"),
        ("activity", {"titel": "x"}, "r.titel"),
        ("participant", {"name": " \n"}, "r.name"),
        ("participant", {"name": 3}, "r.name"),
        ("participant", {"org_number": "123456789"}, "r.org_number"),
        ("participant", {"commitments": [{"from": "2026-01-01"}]}, "r.commitments[0].ground"),
        (
            "participant",
            {"commitments": [{"from": "2026-01-02", "to": "2026-01-01", "ground": "fee"}]},
            "r.commitments[0]",
        ),
        ("participant", {"succeeded_by": {"participant": "p2"}}, "r.succeeded_by.on"),
        ("participant", {"cadence_days": 0}, "r.cadence_days"),
        ("group", {"started_on": "2026-02-01", "ended_on": "2026-01-01"}, "r.ended_on"),
        ("cluster", {"timezone": "Europe/Atlantis"}, "r.timezone"),
        ("cluster", {"settings": {"direct_max_orgs": 0}}, "r.settings.direct_max_orgs"),
        ("cluster", {"settings": {"default_period": "for ever"}}, "r.settings.default_period"),
        ("cluster", {"settings": {"holidays": ["W54"]}}, "r.settings.holidays[0]"),
        ("cluster", {"settings": []}, "r.settings"),
        ("target", {"value": float("nan")}, "r.value"),
        ("target", {"value": "0.8"}, "r.value"),
        ("evidence", {"of": {"entity": "stories", "id": "s1"}}, "r.of"),
        ("evidence", {"of": {"entity": "story"}}, "r.of"),
        ("evidence", {"sha256": "../../etc"}, "r.sha256"),
        ("evidence", {"level": 4}, "r.level"),
        ("review", {"week": "2026-W54"}, "r.week"),
        ("review", {"steps": {"checks": "perhaps"}}, "r.steps"),
        ("seal", {"figures": {"n": float("inf")}}, "r.figures"),
    ],
)
def test_what_is_wrong_is_named_by_its_path(entity: str, wrong: dict[str, Any], path: str) -> None:
    assert problems(entity, {**SMALLEST[entity], **wrong}) == [path]


def test_everything_wrong_is_named_at_once() -> None:
    raw = {"kind": "party", "date": "x", "status": "held", "attendance": [{"status": "there"}, 3], "extra": 1}
    assert problems("activity", raw) == [
        "r.kind",
        "r.date",
        "r.mode",
        "r.attendance[0].status",
        "r.attendance[1]",
        "r.extra",
    ]


def test_a_name_nearly_right_is_suggested() -> None:
    found: list[Problem] = []
    check_record("story", {"title": "x", "qoute": "y"}, "stories[3]", found)
    assert "did you mean quote" in str(found[0])


def test_values_come_out_normalised() -> None:
    found: list[Problem] = []
    raw = {"name": "Fjord\u0067limt\tA\u030a", "kind": "sme", "org_number": "923 609 016", "notes": "a\r\nb"}
    record = check_record("participant", raw, "r", found)
    assert (record["name"], record["org_number"], record["notes"]) == ("Fjordglimt Å", "923609016", "a\nb")
    assert found == []


def test_null_is_the_default_of_what_is_not_required() -> None:
    found: list[Problem] = []
    patch = {"team": None, "title": None, "attendance": None, "minutes": None}
    assert check_patch("activity", patch, "", found) == {"team": [], "title": None, "attendance": [], "minutes": None}
    assert found == []


def test_a_patch_names_unknown_fields() -> None:
    found: list[Problem] = []
    check_patch("activity", {"statsu": "held"}, "", found)
    assert [problem.path for problem in found] == ["statsu"]


def test_json_nested_too_deep_is_refused() -> None:
    deep: Any = 1
    for _level in range(200):
        deep = [deep]
    assert problems("seal", {"figures": deep}) == ["r.figures"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(list(RECORDS)), st.data())
def test_no_json_makes_it_fail(entity: str, data: st.DataObject) -> None:
    names = [field.name for field in RECORDS[entity]]
    raw = data.draw(st.dictionaries(st.sampled_from(names), JSON, max_size=5))
    found: list[Problem] = []
    record = check_record(entity, {**SMALLEST[entity], **raw}, "r", found)
    if not found:
        again: list[Problem] = []
        assert check_record(entity, record, "r", again) == record
        assert again == []
