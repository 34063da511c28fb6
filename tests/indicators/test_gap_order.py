"""The order of the gap list and the way to the target."""

from __future__ import annotations

from datetime import date

import pytest

from klyngetui.indicators.gap_order import Gap, in_order, missing_to_target, per_week


def test_never_then_oldest_then_first_to_lapse_then_name_then_id():
    never = Gap("1", "Ørland", "never", None, None)
    older = Gap("2", "Vågen", "lapsed", date(2024, 1, 1), None)
    later = Gap("3", "Anker", "lapsed", date(2025, 1, 1), None)
    twin = Gap("4", "Anker", "lapsed", date(2025, 1, 1), None)
    soon = Gap("5", "Tangen", "lapses", date(2025, 12, 1), date(2026, 12, 1))
    last = Gap("6", "Bris", "lapses", date(2025, 12, 2), date(2026, 12, 2))
    assert in_order([last, twin, soon, later, never, older]) == [never, older, later, twin, soon, last]


@pytest.mark.parametrize(
    ("target", "reached", "of", "missing"),
    [(0.8, 41, 57, 5), (0.7, 7, 10, 0), (0.07, 0, 100, 7), (0.8, 50, 57, 0), (0.5, 0, 0, 0), (1, 3, 4, 1)],
)
def test_missing_to_the_target_in_decimal_arithmetic(target, reached, of, missing):
    assert missing_to_target(target, reached, of) == missing


def test_per_week():
    assert per_week(6, 4) == 1.5
    assert per_week(6, 0) is None
