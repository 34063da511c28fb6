"""Every hostile text through every form, the capture bar and the fields that stand alone, a process for each core."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path

from textual.widgets import Input

from klyngetui.screens.forms.form import Form
from tests.faults import fields, lines
from tests.faults.every_form import FORMS, log_of_forms
from tests.faults.hostile import texts
from tests.faults.walk import WALK, log_of_words, walk_home, walk_to
from tests.idle import ask_the_loop
from tests.screens.logs import opened
from tests.screens.rich import rich

TALL = (80, 100)
"""So high that every field of a form is in sight."""
LINE = "the capture bar"
ALONE = "fields that stand alone"


def typed_in(folder: Path, seed: int, count: int | None) -> int:
    """How many texts were typed or pasted, each shown as typed and kept clean; KLYNGETUI_TODAY must be set."""
    folder.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        parts = (LINE, ALONE, *FORMS)
        return sum(pool.map(_part, repeat(folder), parts, repeat(texts(seed, count))))


def _part(folder: Path, part: str, some: Sequence[str]) -> int:
    ask_the_loop()
    path = folder / f"{part}.db"
    return asyncio.run({LINE: _line, ALONE: _alone}.get(part, partial(_form, part))(path, some))


async def _form(name: str, path: Path, some: Sequence[str]) -> int:
    async with opened(log_of_forms(path), TALL) as (app, pilot):
        return await fields.fill(pilot, app, name, some)


async def _line(path: Path, some: Sequence[str]) -> int:
    async with opened(rich(path)) as (app, pilot):
        return await lines.capture(pilot, app, some)


async def _alone(path: Path, some: Sequence[str]) -> int:
    tried = 0
    async with opened(log_of_words(path)) as (app, pilot):
        for step in WALK:
            await walk_to(pilot, app, step)
            if app.screen.query(Input) and not isinstance(app.screen, Form):
                tried += await lines.alone(pilot, app, some)
            await walk_home(pilot, app)
    return tried
