"""Every hostile text through every form, the capture bar and the fields that stand alone, one after the other."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual.widgets import Input

from klyngetui.screens.form import Form
from tests.faults import fields, lines
from tests.faults.every_form import FORMS, log_of_forms
from tests.faults.hostile import texts
from tests.faults.walk import WALK, log_of_words, walk_home, walk_to
from tests.screens.logs import opened
from tests.screens.rich import rich

TALL = (80, 100)
"""So high that every field of a form is in sight."""


def typed_in(folder: Path, seed: int, count: int | None) -> int:
    """How many texts were typed or pasted, each shown as typed and kept clean; KLYNGETUI_TODAY must be set."""
    folder.mkdir(parents=True, exist_ok=True)
    return asyncio.run(_typed_in(folder, texts(seed, count)))


async def _typed_in(folder: Path, some: list[str]) -> int:
    tried = 0
    for name in FORMS:
        async with opened(log_of_forms(folder / f"{name}.db"), TALL) as (app, pilot):
            tried += await fields.fill(pilot, app, name, some)
    async with opened(rich(folder / "line.db")) as (app, pilot):
        tried += await lines.capture(pilot, app, some)
    async with opened(log_of_words(folder / "words.db")) as (app, pilot):
        for step in WALK:
            await walk_to(pilot, app, step)
            if app.screen.query(Input) and not isinstance(app.screen, Form):
                tried += await lines.alone(pilot, app, some)
            await walk_home(pilot, app)
    return tried
