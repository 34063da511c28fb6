"""A calendar file taken apart by its lines, so that one bad event cannot spoil its neighbours.

Only the properties that are read are kept: what lies in attachments, descriptions and alarms is never looked at, and a
broken line is passed over.
"""

from __future__ import annotations

from typing import NamedTuple

READ = (
    *("UID", "RECURRENCE-ID", "SEQUENCE", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "SUMMARY"),
    *("LOCATION", "ATTENDEE", "ORGANIZER", "STATUS", "CLASS", "CATEGORIES", "LAST-MODIFIED", "DTSTAMP"),
    *("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGCONFLINK"),
)
TIGHT = ("RRULE",)
"""Written with blanks by some programs, which stand for nothing there."""
LONGEST_EVENT = 2_000_000


class Block(NamedTuple):
    """One component's own lines that are read, and where in the file it begins."""

    line: int
    text: str


class CalendarText(NamedTuple):
    """One VCALENDAR of a file; `broken` are the lines of events that never end or are too long."""

    properties: dict[str, str]
    zones: list[Block]
    events: list[Block]
    broken: list[int]


def split(text: str) -> list[CalendarText]:
    """The calendars in the text, none where it is no calendar; events outside of any make one of their own."""
    reader = _Reader()
    for number, line in enumerate(_lines(text), 1):
        reader.take(number, line)
    reader.give_up()
    return reader.calendars


def _lines(text: str) -> list[str]:
    # Only these end a line of a calendar; splitlines() knows others that stand in titles.
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


class _Reader:
    def __init__(self) -> None:
        self.calendars: list[CalendarText] = []
        self.component = ""
        self.begun = 0
        self.inner: list[str] = []
        self.kept: list[str] = []
        self.size = 0
        self.keeps_next = False
        self.tight = False

    @property
    def calendar(self) -> CalendarText:
        if not self.calendars:
            self.calendars.append(CalendarText({}, [], [], []))
        return self.calendars[-1]

    def take(self, number: int, line: str) -> None:
        first = line[:1]
        if first in "Bb" and line[:6].upper() == "BEGIN:":
            self._begin(number, line[6:].strip().upper())
        elif first in "Ee" and line[:4].upper() == "END:":
            self._end(line[4:].strip().upper())
        elif self.component:
            self._property(line)
        elif line[:1] not in (" ", "\t"):
            name, colon, value = line.partition(":")
            if colon and self.calendars and name.upper() in ("METHOD", "X-WR-TIMEZONE"):
                self.calendar.properties[name.upper()] = value.strip()

    def give_up(self) -> None:
        """What was begun is never ended."""
        if self.component == "VEVENT":
            self.calendar.broken.append(self.begun)
        self.component = ""

    def _begin(self, number: int, name: str) -> None:
        if name in ("VCALENDAR", "VEVENT", "VTIMEZONE"):
            self.give_up()
        if name == "VCALENDAR":
            self.calendars.append(CalendarText({}, [], [], []))
        elif name in ("VEVENT", "VTIMEZONE"):
            self.component, self.begun, self.inner, self.kept = name, number, [], []
            self.size, self.keeps_next = 0, False
        elif self.component:
            self.inner.append(name)
            if self.component == "VTIMEZONE":
                self.kept.append(f"BEGIN:{name}")

    def _end(self, name: str) -> None:
        if name == self.component and self.component:
            self._close()
        elif self.inner and name in self.inner:
            del self.inner[self.inner.index(name) :]
            self.keeps_next = False
            if self.component == "VTIMEZONE":
                self.kept.append(f"END:{name}")

    def _close(self) -> None:
        text = "\r\n".join([f"BEGIN:{self.component}", *self.kept, f"END:{self.component}", ""])
        if self.component == "VTIMEZONE":
            self.calendar.zones.append(Block(self.begun, text))
        elif self.size > LONGEST_EVENT:
            self.calendar.broken.append(self.begun)
        else:
            self.calendar.events.append(Block(self.begun, text))
        self.component = ""

    def _property(self, line: str) -> None:
        if line[:1] in (" ", "\t"):
            if self.keeps_next and self.kept and self.size <= LONGEST_EVENT:
                more = line[1:]
                self.kept[-1] += more.strip() if self.tight else more
                self.size += len(line)
            return
        name = line.partition(":")[0].partition(";")[0].upper()
        self.keeps_next = bool(line.strip()) and (self.component == "VTIMEZONE" or (name in READ and not self.inner))
        self.tight = name in TIGHT
        if self.keeps_next and self.size <= LONGEST_EVENT:
            self.kept.append(line.replace(" ", "") if self.tight else line)
            self.size += len(line)
