"""Texts that would break a screen or act on a terminal if they came through as they are."""

from __future__ import annotations

from textual.app import App
from textual.pilot import Pilot
from textual.strip import Strip

TEXTS = (
    "[/foo]",
    "[/",
    "trailing \\",
    "[@click=app.quit]x[/]",
    "list[int] :smile: [b]",
    "\x1b]52;c;cHduZWQ=\x07",
    "\x1b[2J\x1b[31m\x9b31m",
    "Fjord\u202eglimt\u2066\u200b",
    "👩‍👩‍👧‍👦 ❤️ 🇳🇴",
    "日本語 e\u0301",
    "a\x00b\tc\r\nd",
    "\ud800",
    "x" * 20_000,
    "",
)

FORBIDDEN = {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))} | set("\u202e\u2066\u200b\u200d\ud800")


def screen_lines(app: App[object]) -> list[str]:
    """What stands on the screen, line by line."""
    return ["".join(segment.text for segment in strip) for strip in _strips(app)]


def _strips(app: App[object]) -> list[Strip]:
    return app.screen._compositor.render_strips()


async def assert_harmless(pilot: Pilot[object]) -> None:
    """Nothing on the screen could act on a terminal, and every line has the screen's width."""
    await pilot.pause()
    for strip, line in zip(_strips(pilot.app), screen_lines(pilot.app), strict=True):
        assert not FORBIDDEN & set(line), repr(line)
        assert strip.cell_length == pilot.app.size.width
