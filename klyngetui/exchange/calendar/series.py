"""The events that share a UID, worked out into the meetings of a window."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from klyngetui.exchange.calendar.event import entry_of, plain, recurrence_of, stamp_of, whole_number
from klyngetui.exchange.calendar.proposal import MOST_OF_A_SERIES, Series, Window
from klyngetui.exchange.calendar.rules import repeats, tamed
from klyngetui.locale import _

if TYPE_CHECKING:
    from datetime import tzinfo

    from klyngetui.store.inbox import Entry


class Place(Protocol):
    """Where the cluster is, and the days that are read."""

    zone: tzinfo
    window: Window


class Sorted(NamedTuple):
    """The events of one UID in one calendar of a file, and the calendar's own properties."""

    uid: str
    file: str
    events: list[Any]
    properties: dict[str, str]


class Made(NamedTuple):
    """A series, and how many of its meetings lie outside the window."""

    series: Series
    outside: int


def series_of(given: Sorted, place: Place, notes: list[str]) -> Made:
    """The meetings of the events; what was not taken as it stands is added to `notes`.

    Raises whatever the libraries raise for rules and times that make no sense.
    """
    taming = [why for event in given.events if (why := tamed(event))]
    notes += [*dict.fromkeys(taming), *_unknown_zones(given.events)]
    events = _in_its_own_zone(given)
    off = given.properties.get("METHOD", "").upper() == "CANCEL"
    whole = any(repeats(event) for event in events)
    occurrences = _occurrences(events, place.window) if whole else events
    newest: dict[str, Entry] = {}
    outside = 0
    for event in occurrences:
        recurrence = recurrence_of(event)
        entry = entry_of(
            event, place.zone, given.uid, recurrence, series=whole or bool(recurrence), file=given.file, called_off=off
        )
        if not place.window.first.isoformat() <= entry.day <= place.window.last.isoformat():
            outside += 1
        elif recurrence not in newest or _age(newest[recurrence]) <= _age(entry):
            newest[recurrence] = entry
    kept = sorted(newest.values(), key=lambda entry: (entry.day, entry.time or ""))
    capped = len(kept) > MOST_OF_A_SERIES
    if capped:
        notes.append(_("makes {n} meetings; the first {most} were read").format(n=len(kept), most=MOST_OF_A_SERIES))
    main = [event for event in given.events if not recurrence_of(event)]
    head = max(main or given.events, key=lambda event: whole_number(event.get("SEQUENCE")))
    return Made(
        Series(
            given.uid,
            max(whole_number(event.get("SEQUENCE")) for event in given.events),
            stamp_of(head),
            _shared(kept[:MOST_OF_A_SERIES]),
            whole and not capped and not taming,
            bool(main) and (off or plain(head.get("STATUS")).upper() == "CANCELLED"),
        ),
        outside,
    )


def _occurrences(events: list[Any], window: Window) -> list[Any]:
    import recurring_ical_events
    from icalendar import Calendar

    calendar: Any = Calendar()
    for event in events:
        calendar.add_component(event)
    # A day to each side, for the times that are another day in their own zone.
    start, stop = window.first - timedelta(days=1), window.last + timedelta(days=2)
    found = recurring_ical_events.of(calendar, skip_bad_series=False).between(start, stop)
    # Moved into the window or out of it, an exception is always looked at by the day it stands on now.
    seen = {recurrence_of(event) for event in found}
    moved = [event for event in events if (which := recurrence_of(event)) and which not in seen]
    return [*found, *moved]


def _in_its_own_zone(given: Sorted) -> list[Any]:
    """Google writes series in UTC and tells their zone in X-WR-TIMEZONE: without it they shift with summer time."""
    name = given.properties.get("X-WR-TIMEZONE", "")
    if not name:
        return given.events
    from icalendar import Calendar
    from x_wr_timezone import to_standard

    from klyngetui.exchange.calendar.zones import zone_named

    zone = zone_named(name)
    if zone is None:
        return given.events
    calendar: Any = Calendar()
    for event in given.events:
        calendar.add_component(event)
    return list(to_standard(calendar, timezone=zone).walk("VEVENT"))


def _unknown_zones(events: list[Any]) -> list[str]:
    names = []
    for event in events:
        start = event["DTSTART"]
        name = getattr(start, "params", {}).get("TZID")
        if name and isinstance(start.dt, datetime) and start.dt.tzinfo is None:
            names.append(plain(name))
    told = _("its time zone “{name}” is not known; its times were taken as local")
    return [told.format(name=name) for name in dict.fromkeys(names)]


def _age(entry: Entry) -> tuple[int, str]:
    return entry.sequence, entry.stamp


def _shared(entries: list[Entry]) -> tuple[Entry, ...]:
    """Equal lists of the invited are kept once: a series may have a thousand meetings."""
    known: dict[Any, Any] = {}
    return tuple(entry._replace(invited=known.setdefault(entry.invited, entry.invited)) for entry in entries)
