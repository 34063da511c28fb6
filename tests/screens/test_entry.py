"""An entry on a screen of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from klyngetui.screens.entry.screen import EntryScreen
from tests.screens.logs import opened, settled, text
from tests.screens.steps import go


@pytest.mark.parametrize(("entity", "offered"), [("activity", True), ("story", False)])
async def test_only_an_activity_is_held_or_cancelled(path: Path, entity: str, offered: bool) -> None:
    async with opened(path, (160, 45)) as (app, pilot):
        (kept,) = app.desk.log.cabinet.load(entity)
        app.push_screen(EntryScreen(kept.record["id"]))
        await settled(pilot)
        footer = text(pilot).splitlines()[-1]
        assert ("Held" in footer, "Cancelled" in footer, "Edit" in footer) == (offered, offered, True)
        await go(pilot, "x")
        assert ("nothing here to use it on" in text(pilot)) is not offered
