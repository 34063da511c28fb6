"""How the screens look whose look matters most, held against pictures: the sample cluster on one day.

After a change that is meant, look at the new pictures and keep them: pytest tests/screens/test_looks.py --snapshot-update
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from klyngetui import locale
from klyngetui.app import KlyngeApp
from klyngetui.sampling import open_sample, write_sample
from klyngetui.themes import DAY, NIGHT
from tests.screens.logs import TODAY, settled
from tests.screens.steps import go

DRAWN_WITH = {"textual": "8.2.8", "rich": "15.0.0"}
"""Every release of these draws a little differently: with another one the pictures prove nothing."""

LOOKS = {
    "home": ("", "nb", NIGHT.name),
    "log": ("2", "en", DAY.name),
    "coverage": ("4", "nb", DAY.name),
    "stories": ("6", "nb", NIGHT.name),
    "chart": ("7 v m", "en", NIGHT.name),
    "review": ("8", "nb", DAY.name),
}
"""The keys that lead there from Home, the language and the theme."""

pytestmark = pytest.mark.skipif(
    {name: version(name) for name in DRAWN_WITH} != DRAWN_WITH, reason=f"the pictures were drawn with {DRAWN_WITH}"
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample cluster on that day."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    write_sample(path, date.fromisoformat(TODAY))
    return path


@pytest.mark.parametrize("name", LOOKS)
def test_looks_as_it_did(sample: Path, snap_compare: Callable[..., bool], name: str) -> None:
    keys, language, theme = LOOKS[name]
    locale.choose(language)
    app = KlyngeApp(sample, open_sample(sample))

    async def turn_there(pilot: Pilot[Any]) -> None:
        await settled(pilot)
        app.theme = theme
        await go(pilot, *keys.split())
        await settled(pilot)

    assert snap_compare(app, run_before=turn_there)
