"""The trend, found with few questions, is what the figures say on each of its days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klyngetui.indicators.figures import figures, headline
from klyngetui.indicators.trend import Point, trend
from klyngetui.indicators.windows import Span, Window, holding
from klyngetui.sample import sample_document
from tests.indicators.logs import log_of
from tests.oracle.boundaries import boundaries
from tests.oracle.documents import questions


def plainly(log, point, period):
    found = figures(log, point.day, period)
    reached, in_groups = headline(found, "2.5"), headline(found, "4.5")
    return Point(point.day, reached["share"], in_groups["share"], headline(found, "5.2"))


@given(questions())
def test_every_point_is_what_the_figures_say_on_its_day(question):
    with log_of(question.document) as log:
        points = trend(log, question.as_of, 14, question.period)
        assert points == [plainly(log, point, question.period) for point in points]
        assert len(points) == 14
        assert points[-1].day == question.as_of


@pytest.mark.parametrize("period", [None, "ytd", "label", "year:2025", "quarter:2026-Q3", "week:2026-W47"])
def test_the_boundary_cases_and_the_sample_over_three_years(period):
    for document in (boundaries(), sample_document(ending=date(2026, 11, 23))):
        with log_of(document) as log:
            points = trend(log, date(2026, 11, 23), 36, period)
            assert points == [plainly(log, point, period) for point in points]


@given(st.lists(st.integers(0, 40)), st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1))
def test_windows_hold_the_days_they_hold(days, steps):
    start = last = 0
    windows = []
    for more_start, more_last in steps:
        start, last = start + more_start, last + more_last
        windows.append(Window(f"{start:02}", f"{last:02}"))
    texts = sorted(f"{day:02}" for day in days)
    asked = []

    def last_until(keys, day):
        asked.append(day)
        return {key: max(one for one in texts if one <= day) for key in keys if texts and texts[0] <= day}

    def first_after(keys, day):
        return {key: min(one for one in texts if one > day) for key in keys if texts and texts[-1] > day}

    spans = list(holding(windows, [7], last_until, first_after))
    held = {place for span in spans for place in range(span.place, span.stop)}
    assert held == {
        place for place, window in enumerate(windows) if any(window.start <= day <= window.last for day in texts)
    }
    assert len(asked) <= len(spans) + len(set(texts)) + 1


def test_a_day_answers_for_every_window_it_is_in():
    windows = [Window(f"{n:02}", f"{n + 11:02}") for n in range(24)]
    spans = holding(windows, [1], lambda keys, day: dict.fromkeys(keys, day), lambda keys, day: {})
    assert list(spans) == [Span(1, 0, 12), Span(1, 12, 24)]
