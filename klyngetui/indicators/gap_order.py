"""Whom to contact next, and how many are missing to the target (docs/rules.md, Gaps and forecast)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

REASONS = ("never", "lapsed", "lapses")


class Gap(NamedTuple):
    """A participant to contact: never met, met too long ago, or about to leave the window on `lapses_on`."""

    id: str
    name: str
    reason: str
    last_direct_contact: date | None
    lapses_on: date | None


def in_order(gaps: Iterable[Gap]) -> list[Gap]:
    """Never reached first, then by oldest last direct contact, then by day of loss; ties by name, id."""
    return sorted(gaps, key=_rank)


def missing_to_target(target: float, reached: int, of: int) -> int:
    """How many more of N to reach: the ceiling of target × N, in decimal arithmetic, less those reached."""
    from decimal import ROUND_CEILING, Decimal

    needed = (Decimal(str(target)) * of).to_integral_value(ROUND_CEILING)
    return max(0, int(needed) - reached)


def per_week(missing: int, weeks_left: float) -> float | None:
    """How many a week that is; None where no week is left."""
    return missing / weeks_left if weeks_left > 0 else None


def _rank(gap: Gap) -> tuple[int, date, str, str]:
    day = gap.lapses_on if gap.reason == "lapses" else gap.last_direct_contact
    return REASONS.index(gap.reason), day or date.min, gap.name, gap.id
