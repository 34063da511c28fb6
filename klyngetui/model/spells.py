"""Dated spells: `{"from": day or null, "to": day or null}`, both days included (docs/rules.md, Words)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Span = tuple[date | None, date | None]

ONE_DAY = timedelta(days=1)


def merged(spells: Iterable[Mapping[str, Any]]) -> list[Span]:
    """Spans in order of time, touching and overlapping ones joined; None is an open end."""
    spans = sorted((_span(spell) for spell in spells), key=lambda span: span[0] or date.min)
    joined: list[Span] = []
    for start, end in spans:
        if joined and _touches(joined[-1][1], start):
            joined[-1] = (joined[-1][0], _later(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def covering(spells: Iterable[Mapping[str, Any]], day: date) -> Span | None:
    """The joined span that holds the day, or None."""
    for start, end in merged(spells):
        if (start is None or start <= day) and (end is None or day <= end):
            return start, end
    return None


def covers(spells: Iterable[Mapping[str, Any]], day: date) -> bool:
    """Whether any spell holds the day."""
    text = day.isoformat()
    for spell in spells:
        start, end = spell.get("from"), spell.get("to")
        if (not start or start <= text) and (not end or text <= end):
            return True
    return False


def _span(spell: Mapping[str, Any]) -> Span:
    start, end = spell.get("from"), spell.get("to")
    return (date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None)


def _touches(end: date | None, start: date | None) -> bool:
    return end is None or start is None or end == date.max or start <= end + ONE_DAY


def _later(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)
