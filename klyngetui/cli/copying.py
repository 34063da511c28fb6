"""The copy that a command which wrote to the log makes once a day."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

from klyngetui import clock
from klyngetui.cli.output import say
from klyngetui.store.copy_names import BY_ITSELF, mark_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from klyngetui.preferences import Preferences
    from klyngetui.store.log import Log

LARGEST = 16 << 20
"""A larger log takes seconds to copy and recount: the screens do that beside the work, a command leaves it to them."""


def copy_of_the_day(log: Log, preferences: Preferences, folder_of: Callable[[], Path]) -> None:
    """Copy the log where no copy of today is there yet; one line says what hindered it."""
    from klyngetui.paths import NoHome
    from klyngetui.store.trouble import TROUBLE, trouble_words

    try:
        folder = folder_of()
        if _copied_today(log, folder) or log.path.stat().st_size > LARGEST:
            return
        from klyngetui.cli.keep import recount
        from klyngetui.store.rotation import DEFAULT, is_passing, keep_from, rotate

        if not is_passing(log.path):
            rotate(log, folder, keep_from(preferences.backups) or DEFAULT, _day(), recount)
    except NoHome:
        return  # where there is no home there is no folder for copies unless the settings name one
    except TROUBLE as error:
        say(trouble_words(error))


def _day() -> date:
    return clock.now().astimezone().date()


def _copied_today(log: Log, folder: Path) -> bool:
    """A look at the names alone, which costs next to nothing."""
    begins = f"{log.path.stem}-{_day():%Y%m%d}-"
    behind = BY_ITSELF + mark_of(log)
    try:
        return any(entry.name.startswith(begins) and behind in entry.name for entry in os.scandir(folder))
    except FileNotFoundError:
        return False
