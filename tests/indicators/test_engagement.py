"""What screens tell of participants and groups is what a plain walk through the document finds."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from klyngetui.indicators.coverage import DEEP, coverage
from klyngetui.indicators.engagement import engagement
from klyngetui.indicators.group_life import group_lives, members_on, roster
from klyngetui.indicators.participation import heat, open_actions, people
from klyngetui.indicators.scope import scope_of
from tests.indicators import naive_engagement as naive
from tests.indicators.logs import log_of
from tests.oracle import working_groups
from tests.oracle.documents import AS_OF, questions
from tests.oracle.log import Log


@given(questions(), st.integers(0, 2**32))
def test_engagement_is_what_a_walk_through_the_entries_finds(question, seed):
    dice = Random(seed)
    for participant in question.document["participants"]:
        participant["cadence_days"] = dice.choice((None, 1, 30, 90, 400))
    plain = Log(question.document, question.period, question.as_of)
    with log_of(question.document) as log:
        for found in engagement(log, question.as_of, question.period):
            told = found._asdict()
            kept = told.pop("kept")
            assert told == naive.engagement(plain, kept.external_id)


@given(questions())
def test_coverage_is_what_a_walk_through_the_entries_finds(question):
    plain = Log(question.document, question.period, question.as_of)
    with log_of(question.document) as log:
        found = coverage(log, question.as_of, question.period)
    assert {row.kept.external_id: row.ways for row in found.rows} == {
        key: naive.ways(plain, key) for key in plain.denominator()
    }
    assert {row.kept.external_id for row in found.rows if row.new} == set(plain.new())
    depths = [row.depth for row in found.rows]
    assert depths == sorted(depths)
    assert found.breadth == sum(depth > 0 for depth in depths)
    assert found.deep == sum(depth >= DEEP for depth in depths)
    assert sum(side.of for side in found.helix) == sum(row.kept.record["kind"] != "other" for row in found.rows)


@given(questions())
def test_heat_is_what_a_walk_through_the_entries_finds(question):
    plain = Log(question.document, question.period, question.as_of)
    with log_of(question.document) as log:
        scope = scope_of(log, question.period, question.as_of)
        # The scope follows successions up to its last day.
        for key, kept in scope.participants.items():
            assert heat(scope, key, 30) == naive.heat(plain, kept.external_id, 30)


@given(questions(), st.integers(0, 2**32))
def test_groups_are_what_a_walk_through_the_entries_finds(question, seed):
    dice = Random(seed)
    days = (None, "2026-01-01", "2026-08-01", "2026-11-22", AS_OF.isoformat())
    for group in question.document["groups"]:
        ids = [one["id"] for one in question.document["participants"]]
        group["members"] = [
            {"participant": one, "from": dice.choice(days[:3]), "to": dice.choice((None, *days[2:]))}
            for one in dice.sample(ids, dice.randint(0, len(ids)))
        ]
    plain = Log(question.document, question.period, question.as_of)
    by_id = {group["id"]: group for group in question.document["groups"]}
    with log_of(question.document) as log:
        for life in group_lives(log, question.as_of, question.period):
            group = by_id[life.kept.external_id]
            came, expected = naive.attendance(plain, group)
            assert life.attendance == (came / expected if expected else None)
            assert life.members == len(members_on(life.kept.record, question.as_of.isoformat()))
            assert (life.state.state if life.state else None) == (
                working_groups.state(plain, group) if group["kind"] == "working_group" else None
            )
            table = roster(log, life, question.as_of)
            assert sum(member.came for member in table) == came
            assert sum(member.expected for member in table) == expected


def test_people_and_actions_of_one_participant():
    always = {"from": None, "to": None}
    row = {"participant": "p", "status": "present"}
    activity = {"kind": "meeting", "status": "held", "mode": "phone"}
    document = {
        "format": "klyngetui-log",
        "version": 1,
        "cluster": {"name": "Prøveklyngen"},
        "participants": [{"id": "p", "name": "Prøve", "kind": "sme"}, {"id": "o", "name": "Annen", "kind": "sme"}],
        "people": [
            {"id": "a", "name": "A", "employments": [{"participant": "p", **always}]},
            {"id": "b", "name": "B", "employments": [{"participant": "p", "from": None, "to": "2026-01-01"}]},
            {"id": "c", "name": "C", "employments": [{"participant": "o", **always}]},
            {"id": "d", "name": "D", "employments": [{"participant": "o", **always}]},
        ],
        "activities": [
            {"id": "m1", "date": "2026-05-01", "attendance": [{**row, "person": "b"}], **activity},
            {
                "id": "m2",
                "date": "2026-06-01",
                "attendance": [{**row, "person": "c"}, {**row, "person": "a"}],
                **activity,
            },
            {"id": "m3", "date": "2026-12-01", "attendance": [{**row, "person": "a"}], **activity},
            {"id": "m4", "date": "2026-07-01", "attendance": [{**row, "participant": "o"}], **activity},
        ],
        "actions": [
            {"id": "x1", "text": "Late", "due_on": "2026-12-01", "of": {"entity": "activity", "id": "m1"}},
            {"id": "x2", "text": "Soon", "due_on": "2026-11-24", "of": {"entity": "participant", "id": "p"}},
            {"id": "x3", "text": "Done", "done_on": "2026-11-01", "of": {"entity": "participant", "id": "p"}},
            {"id": "x4", "text": "Not theirs", "of": {"entity": "activity", "id": "m4"}},
            {"id": "x5", "text": "Of nothing"},
        ],
    }
    with log_of(document) as log:
        scope = scope_of(log, None, AS_OF)
        kept = log.cabinet.load("participant")[0]
        assert [(one.kept.record["name"], one.last, one.times, one.here) for one in people(scope, kept.key)] == [
            ("A", "2026-06-01", 1, True),
            ("C", "2026-06-01", 1, False),
            ("B", "2026-05-01", 1, False),
        ]
        assert [action.record["text"] for action in open_actions(log, kept)] == ["Soon", "Late"]
