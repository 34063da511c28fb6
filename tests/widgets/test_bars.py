"""Block-character drawings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klyngetui.widgets.bars import SIGNS, bar, heat, sparkline


@pytest.mark.parametrize(
    ("share", "mark", "drawn"),
    [
        (0.5, None, "━━━━────"),
        (0.44, None, "━━━╾────"),
        (0.0, None, "────────"),
        (1.0, None, "━━━━━━━━"),
        (1.7, None, "━━━━━━━━"),
        (0.999, None, "━━━━━━━╾"),
        (0.001, None, "╾───────"),
        (0.5, 0.8, "━━━━──┃─"),
        (0.9, 0.5, "━━━━┃━━─"),
        (1.0, 1.0, "━━━━━━━┃"),
        (None, None, "········"),
        (None, 0.8, "······┃·"),
    ],
)
def test_bar(share: float | None, mark: float | None, drawn: str) -> None:
    assert bar(share, 8, mark) == drawn


@given(st.floats(-1, 2), st.floats(-1, 2), st.integers(0, 60))
def test_bar_is_as_wide_as_asked(share: float, mark: float, width: int) -> None:
    assert len(bar(share, width, mark)) == width


def test_sparkline() -> None:
    assert sparkline([0, 1, 2, 3, 4, 5, 6, 7]) == "▁▂▃▄▅▆▇█"
    assert sparkline([None, 0, 1]) == "·▁█"
    assert sparkline([5, 5]) == "▄▄"
    assert sparkline([]) == ""
    assert sparkline([None, None]) == "··"
    assert sparkline([0.5, 0.5], low=0, high=1) == "▅▅"
    assert sparkline([0, 0], low=0) == "▁▁"
    assert sparkline([3, 3], low=0) == "██"


def test_heat_is_darker_for_more() -> None:
    assert [heat(value, 4) for value in (None, 0, 1, 2, 3, 4, 9)] == [" ", "·", "░", "▒", "▓", "█", "█"]
    assert heat(0, 0, 3) == "···"


def test_every_tone_has_its_own_sign() -> None:
    assert len(set(SIGNS.values())) == len(SIGNS)
