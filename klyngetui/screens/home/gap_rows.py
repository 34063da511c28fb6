"""Whom to contact next, as rows of Home: never met, lapsed or about to lapse, and whether something is planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.locale import _
from klyngetui.locale.formats import brief_day
from klyngetui.review.planned import planned_visits
from klyngetui.store.cabinet import exported_id
from klyngetui.widgets.source import Row

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.indicators.gap_order import Gap
    from klyngetui.indicators.gaps import Gaps
    from klyngetui.indicators.scope import Scope


def gap_rows(scope: Scope, found: Gaps, today: date) -> list[Row]:
    """A row for each participant of the gap list, in its order, with the days since it was met directly."""
    keys = {exported_id(kept): key for key, kept in scope.participants.items()}
    planned = planned_visits(scope)
    rows = []
    for gap in found.participants:
        key = keys[gap.id]
        identity = scope.participants[key].record["id"]
        why, tone, sign = _why(gap, planned.get(key), today)
        last = _("{n} d").format(n=(today - gap.last_direct_contact).days) if gap.last_direct_contact else _("never")
        rows.append(Row(("participant", identity), (gap.name, why, last), tone, sign))
    return rows


def _why(gap: Gap, visit: date | None, today: date) -> tuple[str, str, str]:
    """What is to be said of the gap, its tone and its sign."""
    if visit:
        return _("planned {day}").format(day=brief_day(visit, today)), "muted", "✓"
    if gap.reason == "lapses" and gap.lapses_on:
        return _("lapses {day}").format(day=brief_day(gap.lapses_on, today)), "muted", "·"
    return "", "warn", "▲" if gap.last_direct_contact else "!"
