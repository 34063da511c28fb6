"""The bounded window over a source of any length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klyngetui.widgets.source import ListSource, Row
from klyngetui.widgets.window import Window
from tests.widgets.sources import Numbers

MILLION = 1_000_000


def key_at(window: Window, position: int) -> object:
    row = window.row(position)
    return row.key if row else None


def test_walking_down_and_up_keeps_few_rows() -> None:
    window = Window(Numbers(MILLION))
    for position in [*range(0, 3000, 7), *range(3000, 0, -7)]:
        assert window.show(position, 40) == 0
        assert [key_at(window, each) for each in (position, position + 39)] == [position, position + 39]
        assert len(window.rows) <= window.limit


def test_jumps_read_a_page_and_no_more() -> None:
    source = Numbers(MILLION)
    window = Window(source)
    for position in (500_000, 999_970, 3, 250_000, MILLION):
        window.show(position, 30)
        shown = min(position, MILLION - 30)
        assert key_at(window, shown) == shown
        assert key_at(window, shown + 29) == shown + 29
    assert source.pages <= 8
    assert source.largest <= 200


@given(st.integers(0, 700), st.lists(st.tuples(st.integers(-10, 800), st.integers(0, 60)), max_size=12))
def test_positions_are_exact_where_the_total_is(count: int, asked: list[tuple[int, int]]) -> None:
    window = Window(Numbers(count), page=20, limit=120)
    for start, height in asked:
        assert window.show(start, height) == 0
        low = max(min(start, count - height), 0)
        for position in range(low, min(low + height, count)):
            assert key_at(window, position) == position
        assert len(window.rows) <= 160


@given(
    st.integers(1, 400),
    st.integers(1, 800),
    st.lists(st.tuples(st.integers(0, 800), st.integers(1, 30)), max_size=12),
)
def test_a_wrong_estimate_is_put_right_at_the_ends(count: int, estimate: int, asked: list[tuple[int, int]]) -> None:
    window = Window(Numbers(count, estimate), page=20, limit=90)
    for start, height in asked:
        window.show(start, height)
        keys = [row.key for row in window.rows]
        assert keys == list(range(keys[0], keys[0] + len(keys)))
        assert window.base >= 0
        assert window.end <= window.total
    while window.base > 0:
        window.show(window.base - 1, 1)
    assert window.rows[0].key == 0


def test_an_estimate_too_low_grows() -> None:
    window = Window(Numbers(500, estimate=150))
    position = 0
    while position < window.total - 1:
        position += 1
        position += window.show(position, 1)
    assert window.total == 500
    assert key_at(window, 499) == 499


def test_reload_finds_a_row_that_moved() -> None:
    window = Window(Numbers(1000))
    window.show(700, 20)
    assert window.reload(700, 650) == 700
    assert key_at(window, 700) == 700
    assert Window(Numbers(1000, ranked=False)).reload(30, 33) == 30


def test_reload_goes_on_to_the_next_where_the_row_is_gone() -> None:
    source = Numbers(1000)
    window = Window(source)
    window.show(980, 20)
    source.count = 900
    assert window.reload(990, 990) == 899
    assert window.total == 900
    source.count = 0
    assert window.reload(899, 899) == 0
    assert window.rows == []
    assert window.total == 0


@pytest.mark.parametrize("count", [0, 1, 5])
def test_short_lists_from_memory(count: int) -> None:
    source = ListSource([Row(f"p{number}", (str(number),)) for number in range(count)])
    window = Window(source)
    assert window.total == count
    assert window.show(0, 30) == 0
    assert [row.key for row in window.rows] == [f"p{number}" for number in range(count)]
    assert source.rank("p0") == (0 if count else None)
    assert [row.key for row in source.before("p3", 2)] == (["p1", "p2"] if count == 5 else [])
    assert [row.key for row in source.last(2)] == [f"p{number}" for number in range(count)][-2:]


def test_who_waits_for_a_jump_waits_for_what_is_in_sight() -> None:
    source = Numbers(MILLION)
    window = Window(source, page=10)
    for position in (500_000, MILLION, 0):
        source.largest = 0
        window.show(position, 40)
        assert source.largest == 40


def test_an_estimate_too_high_ends_at_the_true_start() -> None:
    window = Window(Numbers(371, estimate=703), page=20, limit=90)
    window.show(266, 22)
    while window.base > 0:
        window.show(window.base - 1, 1)
    assert window.rows[0].key == 0
