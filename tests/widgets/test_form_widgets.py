"""The fields of forms: several lines, one of some words, some of many."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from klyngetui.plain import typed_lines
from klyngetui.widgets.choice_field import ChoiceField
from klyngetui.widgets.picked_field import PickedField
from klyngetui.widgets.plain_area import PlainArea
from tests.widgets.hostile import TEXTS, assert_harmless, screen_lines

ACTING = {chr(code) for code in (*range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0))} | set("\u202e\u2066\ud800")


class Fields(App[None]):
    """The three fields with one text in them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.given = text
        self.wanted = 0

    def compose(self) -> ComposeResult:
        yield PlainArea(self.given)
        yield ChoiceField([(None, "none"), ("a", self.given), ("b", "B")], "a")
        yield PickedField({"x": self.given, "y": "Y"}, ["x"])

    def on_picked_field_wanted(self) -> None:
        self.wanted += 1


@pytest.mark.parametrize("text", TEXTS)
def test_lines_stay_and_what_acts_on_a_terminal_goes(text: str) -> None:
    assert not ACTING & set(typed_lines(text))
    assert typed_lines("one\r\ntwo\u2028three\tfour") == "one\ntwo\nthree four"


@pytest.mark.parametrize("text", TEXTS)
async def test_whatever_is_typed_or_pasted_into_an_area_is_made_fit(text: str) -> None:
    app = Fields("")
    async with app.run_test() as pilot:
        area = app.query_one(PlainArea)
        area.insert(text)
        area.text = area.text + text
        area.replace(text, (0, 0), (0, 0))
        assert not ACTING & set(area.text)
        await pilot.press("a", "enter", "b")
        assert "a\nb" in area.text
        await pilot.press("tab")
        assert isinstance(app.focused, ChoiceField)


@pytest.mark.parametrize("text", [text for text in TEXTS if "\u200b" not in text and "\u200d" not in text])
async def test_choices_and_picks_show_hostile_words_harmlessly(text: str) -> None:
    async with Fields(text).run_test(size=(60, 20)) as pilot:
        await assert_harmless(pilot)


async def test_arrows_turn_a_choice_round_and_clicks_do() -> None:
    app = Fields("A")
    async with app.run_test() as pilot:
        field = app.query_one(ChoiceField)
        field.focus()
        await pilot.press("right")
        assert field.value == "b"
        await pilot.press("right")
        assert field.value is None
        await pilot.press("left", "left")
        assert field.value == "a"
        await pilot.click(ChoiceField, offset=(10, 0))
        assert field.value == "b"
        await pilot.click(ChoiceField, offset=(1, 0))
        assert field.value == "a"


async def test_picking_and_taking_out() -> None:
    app = Fields("X")
    async with app.run_test() as pilot:
        field = app.query_one(PickedField)
        field.focus()
        await pilot.press("space")
        assert app.wanted == 1
        field.toggle("y")
        await pilot.pause()
        assert "X; Y" in "\n".join(screen_lines(app))
        await pilot.press("backspace", "backspace", "backspace")
        assert field.picked == []
