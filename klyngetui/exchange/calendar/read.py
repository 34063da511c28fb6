"""Calendar files read into series of entries: whatever is bad is skipped and told, the rest goes on."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC
from typing import TYPE_CHECKING, Any

from klyngetui.exchange.calendar.blocks import Block, CalendarText, split
from klyngetui.exchange.calendar.event import plain, uid_of, without_broken
from klyngetui.exchange.calendar.proposal import MOST_IN_ALL, CalendarsRead, Series, Skipped, Window
from klyngetui.exchange.calendar.rules import repeats, unrepeated
from klyngetui.exchange.calendar.series import Made, Sorted, series_of
from klyngetui.exchange.calendar.zones import learn, zone_named
from klyngetui.exchange.encoding import encoding_of
from klyngetui.locale import _
from klyngetui.locale.os_words import os_words
from klyngetui.model.check import Invalid, Problem
from klyngetui.store.errors import LogError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import tzinfo
    from pathlib import Path

LARGEST = 100 * 1024**2
LONGEST_WHY = 200
ANSWERS = ("REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH")
"""Methods of the mails that people's calendars exchange; they know only of whoever wrote them."""


def read_calendars(
    files: Iterable[Path], timezone: str, window: Window, tick: Callable[[int], None] = lambda _done: None
) -> CalendarsRead:
    """Every meeting of the files within the window, in the cluster's time zone.

    `tick` is told the number of events looked at; an exception from it stops the work. Raises Invalid for a file that
    is no calendar, LogError for one that cannot be read or is larger than 100 MB.
    """
    import warnings

    reader = _Reader(zone_named(timezone) or UTC, window, tick)
    with warnings.catch_warnings():
        # What the libraries find odd is nothing the user could mend.
        warnings.simplefilter("ignore")
        for file in files:
            reader.read(file)
    return CalendarsRead(tuple(reader.series), tuple(reader.skipped), reader.outside, window)


class _Reader:
    def __init__(self, zone: tzinfo, window: Window, tick: Callable[[int], None]) -> None:
        self.zone = zone
        self.window = window
        self.tick = tick
        self.series: list[Series] = []
        self.skipped: list[Skipped] = []
        self.outside = 0
        self.found = 0
        self.looked_at = 0

    def read(self, file: Path) -> None:
        calendars = split(_text(file))
        if not calendars:
            raise Invalid([Problem("", _("{path} holds no calendar.").format(path=file))])
        for calendar in calendars:
            self._calendar(file.name, calendar)

    def _calendar(self, name: str, calendar: CalendarText) -> None:
        for line in calendar.broken:
            self._skip(name, line, "", _("is cut off, or longer than an event can be"))
        if calendar.properties.get("METHOD", "").upper() in ANSWERS:
            self._skip(name, 1, "", _("is an answer to an invitation, no calendar"))
            return
        learn(calendar.zones)
        # Parsed one series at a time: an event takes many times the room of its text.
        together: dict[str, list[Block]] = {}
        for block in calendar.events:
            together.setdefault(_said_uid(block), []).append(block)
        for blocks in together.values():
            events = [(block.line, event) for block in blocks if (event := self._event(name, block)) is not None]
            if events:
                self._series(name, calendar, events)

    def _event(self, name: str, block: Block) -> Any:
        from icalendar import Event

        self.looked_at += 1
        self.tick(self.looked_at)
        try:
            event: Any = Event.from_ical(block.text)
            broken = without_broken(event)
            title = plain(event.get("SUMMARY"))
        except Exception as error:  # the libraries raise anything on a broken event
            self._skip(name, block.line, "", _why(error))
            return None
        if "DTSTART" not in event:
            told = _("its start makes no sense") if "DTSTART" in broken else _("has no start")
            self._skip(name, block.line, title, told)
            return None
        if broken:
            self._skip(name, block.line, title, _("read without {names}").format(names=", ".join(broken)))
        return event

    def _series(self, name: str, calendar: CalendarText, events: list[tuple[int, Any]]) -> None:
        line, first = events[0]
        if self.found >= MOST_IN_ALL:
            told = _("more than {n} meetings in all; take the calendar in parts").format(n=MOST_IN_ALL)
            self._skip(name, line, plain(first.get("SUMMARY")), told)
            return
        notes: list[str] = []
        try:
            given = Sorted(uid_of(first), name, [event for _line, event in events], calendar.properties)
            made = self._made(given, notes)
        except Exception as error:  # the libraries raise anything on times that do not fit together
            self._skip(name, line, plain(first.get("SUMMARY")), _why(error))
            return
        for note in notes:
            self._skip(name, line, plain(first.get("SUMMARY")), note)
        self.outside += made.outside
        self.found += len(made.series.entries)
        self.series.append(made.series)

    def _made(self, given: Sorted, notes: list[str]) -> Made:
        try:
            return series_of(given, self, notes)
        except Exception as error:
            if not any(repeats(event) for event in given.events):
                raise
            notes[:] = [_("its rule of repetition makes no sense; only its first meeting was read"), _why(error)]
            for event in given.events:
                unrepeated(event)
            return series_of(given, self, [])

    def _skip(self, name: str, line: int, title: str, why: str) -> None:
        self.skipped.append(Skipped(name, line, title, why[:LONGEST_WHY]))


def _said_uid(block: Block) -> str:
    """What the event's line says, before it is parsed; an event without one goes by its start and title."""
    start_and_title = []
    for line in block.text.split("\r\n"):
        if line[:4].upper() in ("UID:", "UID;"):
            return line.partition(":")[2].strip()
        if line[:7].upper() in ("DTSTART", "SUMMARY"):
            start_and_title.append(line.partition(":")[2])
    return " ".join(["", *start_and_title])


def _text(file: Path) -> str:
    encoding = encoding_of(file, LARGEST)
    try:
        raw = file.read_bytes()
        if encoding == "cp1252":
            # Lines folded in the middle of a letter are no UTF-8 until they are joined.
            joined = raw.replace(b"\r\n ", b"").replace(b"\n ", b"")
            with suppress(UnicodeDecodeError):
                return joined.decode("utf-8-sig")
        return raw.decode(encoding, errors="replace")
    except OSError as error:
        why = os_words(error)
        raise LogError(_("{path} cannot be read: {why}").format(path=file, why=why)) from error
    except MemoryError as error:
        raise LogError(_("{path} is too large for this machine.").format(path=file)) from error


def _why(error: Exception) -> str:
    words = " ".join(str(error).split())
    return words if len(words) > 5 else f"{type(error).__name__}: {words}"
