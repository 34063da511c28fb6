"""Where the reached share will be on the assessment date, if you go on as now (docs/rules.md, Gaps and forecast)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from klyngetui.indicators.contacts import contacts
from klyngetui.indicators.forecast_maths import WEEKS_LOOKED_BACK, Outlook, forecast, weeks_left
from klyngetui.indicators.scope import scope_of, share
from klyngetui.model import spells
from klyngetui.rules.judge import would_be
from klyngetui.store.entries import context_for

if TYPE_CHECKING:
    from klyngetui.indicators.scope import Scope
    from klyngetui.store.log import Log

CONTACT_DAYS = """
WITH who AS (SELECT value ->> 0 AS owner, value ->> 1 AS logged FROM json_each(:who))
SELECT owner, count(DISTINCT day) FROM who JOIN presence ON participant = logged AND contact >= 2
WHERE contact > 0 AND day BETWEEN :first AND :last GROUP BY owner
"""


def forecast_document(log: Log, as_of: date) -> dict[str, Any]:
    """The forecast as `forecast --json` prints it (docs/commands.md); all null without an assessment date."""
    empty = dict.fromkeys(("on", "banked", "planned", "expected", "low", "high"))
    document: dict[str, Any] = {"format": "klyngetui-forecast", **empty}
    assessment = log.cluster["assessment_on"]
    if not assessment:
        return document
    scope = scope_of(log, "label", as_of)
    banked = contacts(scope).reached.intersection(scope.counted)
    history = _weeks_of_history(log, as_of)
    planned = _planned(scope)
    numbers = _contact_days(scope, _first_day(as_of, history))
    outlooks = [
        Outlook(key in banked, key in planned, numbers.get(key, 0), _throughout(scope, key, history))
        for key in scope.counted
    ]
    left = weeks_left(as_of, scope.period.end, scope.settings["holidays"])
    found = forecast(outlooks, left, history)
    return {
        **document,
        "on": assessment,
        "banked": share(banked, scope.counted),
        "planned": found.planned,
        "expected": _rounded(found.expected),
        "low": _rounded(found.low),
        "high": _rounded(found.high),
    }


def _contact_days(scope: Scope, first: date) -> dict[int, int]:
    """Days with a direct contact in the weeks looked back, for each participant of N that had one."""
    values = {"who": scope.pairs(scope.counted), "first": first.isoformat(), "last": scope.as_of.isoformat()}
    return dict(scope.log.connection.execute(CONTACT_DAYS, values))


def _planned(scope: Scope) -> set[int]:
    """Participants with a planned activity in the label window that would be a direct contact if held."""
    log = scope.log
    rows = log.connection.execute(
        "SELECT record FROM entry WHERE status = 'planned' AND day BETWEEN ? AND ?",
        (scope.period.start.isoformat(), scope.period.end.isoformat()),
    ).fetchall()
    found = set()
    for (key,) in rows:
        record = log.cabinet.numbered(key).record
        for credit in would_be(record, context_for(log, record)).credits:
            kept = log.cabinet.find(credit.participant)
            if credit.direct and kept is not None:
                found.add(scope.credited.get(kept.key, kept.key))
    return found


def first_held(log: Log, as_of: date) -> date | None:
    """The day of the first entry held up to a day; None where there is none."""
    row = log.connection.execute(
        "SELECT min(day) FROM entry WHERE status = 'held' AND day <= ?", (as_of.isoformat(),)
    ).fetchone()
    return date.fromisoformat(row[0]) if row[0] else None


def _weeks_of_history(log: Log, as_of: date) -> float:
    first = first_held(log, as_of)
    return ((as_of - first).days + 1) / 7 if first else 0


def _first_day(as_of: date, history: float) -> date:
    return as_of - timedelta(days=round(min(WEEKS_LOOKED_BACK, history) * 7) - 1)


def _throughout(scope: Scope, key: int, history: float) -> bool:
    """Whether the participant was committed on every day of the weeks looked back."""
    first = _first_day(scope.as_of, history)
    commitments = scope.participants[key].record["commitments"]
    span = spells.covering(commitments, first)
    return span is not None and (span[1] is None or span[1] >= scope.as_of)


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 6)
