"""Which of many windows hold a day, asked of many at once and with few questions to the log."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Days = Callable[[list[int], str], dict[int, str]]


class Window(NamedTuple):
    """First day and L of a window, as text."""

    start: str
    last: str


class Span(NamedTuple):
    """The windows from one place up to another, not included, hold a day of this one."""

    key: int
    place: int
    stop: int


def holding(windows: Sequence[Window], keys: Iterable[int], last_until: Days, first_after: Days) -> Iterator[Span]:
    """For each key the windows that hold a day of its own; the starts of the windows and their last days must rise.

    `last_until(keys, day)` gives for each key its last day up to that one, `first_after` the first one after it. A day
    found answers for every later window that begins on or before it: twelve windows of a year take one question.
    """
    starts, lasts = [window.start for window in windows], [window.last for window in windows]
    waiting: dict[int, list[int]] = {0: list(keys)}
    for place, window in enumerate(windows):
        here = waiting.pop(place, [])
        if not here:
            continue
        found = last_until(here, window.last)
        for key, day in found.items():
            if day >= window.start:
                stop = bisect_right(starts, day)
                waiting.setdefault(stop, []).append(key)
                yield Span(key, place, stop)
        without = [key for key in here if found.get(key, "") < window.start]
        for key, day in first_after(without, window.last).items() if without else ():
            waiting.setdefault(bisect_left(lasts, day), []).append(key)
