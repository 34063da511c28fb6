"""Moments of the change list as the cluster's clock shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


def local(moment: datetime, timezone: str) -> str:
    """Day and time in the cluster's time zone: 23.11.2026 14:05; in UTC, and marked so, without time-zone data."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return f"{moment.astimezone(ZoneInfo(timezone)):%d.%m.%Y %H:%M}"
    except (ZoneInfoNotFoundError, ValueError):
        return f"{moment:%d.%m.%Y %H:%M}Z"
