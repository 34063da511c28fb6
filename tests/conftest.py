"""What every test gets: fixed examples, English words and folders of its own."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from klyngetui import locale
from tests.idle import ask_the_loop

if TYPE_CHECKING:
    from collections.abc import Iterator

settings.register_profile("ci", derandomize=True, max_examples=50, deadline=None)
settings.register_profile("long", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

ask_the_loop()

FOLDERS = ("HOME", "USERPROFILE", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")

GARBAGE_THRESHOLDS = (50_000, 20, 20)
"""Every app in a test makes and drops thousands of objects: looking for circles as often as usual takes a quarter."""


def pytest_collection_finish() -> None:
    """Let the search for garbage pass over what was imported, and come less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE_THRESHOLDS)


@pytest.fixture
def nobodys_home(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("home"))


@pytest.fixture(autouse=True)
def own_surroundings(monkeypatch: pytest.MonkeyPatch, nobodys_home: str) -> Iterator[None]:
    """Keeps a test away from the log, the settings and the language of whoever runs it."""
    for name in FOLDERS:
        monkeypatch.setenv(name, nobodys_home)
    for name in list(os.environ):
        if name.startswith("KLYNGETUI_"):
            monkeypatch.delenv(name)
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    locale.choose("en")
    yield
    locale.choose("en")
