"""The effect line, the empty state and the help."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from klyngetui.keys.row import Key
from klyngetui.keys.table import TABLE
from klyngetui.themes import THEMES
from klyngetui.widgets.effect_line import EffectLine
from klyngetui.widgets.empty import Empty
from klyngetui.widgets.help_panel import HelpPanel, HelpScreen
from klyngetui.widgets.key_lines import KeyLine, KeyLines
from klyngetui.widgets.plain_input import PlainInput
from klyngetui.widgets.tabs import Tabs
from klyngetui.widgets.tones import Piece
from tests.widgets.hostile import TEXTS, assert_harmless, screen_lines


class Small(App[None]):
    """The small widgets on one screen."""

    def __init__(self, text: str = "Nothing yet") -> None:
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        yield Empty(self.text, self.text)
        yield PlainInput(self.text.replace("\u200d", "").replace("\u200b", ""))
        yield EffectLine()

    def on_mount(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)


@pytest.mark.parametrize("text", TEXTS)
async def test_hostile_texts_are_only_shown(text: str) -> None:
    app = Small(text)
    async with app.run_test(size=(80, 24)) as pilot:
        app.query_one(EffectLine).tell(text, "warn")
        await assert_harmless(pilot)
        app.push_screen(HelpScreen(["app"], (Key("x", "x", "x", text, text),)))
        await assert_harmless(pilot)
        assert app.is_running


async def test_an_effect_is_told_on_one_line() -> None:
    app = Small()
    async with app.run_test(size=(50, 12)) as pilot:
        effect = app.query_one(EffectLine)
        effect.tell(
            [Piece("+1 direct contact", "strong"), Piece(" · Fjordglimt 214 d → 0 d · 2.5: 61 % → 63 % · u undo")]
        )
        await pilot.pause()
        assert screen_lines(app)[-1].startswith(" ● +1 direct contact · Fjordglimt 214 d")
        assert "…" in screen_lines(app)[-1]
        effect.clear()
        await pilot.pause()
        assert not screen_lines(app)[-1].strip()


async def test_the_field_takes_only_what_can_be_shown() -> None:
    app = Small()
    async with app.run_test(size=(50, 12)):
        field = app.query_one(PlainInput)
        field.value = "a\x1b[2Jb\nc\u202e"
        assert field.value == "a[2Jb c"
        field.insert("\x07x\n", 1)
        assert field.value == "ax [2Jb c"


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_our_themes_work(theme: object) -> None:
    app = Small()
    async with app.run_test(size=(50, 12)) as pilot:
        app.theme = theme.name  # type: ignore[attr-defined]
        await pilot.pause()
        assert app.current_theme is theme


async def test_help_shows_the_keys_of_the_place_and_closes() -> None:
    app = Small()
    async with app.run_test(size=(80, 40)) as pilot:
        app.push_screen(HelpScreen(["inbox", "list", "app"], TABLE))
        await pilot.pause()
        shown = "\n".join(screen_lines(app))
        assert "Not ours" in shown
        assert "Open the row under the cursor" in shown
        assert shown.index("Inbox") < shown.index("In lists")
        await pilot.press("question_mark")
        assert len(app.screen_stack) == 1


async def test_a_long_help_scrolls() -> None:
    app = Small()
    async with app.run_test(size=(40, 12)) as pilot:
        app.push_screen(HelpScreen(["app"], TABLE))
        await pilot.pause()
        await pilot.press("j", "j")
        await pilot.pause()
        assert app.screen.query_one(HelpPanel).scroll_offset.y == 2


async def test_a_click_on_a_tab_or_an_arrow_turns() -> None:
    turned: list[int] = []

    class Turning(App[None]):
        def compose(self) -> ComposeResult:
            yield Tabs(["One", "Two", "Three"])

        def on_tabs_turned(self, event: Tabs.Turned) -> None:
            turned.append(event.at)

    app = Turning()
    async with app.run_test(size=(60, 5)) as pilot:
        line = screen_lines(app)[0]
        for sign in ("Two", "←", "→", "Three"):
            await pilot.click(Tabs, offset=(line.index(sign), 0))
        await pilot.click(Tabs, offset=(line.index("→") + 5, 0))
    assert turned == [1, 2, 1, 2]


async def test_a_click_on_a_line_of_keys_does_what_it_says() -> None:
    done: list[str] = []

    class Doing(App[None]):
        def compose(self) -> ComposeResult:
            yield KeyLines([KeyLine("f", "attach", "app.note('f')"), KeyLine("x", "[/] export", "app.note('x')")])

        def action_note(self, name: str) -> None:
            done.append(name)

    app = Doing()
    async with app.run_test(size=(40, 6)) as pilot:
        await pilot.pause()
        assert [line.rstrip() for line in screen_lines(app)[:2]] == ["  f attach", "  x [/] export"]
        await pilot.click(KeyLines, offset=(5, 1))
        assert done == ["x"]
