"""Where the reached share will be, if you go on as now (docs/rules.md, Gaps and forecast).

Each participant's direct-contact days are taken as a Poisson count whose rate differs between participants
by a gamma distribution fitted to them all; the number reached is then a Poisson-binomial count.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from klyngetui.model.periods import is_holiday_week, iso_week

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WEEKS_LOOKED_BACK = 52
MIN_PARTICIPANTS = 10
MIN_WEEKS = 26
EVENNESS = (0.3, 20.0)
"""Bounds of k: the lower, the more the contacts gather on a few participants."""
TAIL = 0.1


class Outlook(NamedTuple):
    """One participant of N: `contacts` is its direct-contact days in the weeks looked back.

    `throughout`: it was committed on every day of those weeks. `planned`: a planned activity would be a direct
    contact with it if held.
    """

    banked: bool
    planned: bool
    contacts: int
    throughout: bool = True


class Forecast(NamedTuple):
    """Counts `banked` and `planned` (those not banked) of `of`; shares `expected`, `low`, `high` or None."""

    banked: int
    planned: int
    of: int
    expected: float | None
    low: float | None
    high: float | None


def forecast(participants: Sequence[Outlook], weeks_left: float, weeks_of_history: float) -> Forecast:
    """The forecast over N; `low` to `high` is the 80 % range.

    Banked and planned only, the rest None, below 10 participants or 26 weeks of history.
    """
    of = len(participants)
    banked = sum(one.banked for one in participants)
    planned = sum(one.planned and not one.banked for one in participants)
    if of < MIN_PARTICIPANTS or weeks_of_history < MIN_WEEKS:
        return Forecast(banked, planned, of, None, None, None)
    weeks = min(WEEKS_LOOKED_BACK, weeks_of_history)
    counts = [one.contacts for one in participants]
    mean = sum(counts) / of
    k = evenness(counts)
    chances = [
        chance_of_contact(one.contacts if one.throughout else mean, mean, k, weeks, weeks_left)
        for one in participants
        if not one.banked
    ]
    low, high = likely_range(chances)
    shares = [(banked + count) / of for count in (sum(chances), low, high)]
    return Forecast(banked, planned, of, *shares)


def evenness(contacts: Sequence[int]) -> float:
    """k = m²/(v − m) of the counts, m their mean and v their sample variance, kept within 0.3–20."""
    lowest, highest = EVENNESS
    if len(contacts) < 2:
        return highest
    mean = sum(contacts) / len(contacts)
    excess = sum((n - mean) ** 2 for n in contacts) / (len(contacts) - 1) - mean
    if excess <= 0:
        return highest
    return min(max(mean * mean / excess, lowest), highest)


def chance_of_contact(contacts: float, mean: float, k: float, weeks: float, weeks_left: float) -> float:
    """p = 1 − (b/(b + h))^(k + n) with b = T + T·k/m: at least one direct contact in the weeks left."""
    if mean <= 0 or weeks_left <= 0:
        return 0.0
    b = weeks + weeks * k / mean
    return float(1 - (b / (b + weeks_left)) ** (k + contacts))


def likely_range(chances: Sequence[float]) -> tuple[int, int]:
    """The 10th and 90th percentile of how many come true, each with its own chance (Poisson-binomial)."""
    odds = count_odds(chances)
    return _percentile(odds, TAIL), _percentile(odds, 1 - TAIL)


def count_odds(chances: Iterable[float]) -> list[float]:
    """The probability that exactly 0, 1, 2, … of independent things come true; sums to 1."""
    odds = [1.0]
    for p in chances:
        fewer, more = [*odds, 0.0], [0.0, *odds]
        odds = [a * (1 - p) + b * p for a, b in zip(fewer, more, strict=True)]
    return odds


def weeks_left(as_of: date, last: date, holidays: Sequence[str] = ()) -> float:
    """Weeks after the as-of date to the last day included, holiday weeks left out; 0 where past."""
    days, monday = 0, as_of - timedelta(days=as_of.weekday())
    while monday <= last:
        sunday = monday + timedelta(days=6)
        if not is_holiday_week(iso_week(monday), holidays):
            days += max(0, (min(sunday, last) - max(monday - timedelta(days=1), as_of)).days)
        monday += timedelta(weeks=1)
    return days / 7


def _percentile(odds: Sequence[float], share: float) -> int:
    total = 0.0
    for count, chance in enumerate(odds):
        total += chance
        if total >= share - 1e-12:
            return count
    return len(odds) - 1
