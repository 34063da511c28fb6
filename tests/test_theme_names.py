"""The themes that a command takes are those the app has."""

from __future__ import annotations

from textual.theme import BUILTIN_THEMES

from klyngetui.theme_names import THEME_NAMES
from klyngetui.themes import THEMES


def test_every_theme_there_is_can_be_named() -> None:
    assert set(THEME_NAMES) == {*(theme.name for theme in THEMES), *BUILTIN_THEMES}
