"""Row 4 of docs/reliability.md for single keys: a log in use is told soon, and the screen does not stand still."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from klyngetui.store.log import open_log
from tests.screens.logs import opened, text
from tests.screens.steps import go

SOON = 4.0
"""Seconds; a command waits five before it says a word."""


@pytest.mark.parametrize("keys", [("x",), ("d",), ("u",)])
async def test_row_04_a_key_is_answered_soon_and_works_once_the_log_is_free(path: Path, keys: tuple[str]) -> None:
    async with opened(path) as (app, pilot):
        await go(pilot, "2", "a", *"fjord:kari", "enter", "g")
        before = app.desk.log.version()[1]
        with open_log(path) as other:
            other.connection.execute("BEGIN IMMEDIATE")
            began = time.monotonic()
            await go(pilot, *keys)
            assert time.monotonic() - began < SOON
            assert "in use by another program" in " ".join(text(pilot).split())
            other.connection.execute("ROLLBACK")
        assert app.desk.log.version()[1] == before
        await go(pilot, *keys)
        assert app.desk.log.version()[1] > before
