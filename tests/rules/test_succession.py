"""Commitment, chains of succession, and the denominator."""

from __future__ import annotations

from datetime import timedelta

import pytest

from klyngetui.model.settings import DEFAULTS
from klyngetui.rules.succession import NewParticipant, committed, denominator, final_successor
from tests.rules.records import day, participant, spell

LAST = day("2026-11-23")


def succeeded(by: str, on: str):
    return participant(succeeded_by={"participant": by, "on": on})


def joined(days_before: int):
    start = LAST - timedelta(days=days_before)
    return participant([spell(start.isoformat())])


def test_a_succession_inside_the_window_from_before_and_after_its_day():
    known = {"old": succeeded("new", "2026-06-01"), "new": participant([spell("2026-06-01")])}
    assert final_successor(known, day("2026-05-31")) == {"old": "old", "new": "new"}
    assert final_successor(known, day("2026-06-01")) == {"old": "new", "new": "new"}
    assert denominator(known, day("2026-05-31"), DEFAULTS).all == ["old"]
    assert denominator(known, day("2026-06-01"), DEFAULTS).all == ["new"]


def test_a_successor_founded_on_the_day_is_itself_new():
    known = {"old": succeeded("new", "2026-11-01"), "new": participant([spell("2026-11-01")])}
    result = denominator(known, LAST, DEFAULTS)
    assert result.counted == []
    assert result.new == [NewParticipant("new", day("2026-11-01"), day("2027-01-30"))]


def test_chains_are_followed_as_far_as_they_have_come():
    known = {"a": succeeded("b", "2026-01-01"), "b": succeeded("c", "2026-06-01"), "c": participant()}
    assert final_successor(known, day("2026-05-31"))["a"] == "b"
    assert final_successor(known, LAST) == {"a": "c", "b": "c", "c": "c"}


def test_a_circle_or_a_successor_unknown_does_not_hang():
    circle = {"a": succeeded("b", "2026-01-01"), "b": succeeded("a", "2026-01-01")}
    assert set(final_successor(circle, LAST)) == {"a", "b"}
    assert final_successor({"a": succeeded("gone", "2026-01-01")}, LAST) == {"a": "gone"}


@pytest.mark.parametrize(("days", "new"), [(0, True), (89, True), (90, False), (91, False)])
def test_joined_89_90_or_91_days_before(days, new):
    result = denominator({"fjord": joined(days)}, LAST, DEFAULTS)
    assert result.all == ["fjord"]
    assert bool(result.new) is new
    assert result.counted == ([] if new else ["fjord"])


def test_an_open_start_is_never_new():
    assert denominator({"fjord": participant()}, LAST, DEFAULTS).counted == ["fjord"]


def test_touching_spells_are_one_and_a_gap_makes_a_participant_new_again():
    changed_ground = participant([spell("2024-01-01", "2026-10-31"), spell("2026-11-01")])
    came_back = participant([spell("2024-01-01", "2026-10-30"), spell("2026-11-01")])
    result = denominator({"changed": changed_ground, "back": came_back}, LAST, DEFAULTS)
    assert result.counted == ["changed"]
    assert [(one.id, one.since) for one in result.new] == [("back", day("2026-11-01"))]


def test_left_and_came_back():
    gone = participant([spell("2024-01-01", "2025-12-31"), spell("2026-03-01")])
    assert [committed(gone, day(d)) for d in ("2025-12-31", "2026-01-01", "2026-02-28", "2026-03-01")] == [
        True,
        False,
        False,
        True,
    ]


def test_prospects_and_those_who_left_are_out():
    known = {
        "prospect": participant([]),
        "left": participant([spell(None, "2026-11-22")]),
        "leaves": participant([spell(None, "2026-11-23")]),
    }
    assert denominator(known, LAST, DEFAULTS) == (["leaves"], [], ["leaves"])


def test_no_participants_at_all():
    assert denominator({}, LAST, DEFAULTS) == ([], [], [])
