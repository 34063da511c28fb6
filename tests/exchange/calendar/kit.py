"""Calendars for tests: the real-looking exports beside this file, and small ones written on the spot."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from klyngetui.exchange.calendar.proposal import CalendarsRead, window_around
from klyngetui.exchange.calendar.read import read_calendars
from klyngetui.exchange.calendar.take_in import Taken, take_in
from klyngetui.store import inbox

if TYPE_CHECKING:
    from klyngetui.store.inbox import Entry
    from klyngetui.store.log import Log

FILES = Path(__file__).with_name("files")
TODAY = date(2026, 11, 23)
INVITED = "ATTENDEE;CN=Kari Vik;PARTSTAT=ACCEPTED:mailto:kari@fjordglimt.example"


def read(*files: Path | str, timezone: str = "Europe/Oslo") -> CalendarsRead:
    """The meetings of files; a bare name is one of the exports beside this file."""
    return read_calendars(
        [FILES / f"{one}.ics" if isinstance(one, str) else one for one in files], timezone, window_around(TODAY)
    )


def take(log: Log, *files: Path | str, **options: Any) -> Taken:
    """Take calendars into the inbox."""
    return take_in(log, read(*files), TODAY, **options)


def event(*lines: str, uid: str = "m1", start: str = "DTSTART:20261112T090000", invited: str = INVITED) -> str:
    """One event at which Kari of Fjordglimt is invited."""
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", start, "SUMMARY:Møte", invited, *lines, "END:VEVENT"])


def calendar(folder: Path, *events: str, head: str = "", name: str = "kalender.ics") -> Path:
    """A calendar of these events as a file."""
    path = folder / name
    begun = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//", *([head] if head else [])]
    path.write_bytes(("\r\n".join([*begun, *events, "END:VCALENDAR", ""])).encode())
    return path


def waiting(log: Log) -> dict[str, Entry]:
    """What waits, by day and title."""
    return {f"{one.day} {one.title}": one for one in inbox.waiting(log, TODAY)}


def days(found: CalendarsRead) -> list[tuple[str, str | None]]:
    """Day and time of everything read."""
    return sorted((one.day, one.time) for series in found.series for one in series.entries)
