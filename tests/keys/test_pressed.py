"""Sentences name a key as it is mapped now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from klyngetui import preferences
from klyngetui.keys import pressed
from klyngetui.keys.mapping import remap
from klyngetui.keys.table import TABLE
from tests.conftest import FOLDERS
from tests.screens.logs import opened, text
from tests.screens.rich import KEYS, rich
from tests.screens.steps import go


@pytest.fixture(autouse=True)
def _usual_keys() -> Iterator[None]:
    yield
    pressed.use(TABLE)


def test_a_key_is_named_as_it_is_mapped() -> None:
    assert (pressed.pressed("undo"), pressed.undo_hint()) == ("u", "u undo")
    pressed.use(remap(TABLE, {"undo": "ctrl+z,f12"}))
    assert pressed.undo_hint() == "Ctrl+Z undo"


def test_an_action_without_a_key_is_found_by_its_name() -> None:
    pressed.use(remap(TABLE, {"groups.new": ""}))
    assert pressed.pressed("groups.new") == "Ctrl+P “New”"
    pressed.use(remap(TABLE, {"palette": ""}))
    assert pressed.pressed("palette") == "“Commands”"


async def test_the_screens_say_the_keys_of_the_settings_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KLYNGETUI_TODAY", "2026-11-23")
    for name in FOLDERS:
        monkeypatch.setenv(name, str(tmp_path))
    preferences.save("groups.new", "z", within="keys")
    preferences.save("undo", "y", within="keys")
    async with opened(rich(tmp_path / "log.db", **{key: [] for key in KEYS})) as (_app, pilot):
        await go(pilot, "5")
        assert "Press z to add the first one." in text(pilot)
        await go(pilot, "z", *"Energi", "enter")
        assert "Energi is now a group · y undo" in text(pilot)


async def test_keys_beside_lists_are_those_of_the_settings_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in FOLDERS:
        monkeypatch.setenv(name, str(tmp_path))
    preferences.save("evidence.link", "z", within="keys")
    preferences.save("review.skip", "y", within="keys")
    async with opened(rich(tmp_path / "log.db"), (160, 45)) as (_app, pilot):
        await go(pilot, "9")
        assert "z add a link" in text(pilot)
        await go(pilot, "8")
        assert "y skip" in text(pilot)
