"""What is read from calendar files: meetings proposed, and whatever could not be read."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from klyngetui.store.inbox import Entry

YEARS_BACK, YEARS_AHEAD = 3, 1
MOST_OF_A_SERIES = 1500
MOST_IN_ALL = 100_000


class Window(NamedTuple):
    """The days whose meetings are read, both included."""

    first: date
    last: date


class Skipped(NamedTuple):
    """An event that was not read, or not wholly: where it stands and why."""

    file: str
    line: int
    title: str
    why: str


class Series(NamedTuple):
    """What a file says of one UID: its meetings within the window, decided upon or not.

    `whole` means that the file holds the rule of the series, so that a meeting it no longer makes is gone;
    `called_off` that the file calls off all of it.
    """

    uid: str
    sequence: int
    stamp: str
    entries: tuple[Entry, ...]
    whole: bool
    called_off: bool


class CalendarsRead(NamedTuple):
    """Everything read from some files; `outside` counts meetings before or after the window."""

    series: tuple[Series, ...]
    skipped: tuple[Skipped, ...]
    outside: int
    window: Window


def window_around(today: date) -> Window:
    """From three years back to one year ahead."""
    return Window(today - timedelta(days=366 * YEARS_BACK), today + timedelta(days=366 * YEARS_AHEAD))
