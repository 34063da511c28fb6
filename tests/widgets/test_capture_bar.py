"""The capture bar."""

from __future__ import annotations

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Button

from klyngetui.widgets.capture_bar import CaptureBar
from klyngetui.widgets.reading import BarReading, Span
from klyngetui.widgets.tones import Piece
from tests.widgets.hostile import TEXTS, assert_harmless, screen_lines


def read(line: str, cursor: int) -> BarReading:
    """Understands lines that begin with fjord; offers to make whatever begins with ny."""
    if line.startswith("fjord"):
        return BarReading(
            ((Piece("● ", "good"), Piece(f"Meeting with Fjordglimt <{line}>")),), True, (Span(0, 5, "good"),)
        )
    creates = line if line.startswith("ny") else ""
    return BarReading(((Piece("! ", "bad"), Piece(f"who is {line}?")),), False, (Span(0, 99, "bad"),), creates)


def complete(line: str, cursor: int) -> tuple[str, int] | None:
    return ("fjordglimt:", 11) if line == "fjor" else None


class Capturing(App[None]):
    """A bar over a button."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = CaptureBar(read, complete)
        self.said: list[object] = []

    def compose(self) -> ComposeResult:
        yield Button("other")
        yield self.bar

    def on_capture_bar_submitted(self, event: CaptureBar.Submitted) -> None:
        self.said.append(("saved", event.line))

    def on_capture_bar_create(self, event: CaptureBar.Create) -> None:
        self.said.append(("make", event.name))

    def on_capture_bar_template(self, event: CaptureBar.Template) -> None:
        self.said.append(("template", event.number))

    def on_capture_bar_cancelled(self, event: CaptureBar.Cancelled) -> None:
        self.said.append(("cancelled", event.line))


async def test_type_complete_save() -> None:
    app = Capturing()
    async with app.run_test(size=(80, 24)) as pilot:
        assert not app.bar.display
        app.bar.open()
        await pilot.press(*"fjor", "tab")
        assert app.bar.line == "fjordglimt:"
        assert app.bar.field.has_focus
        await pilot.press("k", "a")
        assert app.bar.line == "fjordglimt:ka"
        assert "Meeting with Fjordglimt <fjordglimt:ka>" in "".join(screen_lines(app))
        await pilot.press("enter")
        assert app.said == [("saved", "fjordglimt:ka")]
        assert app.bar.line == "fjordglimt:ka"
        app.bar.saved()
        assert app.bar.line == ""


async def test_a_failed_save_keeps_the_line_and_says_why() -> None:
    app = Capturing()
    async with app.run_test(size=(80, 24)) as pilot:
        app.bar.open("fjordglimt, pilot")
        await pilot.press("enter")
        app.bar.failed("The disk is full [/]")
        await pilot.pause()
        assert app.bar.line == "fjordglimt, pilot"
        assert "! The disk is full [/]" in "".join(screen_lines(app))
        await pilot.press("x")
        assert "disk is full" not in "".join(screen_lines(app))


async def test_what_is_not_understood_is_not_saved() -> None:
    app = Capturing()
    async with app.run_test(size=(80, 24)) as pilot:
        app.bar.open()
        await pilot.press("enter", "q", "enter", "tab", "ctrl+n")
        assert app.said == []
        assert app.bar.line == "q"
        assert app.bar.field.has_focus


async def test_make_it_and_templates() -> None:
    app = Capturing()
    async with app.run_test(size=(80, 24)) as pilot:
        app.bar.open("nyskjær")
        await pilot.press("ctrl+n", "f3")
        assert app.said == [("make", "nyskjær"), ("template", 3)]


async def test_escape_closes_and_the_line_is_still_there_next_time() -> None:
    app = Capturing()
    async with app.run_test(size=(80, 24)) as pilot:
        app.bar.open("fjord")
        await pilot.press("escape")
        assert app.said == [("cancelled", "fjord")]
        assert not app.bar.display
        app.bar.open()
        assert app.bar.line == "fjord"
        await pilot.press("x")
        assert app.bar.line == "fjordx"


async def test_pasted_lines_are_joined_and_control_characters_go() -> None:
    app = Capturing()
    async with app.run_test(size=(80, 24)) as pilot:
        app.bar.open("fjord ")
        await pilot.pause()
        app.bar.field.post_message(events.Paste("one\r\ntwo\x1b]52;c;eA==\x07\n\u202ethree\n"))
        await pilot.press("!")
        assert app.bar.line == "fjord one two]52;c;eA== three!"


async def test_known_parts_are_styled() -> None:
    app = Capturing()
    async with app.run_test(size=(80, 24)) as pilot:
        app.bar.open("fjordglimt")
        await pilot.pause()
        segments = [segment for segment in app.bar.field.render_line(0) if segment.text.startswith("fjord")]
        assert segments[0].text == "fjord"
        assert segments[0].style
        assert segments[0].style.bold


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("size", [(80, 24), (40, 20)])
async def test_hostile_texts_are_only_shown(text: str, size: tuple[int, int]) -> None:
    app = Capturing()
    async with app.run_test(size=size) as pilot:
        app.bar.open(text.replace("\u200d", "").replace("\u200b", ""))
        await assert_harmless(pilot)
        app.bar.failed(text)
        await assert_harmless(pilot)
        assert app.is_running
