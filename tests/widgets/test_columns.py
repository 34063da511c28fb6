"""Columns and their cells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from klyngetui.widgets.columns import GAP, Column, fitted, widths
from klyngetui.widgets.source import Row

DATE = Column("Date", 10)
WHO = Column("Who", 12, flex=2)
TITLE = Column("Title", 8, flex=1, drop=1)
MODE = Column("Mode", 6, drop=2)


def test_flexible_columns_share_what_is_left() -> None:
    assert widths([DATE, WHO, TITLE, MODE], 60) == (10, 24, 14, 6)


def test_a_column_takes_no_more_than_it_may_and_leaves_the_rest_to_the_next() -> None:
    name = WHO._replace(most=20)
    assert widths([name, MODE], 100) == (20, 6)
    assert widths([name, TITLE], 100) == (20, 78)
    assert widths([name, MODE], 22) == (14, 6)


def test_a_column_without_anything_in_it_takes_no_gap() -> None:
    assert widths([DATE, Column("", 0), WHO], 40) == (10, 0, 28)


def test_narrow_lists_leave_columns_out() -> None:
    assert widths([DATE, WHO, TITLE, MODE], 36) == (10, 13, 9, 0)
    assert widths([DATE, WHO, TITLE, MODE], 26) == (10, 14, 0, 0)


def test_even_columns_that_stay_shrink() -> None:
    assert widths([DATE, WHO], 15) == (10, 3)
    assert widths([DATE, WHO], 5) == (3, 0)


def test_fixed_columns_are_as_narrow_as_what_stands_in_them() -> None:
    rows = [Row(1, ("4 d", "x" * 40, "")), Row(2, ("430 d", "", ""))]
    columns = [Column("", 9, right=True), Column("Who", 12, flex=1), Column("Mode", 9)]
    assert [column.width for column in fitted(columns, rows)] == [5, 12, 4]
    assert [column.width for column in fitted([Column("", 3), Column("", 4)], rows)] == [3, 4]


@given(
    st.lists(
        st.builds(
            Column,
            st.just("x"),
            st.integers(1, 30),
            st.integers(0, 3),
            st.booleans(),
            st.integers(0, 2),
            st.sampled_from((0, 20, 40)),
        ),
        max_size=7,
    ),
    st.integers(0, 200),
)
def test_never_wider_than_there_is_room(columns: list[Column], room: int) -> None:
    given_widths = widths(columns, room)
    assert len(given_widths) == len(columns)
    shown = [each for each in given_widths if each]
    assert sum(shown) + GAP * max(len(shown) - 1, 0) <= room
