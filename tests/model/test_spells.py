from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klyngetui.model.spells import covering, covers, merged


def spell(start: str | None, end: str | None) -> dict[str, Any]:
    return {"from": start, "to": end}


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("spells", "joined"),
    [
        ([], []),
        ([("2025-01-01", "2025-01-31"), ("2025-02-01", None)], [("2025-01-01", None)]),
        ([("2025-01-01", "2025-01-30"), ("2025-02-01", None)], [("2025-01-01", "2025-01-30"), ("2025-02-01", None)]),
        ([("2025-03-01", "2025-04-01"), ("2025-01-01", "2025-12-31")], [("2025-01-01", "2025-12-31")]),
        ([("2025-03-01", None), (None, "2025-03-15")], [(None, None)]),
        ([(None, None), ("2025-01-01", "2025-01-02")], [(None, None)]),
    ],
)
def test_touching_and_overlapping_spells_are_one(
    spells: list[tuple[str | None, str | None]], joined: list[tuple[str | None, str | None]]
) -> None:
    found = merged(spell(*one) for one in spells)
    assert found == [(day(start), day(end)) for start, end in joined]


@pytest.mark.parametrize(
    ("on", "yes"), [("2024-12-31", False), ("2025-01-01", True), ("2025-06-30", True), ("2025-07-01", False)]
)
def test_both_days_are_included(on: str, yes: bool) -> None:
    assert covers([spell("2025-01-01", "2025-06-30")], date.fromisoformat(on)) is yes


def test_the_spell_that_covers_a_day_is_the_joined_one() -> None:
    spells = [spell("2025-01-01", "2025-06-30"), spell("2025-07-01", None)]
    assert covering(spells, date(2026, 1, 1)) == (date(2025, 1, 1), None)
    assert covering(spells, date(2024, 1, 1)) is None


DAYS = st.none() | st.dates(date(2025, 1, 1), date(2025, 1, 20)).map(date.isoformat)
SPELLS = st.lists(st.tuples(DAYS, DAYS).filter(lambda one: not (one[0] and one[1] and one[1] < one[0])), max_size=4)


@given(SPELLS)
def test_joined_or_not_the_same_days_are_covered(raw: list[tuple[str | None, str | None]]) -> None:
    spells = [spell(*one) for one in raw]
    for number in range(-2, 24):
        on = date(2025, 1, 1) + timedelta(days=number)
        inside = [span for span in merged(spells) if (span[0] or on) <= on <= (span[1] or on)]
        assert bool(inside) == covers(spells, on) == (covering(spells, on) is not None)
        assert len(inside) <= 1
