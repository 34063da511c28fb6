"""The one clock: everything that asks what day or moment it is asks here."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def today(timezone: str = "Europe/Oslo") -> date:
    """The local day in the cluster's time zone, or the day KLYNGETUI_TODAY names.

    Raises ValueError when KLYNGETUI_TODAY is no date.
    """
    fixed = os.environ.get("KLYNGETUI_TODAY")
    if fixed:
        return date.fromisoformat(fixed)
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return datetime.now(ZoneInfo(timezone)).date()
    except (ZoneInfoNotFoundError, ValueError):
        # Without time-zone data the machine's own day is the soundest guess.
        return datetime.now().astimezone().date()


def now() -> datetime:
    """This moment in UTC."""
    return datetime.now(UTC)
