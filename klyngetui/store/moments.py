"""The hybrid clock of the change list: real time, but never standing still or going back."""

from __future__ import annotations

from datetime import UTC, datetime

MOST = 999_999


def after(last: str, now: datetime) -> str:
    """The moment of the next change: now, or just after the last one when the clock was set back.

    Written `2026-11-23T17:25:46.123Z-000000`, so that moments sort as text.
    """
    instant = f"{now.astimezone(UTC).isoformat(timespec='milliseconds')[:23]}Z"
    if not last or instant > last[:24]:
        return f"{instant}-000000"
    count = int(last[25:]) + 1
    if count > MOST:
        return f"{_next_millisecond(last[:24])}-000000"
    return f"{last[:24]}-{count:06d}"


def _next_millisecond(instant: str) -> str:
    moment = datetime.fromisoformat(instant).timestamp() + 0.001
    later = datetime.fromtimestamp(moment, UTC)
    return later.strftime("%Y-%m-%dT%H:%M:%S.") + f"{later.microsecond // 1000:03d}Z"
