"""The two themes of our own: quiet words can be read on everything they stand on."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.theme import Theme
from textual.widget import Widget

from klyngetui.themes import THEMES
from klyngetui.widgets.plain_area import PlainArea
from klyngetui.widgets.plain_input import PlainInput

LEAST = 4.5
HINT = "hint"


def contrast(ink: Color, paper: Color) -> float:
    """The contrast of WCAG between two colours, 1 to 21."""

    def light(one: Color) -> float:
        parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in one.normalized]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    lighter, darker = sorted((light(paper + ink), light(paper)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("paper", ["background", "surface", "panel"])
def test_quiet_words_can_be_read(theme: Theme, paper: str) -> None:
    colours = theme.to_color_system().generate()
    assert contrast(Color.parse(colours["foreground-muted"]), Color.parse(colours[paper])) >= LEAST


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_what_an_empty_field_hints_at_can_be_read(theme: Theme) -> None:
    class Fields(App[None]):
        CSS = "PlainInput, PlainArea { background: $panel; }"

        def compose(self) -> ComposeResult:
            yield Widget()
            yield PlainInput(placeholder=HINT)
            yield PlainArea(placeholder=HINT)

    app = Fields()
    async with app.run_test(size=(40, 12)) as pilot:
        app.register_theme(theme)
        app.theme = theme.name
        await pilot.pause()
        told = [part for strip in app.screen._compositor.render_strips() for part in strip if HINT[1:] in part.text]
        assert len(told) == 2
        for part in told:
            assert part.style
            assert part.style.color
            assert part.style.bgcolor
            ink, paper = Color.from_rich_color(part.style.color), Color.from_rich_color(part.style.bgcolor)
            assert contrast(ink, paper) >= LEAST
