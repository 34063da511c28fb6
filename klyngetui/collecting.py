"""When Python looks for objects that only refer to each other: seldom in a command, never while the screens start."""

from __future__ import annotations

import gc

OBJECTS_BETWEEN_LOOKS = 50_000
"""A command makes few cycles, and most commands end before so many objects are made."""


def seldom() -> None:
    """For a command: looking as often as Python does would be a tenth of a short one."""
    gc.set_threshold(OBJECTS_BETWEEN_LOOKS)


def not_yet() -> None:
    """For the start of the screens: nothing that is made there goes again, and there is much of it."""
    gc.disable()


def from_now_on() -> None:
    """Once the screens are there: look again, but not at what the start made, which stays."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
