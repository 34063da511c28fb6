"""The gap list and the forecast, sentence by sentence."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from typing import Any

from tests.oracle import contacts
from tests.oracle.log import Log, Record, covers
from tests.oracle.windows import ONE_DAY, days, window

WEEKS = 52


def _period(document: dict[str, Any], as_of: date) -> Log:
    """Read the document over the cluster's default period, which the gap list works in."""
    return Log(document, Log(document, "ytd", as_of).settings["default_period"], as_of)


def gaps(document: dict[str, Any], as_of: date) -> dict[str, Any]:
    """Give the `gaps --json` document: whom to contact next, and why."""
    log = _period(document, as_of)
    counted = log.counted_participants()
    reached = contacts.earned(log)["reached"]
    last_days = contacts.last_direct(log)
    listed, lapsing = [], []
    for key in counted:
        last = last_days.get(key)
        loss = _lapses_on(log, last) if key in reached and last is not None else None
        row: Record = {"id": key, "name": log.participant(key)["name"]}
        row["reason"] = "lapses" if key in reached else "lapsed" if last else "never"
        row["last_direct_contact"] = last.isoformat() if last else None
        row["lapses_on"] = loss.isoformat() if loss else None
        if key not in reached:
            listed.append(row)
        elif loss is not None:
            lapsing.append(row)
    # "never reached first, then by oldest last direct contact; then those about to lapse by date of loss;
    # ties by name, then id"
    listed.sort(key=lambda row: (row["last_direct_contact"] or "", row["name"], row["id"]))
    lapsing.sort(key=lambda row: (row["lapses_on"], row["name"], row["id"]))
    missing = _missing(log, len(counted), len([key for key in counted if key in reached]))
    return {
        "format": "klyngetui-gaps",
        "missing_to_target": missing,
        "per_week": _per_week(log, missing),
        "participants": listed + lapsing,
    }


def _lapses_on(log: Log, last: date) -> date | None:
    """Give the first as-of day, up to the assessment date, whose window no longer holds the last contact."""
    if log.assessment_on is None:
        return None
    for day in days(log.as_of + ONE_DAY, log.assessment_on):
        if not window(log.window.name, day, log.assessment_on).holds(last):
            return day
    return None


def _missing(log: Log, of: int, reached: int) -> int | None:
    """ "ceiling of target × N, in decimal arithmetic", less those reached."""
    target = log.target("2.5", "reached")
    if target is None:
        return None
    wanted = (Decimal(str(target["value"])) * of).to_integral_value(rounding=ROUND_CEILING)
    return max(0, int(wanted) - reached)


def _per_week(log: Log, missing: int | None) -> float | None:
    """Spread what is missing over the weeks to the assessment date."""
    if missing is None or log.assessment_on is None or log.assessment_on <= log.as_of:
        return None
    return round(missing * 7 / (log.assessment_on - log.as_of).days, 6)


def forecast(document: dict[str, Any], as_of: date) -> dict[str, Any]:
    """Give the `forecast --json` document: where 2.5 will be if you go on as now."""
    log = Log(document, "label", as_of)
    found: Record = {"format": "klyngetui-forecast", "on": None, "banked": None, "planned": None}
    found |= {"expected": None, "low": None, "high": None}
    if log.assessment_on is None:
        return found  # "no assessment date: no forecast"
    counted = log.counted_participants()
    banked = contacts.earned(log)["reached"]
    found["on"] = log.assessment_on.isoformat()
    found["banked"] = log.share(banked, counted)
    found["planned"] = len([key for key in _planned(log) if key in counted and key not in banked])
    history = _weeks_of_history(log)
    # "Below 10 participants or 26 weeks of history: banked and planned only."
    if len(counted) < 10 or history < 26:
        return found
    chances = _chances(log, counted, banked, min(WEEKS, history))
    found["expected"] = round(sum(chances) / len(chances), 6)
    spread = _poisson_binomial(chances)
    found["low"] = round(_quantile(spread, 0.1) / len(counted), 6)
    found["high"] = round(_quantile(spread, 0.9) / len(counted), 6)
    return found


def _planned(log: Log) -> set[str]:
    """Give those "with a planned activity that would be a direct contact if held", in the label window."""
    found = set()
    for activity in log.activities:
        if activity["status"] == "planned" and log.window.first <= log.day(activity) <= log.window.to:
            for org in log.present_participants(activity):
                if contacts.is_direct(log, activity, org, if_held=True):
                    found.add(log.credited(org))
    return found


def _weeks_of_history(log: Log) -> float:
    """Count the weeks from the first held activity to the as-of day, both included."""
    held = [log.day(a) for a in log.activities if log.held(a) and log.day(a) <= log.as_of]
    return ((log.as_of - min(held)).days + 1) / 7 if held else 0


def _weeks_left(log: Log) -> float:
    """ "h weeks from as-of to the last day of the `label` window (0 if past)", without holiday weeks."""
    left = 0
    for day in days(log.as_of + ONE_DAY, log.window.to):
        year, week, _ = day.isocalendar()
        if not {f"W{week:02}", f"{year}-W{week:02}"} & set(log.settings["holidays"]):
            left += 1
    return left / 7


def _chances(log: Log, counted: list[str], banked: set[str], weeks: float) -> list[float]:
    """Give each participant's chance of at least one direct contact by the end of the label window."""
    first = log.as_of - timedelta(days=round(weeks * 7)) + ONE_DAY
    contact_days: dict[str, set[date]] = {key: set() for key in counted}
    for contact in contacts.direct_ever(log):
        if contact.key in contact_days and contact.day >= first:
            contact_days[contact.key].add(contact.day)
    numbers = [len(contact_days[key]) for key in counted]
    # "m and v mean and sample variance of n over N"
    m = sum(numbers) / len(numbers)
    v = sum((n - m) ** 2 for n in numbers) / (len(numbers) - 1)
    if m == 0:
        return [1.0 if key in banked else 0.0 for key in counted]  # "p = 0 where m = 0"
    # "k = m²/(v − m) clamped to 0.3–20 (20 where v ≤ m)"
    k = 20.0 if v <= m else min(20.0, max(0.3, m * m / (v - m)))
    b, h = weeks + weeks * k / m, _weeks_left(log)
    chances = []
    for key in counted:
        # "a participant not committed throughout the T weeks gets n = m"
        spells = log.participant(key).get("commitments") or []
        throughout = all(covers(spells, day) for day in days(first, log.as_of))
        n = len(contact_days[key]) if throughout else m
        chances.append(1.0 if key in banked else 1 - (b / (b + h)) ** (k + n))
    return chances


def _poisson_binomial(chances: list[float]) -> list[float]:
    """Give the probability of each number of successes."""
    spread = [1.0]
    for p in chances:
        spread = [
            (spread[n] * (1 - p) if n < len(spread) else 0.0) + (spread[n - 1] * p if n else 0.0)
            for n in range(len(spread) + 1)
        ]
    return spread


def _quantile(spread: list[float], level: float) -> int:
    """Give the smallest number whose cumulated probability reaches the level."""
    total = 0.0
    for number, probability in enumerate(spread):
        total += probability
        if total >= level - 1e-12:
            return number
    return len(spread) - 1
