"""The figures added up by SQL are those of the second, naive reading of the rules, whatever the log holds."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from klyngetui.exchange.document_out import document
from klyngetui.indicators.figures import figures
from klyngetui.indicators.forecast import forecast_document
from klyngetui.indicators.gaps import gaps, gaps_document
from klyngetui.indicators.rows import row_document, rows
from klyngetui.indicators.scope import scope_of
from klyngetui.sample import sample_document
from klyngetui.store.rebuild import compare
from tests import oracle
from tests.indicators.edits import judged_by
from tests.indicators.logs import log_of
from tests.oracle.boundaries import boundaries
from tests.oracle.documents import questions

PERIODS = (
    "rolling-12m",
    "rolling-24m",
    "ytd",
    "label",
    "year:2025",
    "quarter:2026-Q3",
    "week:2026-W47",
    "2025-03-01..2026-02-28",
)
DAYS = (date(2024, 2, 29), date(2025, 12, 31), date(2026, 1, 1), date(2026, 11, 23))


@given(questions())
def test_figures_are_those_of_the_second_reading(question):
    with log_of(question.document) as log:
        expected = oracle.figures(question.document, question.period, question.as_of)
        assert figures(log, question.as_of, question.period) == expected


@given(questions())
def test_rows_are_those_of_the_second_reading(question):
    with log_of(question.document) as log:
        scope = scope_of(log, question.period, question.as_of)
        found = {_fact(part, row_document(row)) for part in ("2.5", "4.5", "5.2") for row in rows(scope, part)}
        assert found == set(map(tuple, oracle.rows(question.document, question.period, question.as_of)))


@given(questions())
def test_gaps_and_forecast_are_those_of_the_second_reading(question):
    with log_of(question.document) as log:
        assert gaps_document(gaps(log, question.as_of)) == oracle.gaps(question.document, question.as_of)
        assert forecast_document(log, question.as_of) == oracle.forecast(question.document, question.as_of)


@given(questions(), judged_by())
def test_changing_what_entries_are_judged_by_changes_the_figures_at_once(question, edit):
    with log_of(question.document) as log:
        edit(log)
        expected = oracle.figures(document(log), question.period, question.as_of)
        assert figures(log, question.as_of, question.period) == expected
        assert compare(log) == []


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("as_of", DAYS, ids=str)
def test_every_boundary_case_in_every_window(period, as_of):
    cases = boundaries()
    with log_of(cases) as log:
        assert figures(log, as_of, period) == oracle.figures(cases, period, as_of)


def test_the_sample_and_its_forecast_with_an_expected_share():
    today = date(2026, 11, 23)
    sample = sample_document(ending=today)
    with log_of(sample) as log:
        assert figures(log, today) == oracle.figures(sample, "rolling-12m", today)
        forecast = forecast_document(log, today)
        assert forecast == oracle.forecast(sample, today)
        assert forecast["low"] <= forecast["expected"] <= forecast["high"]


def _fact(indicator, row):
    subject = row.get("participant") or row.get("group") or row.get("story")
    return indicator, row["measure"], subject, row.get("activity"), row.get("date")
