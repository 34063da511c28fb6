"""What every report says, whatever its format."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from klyngetui.exchange.report.build import report
from klyngetui.exchange.report.model import Report
from klyngetui.exchange.report.shown_text import shown
from klyngetui.exchange.report.spoken import speaking
from klyngetui.exchange.report.values import Ref, Refs, Share, in_words
from klyngetui.locale import language
from tests.exchange.report.cluster import SECRET, TURNED, cluster_log, material

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from klyngetui.store.log import Log


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    with cluster_log(tmp_path / "log.db") as opened:
        yield opened


def texts(made: Report) -> str:
    """Everything a report says, as one text."""
    tables = [
        *made.tables,
        *(part.rows for part in made.indicators),
        *(one for p in made.indicators for one in p.further),
    ]
    lines = [in_words(cell) for found in tables for line in found.lines for cell in line.cells]
    figures = [figure for part in made.indicators for figure in part.figures]
    lines += [one.name for figure in figures for one in figure.earned]
    return "\n".join([*lines, *made.lacks, *made.notes, made.title, repr(made.figures), repr(made.facts)])


def test_every_figure_leads_to_as_many_as_it_counts(log: Log) -> None:
    for part in report(material(log)).indicators:
        for figure in part.figures:
            n = figure.value.n if isinstance(figure.value, Share) else figure.value
            counts_days = figure.name in ("information_sharing.weeks_with_event", "information_sharing.events")
            if figure.target == f"#{figure.anchor}" and not isinstance(n, bool) and not counts_days:
                names = {one.name for one in figure.earned}
                assert len(names) == n or figure.name == "4.5.group_meetings", figure.name


def test_every_link_within_a_report_leads_somewhere(log: Log) -> None:
    made = report(material(log))
    anchors = {
        line.anchor for found in [*made.tables, *(part.rows for part in made.indicators)] for line in found.lines
    }
    refs = [ref for part in made.indicators for figure in part.figures for one in figure.earned for ref in one.rows]
    for found in (part.rows for part in made.indicators):
        refs += [ref for line in found.lines for cell in line.cells if isinstance(cell, Refs) for ref in cell.refs]
    assert refs
    assert {ref.target[1:] for ref in refs} <= anchors


def test_what_has_no_consent_is_not_named(log: Log) -> None:
    made = report(material(log))
    assert SECRET not in texts(made)
    stories = next(found for found in made.tables if found.anchor == "stories")
    assert [line.cells[0] for line in stories.lines] == ["Åpen nyhet", *["A story without consent"] * 3]
    assert "3 stories without consent are left out with all their names." in made.notes


def test_a_story_withdrawn_after_the_last_day_is_counted_and_not_named(log: Log) -> None:
    made = report(material(log, date(2026, 7, 15)))
    usable = made.indicators[2].figures[0]
    assert usable.value == 2
    assert [one.name for one in usable.earned] == ["Åpen nyhet", "A story without consent"]
    assert SECRET not in texts(made)


def test_a_report_is_partial_and_says_why(log: Log) -> None:
    made = report(material(log))
    assert not made.complete
    assert any("the file is missing" in line and "E2" in line for line in made.lacks)
    assert any("the file was altered" in line and "E3" in line for line in made.lacks)
    assert "Direct contact: 2 without evidence of level 2 or more" in made.lacks


def test_addresses_and_turning_characters_do_not_come_through(log: Log) -> None:
    made = report(material(log))
    said = texts(made._replace(figures={}))
    assert "@fjordglimt" not in said
    assert "‹U+202E›" in said
    assert shown(TURNED) == "AS ‹U+202E›gnp.exe"
    assert shown("a\x1b]52;c\x07b\x9bc\r\nd") == "a]52;cbc\nd"
    assert shown(None) == ""


def test_a_report_speaks_its_own_language(log: Log) -> None:
    with speaking("nb"):
        assert report(material(log)).language == "nb"
        assert in_words(True) != ""
    assert language() == "en"


def test_a_link_that_is_no_web_address_is_only_told(log: Log) -> None:
    evidence = report(material(log)).tables[-1]
    places = [line.cells[5] for line in evidence.lines]
    assert "javascript:alert(1)" in places
    assert not any(isinstance(one, Ref) and one.target.startswith("javascript") for one in places)


def test_the_window_before_anything_happened_is_empty_and_whole(log: Log) -> None:
    made = report(material(log, date(2020, 1, 1)))
    assert made.indicators[0].headline == "Reached by direct contact: no participants"
    assert made.indicators[0].figures[0].earned == []
