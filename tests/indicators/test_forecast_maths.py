"""The forecast, checked against brute force and simulation."""

from __future__ import annotations

import math
import random
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klyngetui.indicators.forecast_maths import (
    Outlook,
    chance_of_contact,
    count_odds,
    evenness,
    forecast,
    likely_range,
    weeks_left,
)

CHANCES = st.lists(st.floats(0, 1), max_size=7)


def outlooks(*contacts: int | None, banked: int = 0) -> list[Outlook]:
    return [Outlook(i < banked, False, n) for i, n in enumerate(contacts)]


def test_evenness_of_scattered_counts():
    assert evenness([0, 0, 0, 4, 6]) == pytest.approx(4 / (8 - 2))


@pytest.mark.parametrize(
    ("contacts", "k"), [([2, 2, 2], 20), ([], 20), ([5], 20), ([0, 0, 0], 20), ([0] * 19 + [40], 0.3)]
)
def test_evenness_stays_within_its_bounds(contacts, k):
    assert evenness(contacts) == k


def test_chance_of_contact_by_hand():
    b = 52 + 52 * 2 / 1.5
    assert chance_of_contact(3, 1.5, 2, 52, 10) == pytest.approx(1 - (b / (b + 10)) ** 5)


def test_no_chance_without_time_or_contacts():
    assert chance_of_contact(0, 0, 20, 52, 10) == 0
    assert chance_of_contact(4, 2, 20, 52, 0) == 0


def test_the_chance_is_that_of_a_gamma_mixed_poisson_process():
    rng = random.Random(1)
    k, mean, weeks, left, seen = 1.5, 2.0, 52, 12, 1
    rates = [rng.gammavariate(k + seen, 1 / (k / mean * weeks + weeks)) for _ in range(20_000)]
    simulated = sum(1 - math.exp(-rate * left) for rate in rates) / len(rates)
    assert chance_of_contact(seen, mean, k, weeks, left) == pytest.approx(simulated, abs=0.01)


@settings(max_examples=40)
@given(CHANCES)
def test_count_odds_are_those_of_every_outcome_summed(chances):
    brute = [0.0] * (len(chances) + 1)
    for outcome in product((0, 1), repeat=len(chances)):
        brute[sum(outcome)] += math.prod(p if hit else 1 - p for p, hit in zip(chances, outcome, strict=True))
    assert count_odds(chances) == pytest.approx(brute)


def test_the_range_leaves_a_tenth_at_either_end():
    assert likely_range([0.5] * 10) == (3, 7)
    assert likely_range([]) == (0, 0)
    assert likely_range([0.0] * 5) == (0, 0)
    assert likely_range([1.0] * 5) == (5, 5)


def test_forecast_of_banked_and_likely():
    contacts = [0, 1, 2, 3, 0, 1, 2, 3, 8, 0]
    result = forecast(outlooks(*contacts, banked=4), weeks_left=20, weeks_of_history=104)
    mean, k = 2.0, evenness(contacts)
    ahead = sum(chance_of_contact(n, mean, k, 52, 20) for n in contacts[4:])
    assert result.expected == pytest.approx((4 + ahead) / 10)
    assert result.low <= result.expected <= result.high
    assert result.low >= 0.4
    assert result.high <= 1


def test_a_participant_not_committed_throughout_gets_the_mean():
    contacts = [0, 1, 2, 3, 0, 1, 2, 3, 8, 0]
    people = [*outlooks(*contacts[:9]), Outlook(False, False, 0, throughout=False)]
    ahead = sum(chance_of_contact(n, 2, evenness(contacts), 52, 20) for n in [*contacts[:9], 2])
    assert forecast(people, 20, 104).expected == pytest.approx(ahead / 10)


def test_planned_leaves_out_the_banked():
    people = [Outlook(True, True, 1), Outlook(False, True, 1), Outlook(False, False, 1)]
    assert forecast(people, 10, 100)[:3] == (1, 1, 3)


@pytest.mark.parametrize(
    ("participants", "weeks", "told"), [(9, 52, False), (10, 25.9, False), (10, 26, True), (0, 52, False)]
)
def test_too_little_to_go_by_gives_banked_and_planned_only(participants, weeks, told):
    result = forecast(outlooks(*[1] * participants), 10, weeks)
    assert [value is not None for value in result[3:]] == [told] * 3


def test_past_the_last_day_only_the_banked_remain():
    result = forecast(outlooks(*[1] * 10, banked=6), 0, 52)
    assert (result.expected, result.low, result.high) == (0.6, 0.6, 0.6)


def test_weeks_left():
    monday = date(2026, 11, 23)
    assert weeks_left(monday, date(2026, 11, 30)) == 1
    assert weeks_left(monday, date(2026, 12, 31)) == 38 / 7
    assert weeks_left(monday, monday) == 0
    assert weeks_left(monday, date(2025, 12, 31)) == 0


def test_weeks_left_without_holidays():
    monday = date(2026, 11, 23)
    assert weeks_left(monday, date(2027, 1, 3), ["2026-W53", "W52"]) == pytest.approx((41 - 14) / 7)
    assert weeks_left(date(2026, 12, 22), date(2027, 1, 3), ["W52"]) == 1
    assert weeks_left(monday, date(2026, 12, 2), ["W48"]) == 3 / 7
