"""The copy of the day, made beside the work a little after Home is there."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from threading import get_native_id
from typing import TYPE_CHECKING

from klyngetui import clock
from klyngetui.locale import _
from klyngetui.store.errors import Stopped
from klyngetui.store.trouble import TROUBLE, is_locked, trouble_words

if TYPE_CHECKING:
    from pathlib import Path

    from klyngetui.preferences import Preferences
    from klyngetui.screens.switching import Switching
    from klyngetui.store.tick import Tick

SECONDS_AFTER_HOME = 2.0
"""Long enough that nobody's first key has to share the machine with it."""

LEAST_URGENT = 19
"""The niceness of the copy: at a million entries it works for a minute, and a key must not wait for it."""


def copy_later(app: Switching, path: Path, preferences: Preferences) -> None:
    """Make the copy in a thread of its own; only what hinders it is told. Leaving stops it: the next start makes it."""

    def stop_at_the_end(_done: int, _of: int | None = None) -> None:
        if not app.is_running:
            raise Stopped

    def copy() -> None:
        from concurrent.futures import ThreadPoolExecutor

        # A thread that stepped back stays behind, and the worker's own serves others later.
        with ThreadPoolExecutor(1, initializer=_step_back) as beside:
            problem = beside.submit(_copy, path, preferences, stop_at_the_end).result()
        if problem and app.is_running:
            app.call_from_thread(app.note, problem)

    def begin() -> None:
        app.run_worker(copy, thread=True, exit_on_error=False, group="copy")

    app.set_timer(SECONDS_AFTER_HOME, begin)


def _step_back() -> None:
    """Let everything else go before this thread, where the system can tell threads apart."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, get_native_id(), LEAST_URGENT)


def _copy(path: Path, preferences: Preferences, tick: Tick) -> str:
    """The copy, read through a connection of its own; returns what hindered it, in words."""
    from klyngetui.indicators.figures import figures
    from klyngetui.store.log import open_log
    from klyngetui.store.rotation import DEFAULT, is_passing, keep_from, rotate

    if is_passing(path):
        return ""
    today = clock.now().astimezone().date()
    try:
        folder = preferences.copies_folder()
        with open_log(path, write=False) as log:
            keep = keep_from(preferences.backups) or DEFAULT
            rotate(log, folder, keep, today, lambda one: figures(one, clock.today(one.cluster["timezone"])), tick)
    except TROUBLE as error:
        if is_locked(error):
            return _("No copy of the day was made: another program is using the log. The next start makes it.")
        return trouble_words(error)
    return ""
