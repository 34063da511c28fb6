"""Times of a calendar as days and times where the cluster is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from klyngetui.exchange.calendar.blocks import Block

OFTEN = ("FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=HOURLY", "FREQ=DAILY", "FREQ=WEEKLY", "INTERVAL=0")
"""Rules no change to summer time follows; working one out could take for ever."""


def zone_named(name: str) -> tzinfo | None:
    """The time zone of that name, also by the names Windows has for zones; None for an unknown one."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    from icalendar.timezone import tzp

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        pass
    try:
        return tzp.timezone(name)
    except Exception:  # the library looks the name up in ways that may fail in any manner
        return None


def learn(zones: Iterable[Block]) -> None:
    """Let the calendar library know the zones a calendar defines itself, and none that another one defined."""
    from icalendar import Timezone
    from icalendar.timezone import tzp

    tzp.use_default()
    for block in zones:
        plain = block.text.upper().replace(" ", "")
        if any(rule in plain for rule in OFTEN):
            continue
        try:
            zone: Any = Timezone.from_ical(block.text)
            if zone_named(str(zone["TZID"])) is None:
                tzp.cache_timezone_component(zone)
        except Exception:  # a broken definition leaves its name unknown, which the events tell
            continue


def local_day(moment: date | datetime, zone: tzinfo) -> tuple[date, str | None]:
    """The day and the time, HH:MM, in the zone; a whole day has no time, a floating time is taken as local."""
    if not isinstance(moment, datetime):
        return moment, None
    local = moment.astimezone(zone) if moment.tzinfo is not None else moment
    return local.date(), f"{local:%H:%M}"


def identity_of(moment: date | datetime) -> str:
    """A recurrence's name, the same however its zone is written: in UTC, or as it stands where it has no zone."""
    if not isinstance(moment, datetime):
        return f"{moment:%Y%m%d}"
    if moment.tzinfo is None:
        return f"{moment:%Y%m%dT%H%M%S}"
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def minutes_between(start: date | datetime, end: date | datetime | None) -> int | None:
    """How long a meeting lasts in minutes; None for whole days and for an end that is not after its start."""
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return None
    if (start.tzinfo is None) != (end.tzinfo is None):
        return None
    if start.tzinfo is not None:
        start, end = start.astimezone(UTC), end.astimezone(UTC)
    minutes = int((end - start).total_seconds() // 60)
    return minutes if minutes > 0 else None
