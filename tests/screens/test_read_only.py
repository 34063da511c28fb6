"""Row 3 of docs/reliability.md on the screens: over a log that can only be read no key is offered that writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from klyngetui.app import KlyngeApp
from klyngetui.keys.table import SCREENS, TABLE
from klyngetui.screens.palette import Commands
from klyngetui.store.log import open_log
from klyngetui.widgets.fitting_footer import FittingFooter
from tests.screens.logs import settled, text
from tests.screens.steps import WIDE, go

WRITING = {row.label for row in TABLE if row.writes} - {row.label for row in TABLE if not row.writes}


@pytest.mark.parametrize("name", [name for _key, name, _label, _tip in SCREENS])
async def test_row_03_footer_and_palette_offer_nothing_that_writes(path: Path, name: str) -> None:
    app = KlyngeApp(path, open_log(path, write=False))
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        app.show(name)
        await settled(pilot)
        footer = str(app.screen.query_one(FittingFooter).render())
        assert not [label for label in WRITING if f" {label} " in footer]
        assert "Help" in footer
        offered = {row.title for row, _own in Commands(app.screen)._rows()}
        assert not offered & WRITING
        assert {"Search", "Help", "Quit"} <= offered


async def test_row_03_a_key_that_writes_still_answers(path: Path) -> None:
    app = KlyngeApp(path, open_log(path, write=False))
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        for key in "aux":
            await go(pilot, "1", "2", key)
            assert "nothing was written" in text(pilot), key


async def test_a_log_that_can_be_written_offers_its_keys(path: Path) -> None:
    app = KlyngeApp(path, open_log(path))
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert "Add" in text(pilot).splitlines()[-1]
        assert "Undo" in {row.title for row, _own in Commands(app.screen)._rows()}


async def test_row_03_the_help_tells_no_key_that_writes(path: Path) -> None:
    app = KlyngeApp(path, open_log(path, write=False))
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await go(pilot, "5", "?")
        told = str(app.screen.query_one("HelpPanel > Static").render())
        assert "this log can only be read" in text(pilot)
        assert "Search" in told
        assert not [tip for tip in ("Log a meeting", "Take back the last action", "Add a group") if tip in told]
