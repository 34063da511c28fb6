"""What nobody asked for is said where it hides nothing."""

from __future__ import annotations

from pathlib import Path

from tests.screens.logs import opened, text
from tests.screens.steps import go

NOTE = "No copy was made."


async def test_a_note_waits_for_the_next_screen_while_an_effect_is_told(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await go(pilot, "a", *"fjord:kari", "enter")
        app.note(NOTE)
        await pilot.pause()
        assert "Saved" in text(pilot)
        assert NOTE not in text(pilot)
        await go(pilot, "2")
        assert NOTE in text(pilot)
        await go(pilot, "1")
        assert NOTE not in text(pilot)


async def test_a_note_is_said_at_once_where_nothing_else_is(path: Path) -> None:
    async with opened(path) as (app, pilot):
        await go(pilot, "2")
        app.note(NOTE)
        await pilot.pause()
        assert NOTE in text(pilot)
