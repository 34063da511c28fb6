"""Days and spells that crowd the edges of the windows ending on a day."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from tests.oracle.windows import months_before

Record = dict[str, Any]


def _edges(as_of: date) -> list[date]:
    """Give the days on which a rule turns, and their neighbours."""
    year = as_of.year
    turns = [as_of, months_before(as_of, 12), months_before(as_of, 24), months_before(as_of, 36)]
    turns += [as_of - timedelta(days=n) for n in (7, 90, 120, 364)]
    turns += [date(year, 1, 1), date(year - 1, 1, 1), date(year - 2, 1, 1), date(year, 10, 1)]
    found = {turn + timedelta(days=n) for turn in turns for n in (-1, 0, 1)}
    found.add(as_of + timedelta(days=30))
    return sorted(found)


def _busy(as_of: date) -> list[date]:
    """Give the few days on which most things happen, so that they meet."""
    return [as_of - timedelta(days=n) for n in (0, 1, 2, 30, 89, 90, 91, 119, 120, 121)]


class Days:
    def __init__(self, as_of: date) -> None:
        self._busy, self._edges = _busy(as_of), _edges(as_of)

    def day(self, dice: Random) -> str:
        return dice.choice(self._busy if dice.random() < 0.6 else self._edges).isoformat()

    def maybe(self, dice: Random, empty: float = 0.5) -> str | None:
        return None if dice.random() < empty else self.day(dice)


def spell(dice: Random, days: Days) -> Record:
    start, end = days.maybe(dice), days.maybe(dice, 0.75)
    if start and end and end < start:
        start, end = end, start
    return {"from": start, "to": end}


def spells(dice: Random, days: Days) -> list[Record]:
    """Draw spells, often one from always to ever, sometimes one that another touches or nearly touches."""
    shape = dice.choice(("always",) * 5 + ("free", "free", "touching", "none"))
    if shape == "none":
        return []
    if shape == "always":
        return [{"from": None, "to": None}]
    if shape == "free":
        return [spell(dice, days) for _ in range(dice.randint(1, 2))]
    turn = date.fromisoformat(days.day(dice))
    gap = dice.choice((0, 1, 2))
    early = turn - timedelta(days=dice.choice((10, 100, 400)))
    after = turn + timedelta(days=gap)
    return [
        {"from": after.isoformat(), "to": None},
        {"from": dice.choice((None, early.isoformat())), "to": turn.isoformat()},
    ]
