"""Every screen is tested on one day, over a log of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import FOLDERS
from tests.screens.logs import TODAY, log_at


@pytest.fixture(autouse=True)
def _that_day(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv("KLYNGETUI_TODAY", TODAY)
    home = str(tmp_path_factory.mktemp("settings"))
    for name in FOLDERS:
        monkeypatch.setenv(name, home)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A log of the small cluster."""
    return log_at(tmp_path / "log.db")
