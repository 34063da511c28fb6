"""Going through the screens by keys, and what is read there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from klyngetui.store.log import open_log
from klyngetui.widgets.paged import PagedList
from tests.screens.logs import settled, text

WIDE = (160, 45)


async def go(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one by one, what each sets off being done before the next; letters of a field set nothing off."""
    for key in keys:
        typing = isinstance(pilot.app.focused, Input | TextArea) and (len(key) == 1 or key == "space")
        await pilot.press(key)
        if typing:
            continue
        await settled(pilot)
        while getattr(pilot.app.screen, "counting", False):
            await settled(pilot)
        await pilot.pause()


def shown(pilot: Pilot[None]) -> list[str]:
    """The names in the list, in order."""
    paged = pilot.app.screen.query_one(PagedList)
    return [row.cells[0] for row in paged.window.rows]


def line_of(pilot: Pilot[None], name: str) -> str:
    return next(line for line in text(pilot).splitlines() if name in line)


def record(path: Path, name: str, entity: str = "participant") -> dict[str, Any]:
    """The record of that name or title, as the log holds it."""
    called = "title" if entity == "story" else "name"
    with open_log(path, write=False) as log:
        return next(kept.record for kept in log.cabinet.load(entity) if kept.record[called] == name)


def letters(words: str) -> list[str]:
    """The keys that type some words."""
    named = {" ": "space", ",": "comma", ".": "full_stop"}
    return [named.get(letter, letter) for letter in words]
