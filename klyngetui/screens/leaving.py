"""The screens end with their terminal, also where no signal says that it is gone: under nohup, for instance."""

from __future__ import annotations

import os
import sys

from klyngetui.screens.failing import Failing

SECONDS_BETWEEN_LOOKS = 1.0


class Leaving(Failing):
    """An app that ends once its terminal is gone; Textual would read from it for ever, as fast as the machine can."""

    def on_load(self) -> None:
        """Look after the terminal there is, if any."""
        terminal = _terminal()

        def look() -> None:
            if terminal is not None and not os.isatty(terminal):
                self.exit()

        self.set_interval(SECONDS_BETWEEN_LOOKS, look)


def _terminal() -> int | None:
    """What keys come from, where that is a terminal."""
    try:
        found = sys.__stdin__.fileno() if sys.__stdin__ else -1
    except (OSError, ValueError):
        return None
    return found if os.isatty(found) else None
