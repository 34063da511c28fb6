"""The time of day: `14:30`, `kl 14`, `kl. 9`, `kl 14.30`, `kl14`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from klyngetui.capture import words as w
from klyngetui.capture.problems import CaptureError
from klyngetui.locale import _

if TYPE_CHECKING:
    from collections.abc import Sequence


class TimeRead(NamedTuple):
    """A time as `HH:MM` read from the first `used` words, or, with `time` None, what is wrong with them."""

    time: str | None
    used: int
    problem: str = ""


def parse_time(words: Sequence[str]) -> TimeRead | None:
    """The time the words begin with, what is wrong with it, or None for no time at all."""
    if not words:
        return None
    first = w.fold(words[0])
    if first.rstrip(".") in w.CLOCK_WORDS:
        if len(words) > 1 and words[1][:1].isdigit():
            return _checked(words[1], words[1].replace(".", ":"), 2)
        return None
    if first.startswith("kl") and first[2:].lstrip(".")[:1].isdigit():
        clock = first[2:].lstrip(".")
        return _checked(clock, clock.replace(".", ":"), 1)
    hour, colon, minute = first.partition(":")
    if colon and w.is_number(hour, 2) and w.is_number(minute, 2):
        return _checked(first, first, 1)
    return None


def parse_time_text(text: str) -> str:
    """The time a whole text says, as `HH:MM`; a bare hour will do.

    Raises CaptureError, in the user's words, where it is no time or an impossible one.
    """
    given = text.split()
    if len(given) == 1 and given[0][:1].isdigit():
        given.insert(0, "kl")
    found = parse_time(given)
    if found is not None and found.time is not None and found.used == len(given):
        return found.time
    if found is not None and found.problem:
        raise CaptureError(found.problem)
    raise CaptureError(_("“{text}” is not a time: write 14:30 or kl 14").format(text=text.strip()))


def _checked(said: str, clock: str, used: int) -> TimeRead:
    hour, colon, minute = clock.partition(":")
    if not colon and w.is_number(hour) and len(hour) == 4:
        hour, minute = hour[:2], hour[2:]
    elif not colon:
        minute = "00"
    digits = w.is_number(hour, 2) and len(minute) == 2 and w.is_number(minute)
    if digits and int(hour) < 24 and int(minute) < 60:
        return TimeRead(f"{int(hour):02}:{minute}", used)
    return TimeRead(None, used, _("there is no time “{said}”: write 14:30 or kl 14").format(said=said))
