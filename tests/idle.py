"""When an app in a test has done what it was asked: the event loop is asked, where Textual sleeps to find out.

Textual's pilot sleeps twenty milliseconds after everything it does, and again for as long as the processor was busy
meanwhile: most of a test's time. What an app may still do by itself within them stands in the queue of its event loop.
"""

from __future__ import annotations

import asyncio
from typing import Any

import textual.app
import textual.pilot
import textual.screen
from textual._context import active_app
from textual._wait import SLEEP_GRANULARITY, wait_for_idle

SECONDS_BETWEEN_PAINTS = 1 / 500
"""Textual's sixtieth of a second would be slept away at every change of a screen."""
QUIET_ROUNDS = 3
"""How often the loop looks for what came from outside before nothing is taken to be there."""


def ask_the_loop() -> None:
    """Let every pilot of this process ask the event loop instead of sleeping."""
    for module in (textual.app, textual.pilot):
        module.wait_for_idle = idle  # type: ignore[attr-defined]
    textual.screen.UPDATE_PERIOD = SECONDS_BETWEEN_PAINTS  # type: ignore[misc]


async def idle(min_sleep: float = SLEEP_GRANULARITY, max_sleep: float = 1) -> None:
    """Return once nothing waits and no timer ends within the time Textual would have slept.

    What is being written is waited for. Where another worker is not done, its thread tells the loop when it likes:
    Textual's own way is waited too.
    """
    app = active_app.get(None)
    end = asyncio.get_running_loop().time() + max_sleep
    await _nothing_to_do(max_sleep)
    while getattr(app, "writing", False) and asyncio.get_running_loop().time() < end:
        await asyncio.sleep(SECONDS_BETWEEN_PAINTS)
        await _nothing_to_do(max_sleep)
    if app is not None and not all(worker.is_finished for worker in app.workers):
        await wait_for_idle(min_sleep, max_sleep)


async def _nothing_to_do(max_sleep: float) -> None:
    # The loop's queues are not public, but the same in every Python there is.
    loop: Any = asyncio.get_running_loop()
    end = loop.time() + max_sleep
    quiet = 0
    while quiet < QUIET_ROUNDS and loop.time() < end:
        await asyncio.sleep(0)
        now = loop.time()
        soon = [
            timer.when()
            for timer in loop._scheduled
            if not timer.cancelled() and timer.when() < now + SLEEP_GRANULARITY
        ]
        if loop._ready or soon:
            quiet = 0
            await asyncio.sleep(0 if loop._ready else max(0, min(soon) - now))
        else:
            quiet += 1
