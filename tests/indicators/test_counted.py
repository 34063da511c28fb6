"""The ids behind every figure are as many as the figure says."""

from __future__ import annotations

from typing import Any

import pytest

from klyngetui.exchange.document_in import import_document
from klyngetui.indicators.counted import counted
from klyngetui.indicators.figures import document
from klyngetui.indicators.scope import scope_of
from klyngetui.sample import sample_document
from klyngetui.store.log import Log, unsaved_log
from tests.exchange.report.cluster import TODAY


@pytest.fixture(scope="module")
def sample() -> Any:
    with unsaved_log() as log:
        import_document(log, sample_document(1, ending=TODAY))
        yield log


@pytest.mark.parametrize("period", [None, "year:2025", "quarter:2026-Q3", "label", "week:2026-W40"])
def test_there_are_as_many_ids_as_the_figure_counts(sample: Log, period: str | None) -> None:
    scope = scope_of(sample, period, TODAY)
    ids, figures = counted(scope), document(scope)
    contacts = figures["indicators"]["2.5"]
    told = {f"2.5.by_kind.{kind}": value for kind, value in contacts["by_kind"].items()}
    told |= {f"2.5.contacts_per_team_member.{one}": n for one, n in contacts["contacts_per_team_member"].items()}
    told["2.5.without_evidence"] = contacts["without_evidence"]
    for number, section in figures["indicators"].items():
        told |= {f"{number}.{name}": value for name, value in section["measures"].items() if name != "complete_three"}
    told |= {f"information_sharing.{name}": value for name, value in figures["information_sharing"].items()}
    numbers = {name: value["n"] if isinstance(value, dict) else value for name, value in told.items()}
    assert {name: len(found) for name, found in ids.items()} == numbers
    assert all(found == sorted(set(found)) for found in ids.values())


def test_stories_can_be_passed_over(sample: Log) -> None:
    scope = scope_of(sample, None, TODAY)
    everyone = {one.record["id"] for one in sample.cabinet.load("story")}
    assert counted(scope, everyone)["5.2.usable"] == []
    assert counted(scope)["5.2.usable"] != []
