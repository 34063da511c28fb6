"""The log's filters mean on the screen what they mean to the command."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from klyngetui.cli.root import root
from klyngetui.indicators.figures import figures
from klyngetui.sampling import write_sample
from klyngetui.screens.log.filter import INDICATORS, asked_for
from klyngetui.screens.log.search import find
from klyngetui.store.cabinet import exported_id
from klyngetui.store.log import open_log
from klyngetui.store.pages import entries
from tests.screens.logs import TODAY

DAY = date.fromisoformat(TODAY)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample cluster as of the day."""
    path = tmp_path_factory.mktemp("sample") / "log.db"
    write_sample(path, DAY)
    return path


@pytest.mark.parametrize("indicator", INDICATORS)
def test_an_indicator_lists_the_same_entries_on_the_screen_and_by_command(sample: Path, indicator: str) -> None:
    with open_log(sample, write=False) as log:
        places = find(sample, asked_for(log, DAY, {"indicator": indicator}), 1, DAY).places
        shown = [exported_id(entry.kept) for entry in entries(log, reversed(places))]
    words = ["--log", str(sample), "list", "--indicator", indicator, "--limit", "100000", "--json"]
    listed = [entry["id"] for entry in json.loads(CliRunner().invoke(root, words).stdout)]
    assert listed
    assert shown == listed


def test_the_stories_listed_for_5_2_are_those_counted(sample: Path) -> None:
    with open_log(sample, write=False) as log:
        found = find(sample, asked_for(log, DAY, {"indicator": "5.2"}), 1, DAY).places
        assert len(found) == figures(log, DAY)["indicators"]["5.2"]["measures"]["usable"]
