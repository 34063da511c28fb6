"""Every screen is tested on one day, over a log of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.logs import TODAY, log_at


@pytest.fixture(autouse=True)
def _that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KLYNGETUI_TODAY", TODAY)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A log of the small cluster."""
    return log_at(tmp_path / "log.db")
