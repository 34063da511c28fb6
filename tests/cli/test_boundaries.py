"""A log imported from JSON, full of boundary cases, gives exactly the figures of the rules in every window."""

from __future__ import annotations

import json
from datetime import date
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from tests import oracle
from tests.oracle.boundaries import boundaries
from tests.oracle.documents import PERIODS, document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Commands

DAYS = ("2026-11-23", "2026-11-22", "2026-11-24", "2026-05-31", "2026-06-01", "2025-12-31", "2026-01-01", "2024-02-29")
INDICATORS = ("2.5", "4.5", "5.2")


@pytest.fixture
def crowded(empty: Commands, tmp_path: Path) -> Commands:
    """The log of every boundary case, taken in by the command."""
    taken(empty, tmp_path, boundaries())
    return empty


def taken(run: Commands, folder: Path, log: dict[str, Any]) -> None:
    """Import a document into a log of its own."""
    file = folder / "document.json"
    file.write_text(json.dumps(log), "utf-8")
    run("import", str(file))


def facts(printed: dict[str, Any]) -> set[tuple[Any, ...]]:
    """The rows of `indicators --rows` in the form of the second reading."""
    found = set()
    for indicator, section in printed["indicators"].items():
        for row in section["rows"]:
            subject = row.get("participant") or row.get("group") or row.get("story")
            found.add((indicator, row["measure"], subject, row.get("activity"), row.get("date")))
    return found


@pytest.mark.parametrize("day", DAYS)
def test_figures_are_those_of_the_second_reading(crowded: Commands, day: str) -> None:
    for period in dict.fromkeys(PERIODS):
        printed = crowded.json("indicators", "--period", period, "--as-of", day)
        assert printed == oracle.figures(boundaries(), period, date.fromisoformat(day)), period


@pytest.mark.parametrize("period", ["rolling-12m", "label", "ytd"])
def test_rows_are_those_of_the_second_reading(crowded: Commands, period: str) -> None:
    printed = crowded.json("indicators", "--rows", "--period", period)
    wanted = {tuple(fact) for fact in oracle.rows(boundaries(), period, date(2026, 11, 23))}
    assert facts(printed) == wanted
    for indicator in INDICATORS:
        alone = crowded.json("indicators", indicator, "--rows", "--period", period)["indicators"]
        assert alone == {indicator: printed["indicators"][indicator]}


def test_gaps_and_forecast_are_those_of_the_second_reading(crowded: Commands) -> None:
    today = date(2026, 11, 23)
    assert crowded.json("gaps") == oracle.gaps(boundaries(), today)
    crowded("settings", "assessment_on", "2027-06-01")
    log = boundaries()
    log["cluster"]["assessment_on"] = "2027-06-01"
    assert crowded.json("gaps") == oracle.gaps(log, today)
    ours, theirs = crowded.json("forecast"), oracle.forecast(log, today)
    assert ours.pop("expected") == pytest.approx(theirs.pop("expected"))
    assert ours == theirs


@pytest.mark.parametrize("seed", range(25))
def test_drawn_documents_come_out_as_they_went_in_with_the_same_figures(
    empty: Commands, tmp_path: Path, seed: int
) -> None:
    log = document(Random(seed))
    taken(empty, tmp_path, log)
    for period in (PERIODS[seed % len(PERIODS)], "rolling-12m"):
        printed = empty.json("indicators", "--rows", "--period", period)
        wanted = {tuple(fact) for fact in oracle.rows(log, period, date(2026, 11, 23))}
        assert facts(printed) == wanted
        for section in printed["indicators"].values():
            del section["rows"]
        assert printed == oracle.figures(log, period, date(2026, 11, 23))
    assert empty.json("gaps") == oracle.gaps(log, date(2026, 11, 23))


def test_every_record_can_be_shown(crowded: Commands) -> None:
    entries = crowded.json("list")
    written = json.loads(crowded("export", "json", "-"))
    assert len(entries) == len(written["activities"]) + len(written["stories"])
    for key in ("participants", "people", "team", "groups", "activities", "stories", "evidence"):
        for record in written[key][:20]:
            assert crowded("show", record["id"])
            assert crowded("history", record["id"])
