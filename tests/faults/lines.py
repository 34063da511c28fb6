"""Hostile texts pasted into the capture bar and typed into every field that stands alone, on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from klyngetui.app import KlyngeApp
from klyngetui.model.text import clean
from klyngetui.plain import typed, typed_lines
from klyngetui.widgets.plain_input import PlainInput
from tests.faults.fields import LOOKS, SECONDS_BETWEEN_LOOKS
from tests.faults.hostile import raw_in
from tests.screens.logs import settled
from tests.widgets.hostile import screen_lines

SAID = "fjord:kari, "


async def capture(pilot: Pilot[None], app: KlyngeApp, texts: Sequence[str]) -> int:
    """Each text pasted as a line of its own, then as what a meeting was about, and saved; returns how many."""
    for text in texts:
        await pilot.press("a")
        bar = app.screen.query_one("CaptureBar")
        await paste(pilot, text)
        assert_shown(pilot, typed(text.strip()))
        app.screen.query_one("CaptureBar PlainInput", PlainInput).value = SAID
        app.screen.query_one("CaptureBar PlainInput", PlainInput).cursor_position = len(SAID)
        await paste(pilot, text)
        assert_shown(pilot, typed(text.strip()))
        await pilot.press("enter")
        for _look in range(LOOKS):
            await settled(pilot)
            if not bar.has_class("-open"):
                break
            await pilot.pause(SECONDS_BETWEEN_LOOKS)
        assert not bar.has_class("-open"), f"{text[:60]}\n" + "\n".join(screen_lines(app))
        saved = app.desk.log.cabinet.load("activity")[-1].record
        assert (saved["title"] or saved["notes"] or "") == clean(typed(text.strip()).strip()), text[:60]
    return 2 * len(texts)


async def alone(pilot: Pilot[None], app: KlyngeApp, texts: Sequence[str]) -> int:
    """Each text pasted into every field of one line that is in sight; returns how many."""
    fields = [field for field in app.screen.query(Input) if field.display and field.region]
    for text in texts:
        for field in fields:
            field.focus()
            field.value = ""
            await paste(pilot, text)
            first = typed_lines(text).split("\n")[0]
            stands = typed(text).strip() if isinstance(field, PlainInput) else first
            assert field.value == stands, (field.value[:60], text[:60])
            assert_shown(pilot, field.value)
            field.value = ""
    return len(texts) * len(fields)


async def paste(pilot: Pilot[None], text: str) -> None:
    """Paste as a terminal does, into what has the focus."""
    pilot.app.post_message(events.Paste(text))
    await settled(pilot)


def assert_shown(pilot: Pilot[None], words: str) -> None:
    """The end of the words stands on the screen, and nothing there could act on a terminal."""
    shown = "\n".join(screen_lines(pilot.app))
    assert words[-6:].strip() in shown, f"{words[:60]}\n{shown}"
    assert not raw_in(shown), words[:60]
