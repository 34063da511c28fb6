"""One event of a calendar as an entry for the inbox."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from klyngetui.exchange.calendar.domains import address_of
from klyngetui.exchange.calendar.zones import identity_of, local_day, minutes_between
from klyngetui.model.text import clean
from klyngetui.store.inbox import Entry, Invited

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

LONGEST_TITLE, LONGEST_NAME, LONGEST_UID = 500, 200, 255
MOST_INVITED = 500
NO_PEOPLE = ("ROOM", "RESOURCE", "GROUP")
ANSWERS = {"ACCEPTED": "accepted", "DECLINED": "declined", "TENTATIVE": "tentative"}
CALLED_OFF = ("canceled:", "cancelled:", "avlyst:")
ONLINE = ("teams", "zoom", "meet.google", "webex", "skype", "whereby", "https://")
LINKS = ("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGCONFLINK")
MOMENTS = ("DTSTART", "DTEND", "RECURRENCE-ID", "LAST-MODIFIED", "DTSTAMP")
PHONES = ("telefon", "tlf", "phone")


def entry_of(
    event: Any, zone: tzinfo, uid: str, recurrence: str, *, series: bool, file: str, called_off: bool
) -> Entry:
    """The entry an event makes in the series of that UID; raises what the library raises for a start of no use."""
    start = event["DTSTART"].dt
    day, time = local_day(start, zone)
    title = plain(event.get("SUMMARY"), LONGEST_TITLE)
    location = plain(event.get("LOCATION"), LONGEST_TITLE)
    off = called_off or plain(event.get("STATUS")).upper() == "CANCELLED" or title.lower().startswith(CALLED_OFF)
    return Entry(
        uid,
        recurrence,
        whole_number(event.get("SEQUENCE")),
        stamp_of(event),
        day.isoformat(),
        time,
        title,
        minutes=minutes_between(start, _end(event, start)),
        location=location,
        mode=_mode(location, any(event.get(name) for name in LINKS)),
        invited=_invited(event),
        categories=_categories(event),
        series=series,
        private=plain(event.get("CLASS")).upper() in ("PRIVATE", "CONFIDENTIAL"),
        cancelled=off,
        file=file,
    )


def without_broken(event: Any) -> list[str]:
    """Take away the properties that cannot be read, and those that are empty; returns the names of the former."""
    broken = []
    for name in list(event):
        value = event[name]
        values = value if isinstance(value, list) else [value]
        if name in MOMENTS:
            fine = len(values) == 1 and isinstance(_moment(values[0]), date)
        else:
            fine = not any(type(one).__name__.startswith("vBroken") for one in values)
        empty = not value and name in ("RRULE", "RDATE", "EXDATE")
        if not fine and not empty and name != "DTSTAMP" and str(values[0]).strip():
            broken.append(str(name))
        if not fine or empty:
            del event[name]
    return broken


def _moment(value: Any) -> Any:
    return None if type(value).__name__.startswith("vBroken") else getattr(value, "dt", None)


def uid_of(event: Any) -> str:
    """The event's UID; one made of its start and title where it has none, a digest of one that is too long."""
    from hashlib import sha256

    said = plain(event.get("UID"), 20_000)
    if not said:
        start = event.get("DTSTART")
        said = f"{identity_of(start.dt) if start else ''} {plain(event.get('SUMMARY'))}"
        return "none-" + sha256(said.encode()).hexdigest()[:32]
    return said if len(said) <= LONGEST_UID else "long-" + sha256(said.encode()).hexdigest()


def recurrence_of(event: Any) -> str:
    """Which meeting of its series the event is; empty for one that names none."""
    found = event.get("RECURRENCE-ID")
    return identity_of(found.dt) if found is not None and hasattr(found, "dt") else ""


def stamp_of(event: Any) -> str:
    """When the event was last changed, else when it was written, in UTC; empty where neither is said."""
    for name in ("LAST-MODIFIED", "DTSTAMP"):
        found = event.get(name)
        if found is not None and hasattr(found, "dt"):
            return identity_of(found.dt)
    return ""


def whole_number(value: Any) -> int:
    """A number as calendars write it; 0 for anything else."""
    try:
        return max(0, min(int(value), 2**31))
    except (TypeError, ValueError, OverflowError):
        return 0


def plain(value: Any, longest: int = LONGEST_NAME) -> str:
    """A property's text on one line without control characters, cut to `longest`."""
    if value is None:
        return ""
    text = str(value[0] if isinstance(value, list) and value else value)[: longest * 2]
    text = "".join(letter for letter in text if letter != "\0" and not "\ud800" <= letter <= "\udfff")
    return " ".join(clean(text).split())[:longest]


def _end(event: Any, start: date | datetime) -> Any:
    end, duration = event.get("DTEND"), event.get("DURATION")
    if end is not None:
        return getattr(end, "dt", None)
    length = getattr(duration, "dt", None)
    return start + length if length is not None else None


def _mode(location: str, has_link: bool) -> str:
    """By the place alone where there is one: Outlook puts a link on meetings in rooms too."""
    words = location.lower()
    parts = [part.strip() for part in words.replace(",", ";").split(";") if part.strip()]
    if parts and all(any(word in part for word in ONLINE) for part in parts):
        return "video"
    if parts and any(part.startswith(PHONES) for part in parts):
        return "phone"
    return "video" if has_link and not parts else "in_person"


def _invited(event: Any) -> tuple[Invited, ...]:
    found: dict[str, Invited] = {}
    for one in _all(event.get("ATTENDEE")):
        asked = getattr(one, "params", {})
        address = address_of(str(one)) or address_of(str(asked.get("EMAIL", "")))
        if address and str(asked.get("CUTYPE", "")).upper() not in NO_PEOPLE:
            answer = ANSWERS.get(str(asked.get("PARTSTAT", "")).upper(), "")
            found.setdefault(address, Invited(address, _name(asked, address), answer))
        if len(found) >= MOST_INVITED:
            break
    for one in _all(event.get("ORGANIZER")):
        asked = getattr(one, "params", {})
        address = address_of(str(one)) or address_of(str(asked.get("EMAIL", "")))
        if address:
            found.setdefault(address, Invited(address, _name(asked, address), "accepted"))
    return tuple(found.values())


def _name(asked: Any, address: str) -> str:
    name = plain(asked.get("CN")).strip("'\"")
    return "" if name.lower() == address or "@" in name else name


def _categories(event: Any) -> tuple[str, ...]:
    words = [str(word) for one in _all(event.get("CATEGORIES")) for word in getattr(one, "cats", [one])]
    return tuple(dict.fromkeys(word for given in words if (word := plain(given))))


def _all(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
