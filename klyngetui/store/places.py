"""Where an entry stands in the log: one number that sorts by its day, then by the moment it was recorded."""

from __future__ import annotations

from datetime import UTC, date, datetime

_MOMENT_BITS = 41
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def position(day: str, first: str) -> int:
    """An entry's place in the log: its day, then the moment it was recorded."""
    moment = datetime.fromisoformat(first[:24]) - _EPOCH
    milliseconds = max(0, int(moment.total_seconds() * 1000)) % (1 << _MOMENT_BITS)
    return first_place(date.fromisoformat(day)) | milliseconds


def first_place(day: date) -> int:
    """Where the entries of a day begin."""
    return day.toordinal() << _MOMENT_BITS


def after_day(day: date) -> int:
    """The place just after every entry of a day."""
    return (day.toordinal() + 1) << _MOMENT_BITS


def day_at(place: int) -> date:
    """The day of the entries at a place; the nearest day there is for a place outside of all days."""
    return date.fromordinal(min(max(place >> _MOMENT_BITS, 1), date.max.toordinal()))
