"""The copy of the day, made beside the work a little after Home is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui import clock
from klyngetui.store.trouble import TROUBLE, trouble_words

if TYPE_CHECKING:
    from pathlib import Path

    from klyngetui.preferences import Preferences
    from klyngetui.screens.switching import Switching

SECONDS_AFTER_HOME = 2.0
"""Long enough that nobody's first key has to share the machine with it."""


def copy_later(app: Switching, path: Path, preferences: Preferences) -> None:
    """Make the copy in a thread of its own; only what hinders it is told."""

    def copy() -> None:
        problem = _copy(path, preferences)
        if problem and app.is_running:
            app.call_from_thread(app.tell, problem, "warn")

    def begin() -> None:
        app.run_worker(copy, thread=True, exit_on_error=False, group="copy")

    app.set_timer(SECONDS_AFTER_HOME, begin)


def _copy(path: Path, preferences: Preferences) -> str:
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
            rotate(log, folder, keep, today, lambda one: figures(one, clock.today(one.cluster["timezone"])))
    except TROUBLE as error:
        return trouble_words(error)
    return ""
