"""Rules of repetition held against what can be worked out in reasonable time."""

from __future__ import annotations

from typing import Any

from klyngetui.locale import _

SELDOM = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY")
MOST_A_DAY = 4
_WITHIN_A_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")
_DAYS_AT_MOST = {1: 31, 2: 29, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}


def tamed(event: Any) -> str:
    """Take away the rules that would never end or make meetings without number; returns why, or an empty text.

    What is left of such an event is its first meeting.
    """
    rules = event.get("RRULE")
    for rule in rules if isinstance(rules, list) else [rules] if rules is not None else []:
        if why := _too_much(rule):
            del event["RRULE"]
            return why
    return ""


def repeats(event: Any) -> bool:
    """Whether the event is the rule of a series."""
    return event.get("RRULE") is not None or event.get("RDATE") is not None


def unrepeated(event: Any) -> None:
    """Leave only the event's first meeting."""
    for name in ("RRULE", "RDATE", "EXDATE"):
        if name in event:
            del event[name]


def _too_much(rule: Any) -> str:
    if not hasattr(rule, "get") or str(_first(rule, "FREQ")).upper() not in SELDOM:
        return _("repeats more often than daily; only its first meeting was read")
    interval = _first(rule, "INTERVAL")
    if interval is not None and (not isinstance(interval, int) or interval < 1):
        return _("its rule of repetition makes no sense; only its first meeting was read")
    a_day = 1
    for name in _WITHIN_A_DAY:
        a_day *= max(1, len(rule.get(name) or ()))
    if a_day > MOST_A_DAY:
        return _("repeats more often than daily; only its first meeting was read")
    if _never(rule):
        return _("its rule names days that do not exist; only its first meeting was read")
    return ""


def _never(rule: Any) -> bool:
    """30 February would be looked for until the year 9999."""
    months, days = rule.get("BYMONTH") or (), rule.get("BYMONTHDAY") or ()
    try:
        longest = max((_DAYS_AT_MOST[int(month)] for month in months), default=31)
        return bool(days) and all(not 1 <= abs(int(day)) <= longest for day in days)
    except (KeyError, TypeError, ValueError):
        return True


def _first(rule: Any, name: str) -> Any:
    value = rule.get(name)
    return value[0] if isinstance(value, list) and value else value
