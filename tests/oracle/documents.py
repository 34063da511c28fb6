"""Strategies for interchange documents that crowd the edges of the counting rules.

Every document is valid: references resolve, no spell ends before it begins, no two attendance rows are
alike, a group stands exactly on group meetings, and nobody succeeds themselves in a circle.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from hypothesis import strategies as st

from tests.oracle.days import Days, Record
from tests.oracle.doings import activity, evidence, group_life, settings, story, targets
from tests.oracle.parties import groups, participants, people, team

AS_OF = date(2026, 11, 23)
PERIODS = (
    "rolling-12m",
    "rolling-12m",
    "rolling-24m",
    "ytd",
    "label",
    "year:2025",
    "year:2026",
    "quarter:2026-Q3",
    "quarter:2026-Q4",
    "week:2026-W47",
    "week:2026-W48",
    "2025-11-24..2026-11-22",
    "2026-06-01..2027-05-31",
)


class Question(NamedTuple):
    """What both readings are asked."""

    document: Record
    period: str
    as_of: date


def document(dice: Random, as_of: date = AS_OF) -> Record:
    """Draw a valid interchange document whose days crowd the edges of the windows ending on `as_of`."""
    days = Days(as_of)
    cluster: Record = {
        "id": "c1",
        "name": "Prøveklyngen",
        "timezone": "Europe/Oslo",
        "settings": settings(dice),
    }
    ahead = [as_of - timedelta(days=30), as_of + timedelta(days=60), as_of + timedelta(days=400)]
    cluster["assessment_on"] = dice.choice((None, *(day.isoformat() for day in ahead)))
    found: Record = {"format": "klyngetui-log", "version": 1, "cluster": cluster}
    found["targets"] = targets(dice, days)
    found["participants"] = participants(dice, days)
    found["people"] = people(dice, found["participants"])
    found["team"] = team(dice, days, found["participants"])
    found["groups"] = groups(dice, days)
    found["activities"] = [activity(dice, n, days, found) for n in range(dice.randint(0, 12))]
    if found["groups"] and dice.random() < 0.7:
        found["activities"] += group_life(dice, found, as_of)
    stories = range(dice.randint(0, 4))
    found["stories"] = [story(dice, n, days, found["participants"]) for n in stories]
    if found["activities"]:
        pieces = range(dice.randint(0, 3))
        found["evidence"] = [evidence(dice, n, days, found["activities"]) for n in pieces]
    return found


def question(dice: Random) -> Question:
    """Make a document with a period and an as-of day to ask it about; the same seed, the same question."""
    found = document(dice)
    as_of = AS_OF + timedelta(days=dice.choice((0, 0, 0, 0, -1, 1, -30)))
    return Question(found, dice.choice(PERIODS), as_of)


def documents() -> st.SearchStrategy[Record]:
    """Give a strategy of valid interchange documents around AS_OF, each made from one drawn seed."""
    return st.integers(0, 2**32).map(lambda seed: document(Random(seed)))


def questions() -> st.SearchStrategy[Question]:
    """Give a strategy of documents, each with a period and an as-of day, made from one drawn seed."""
    return st.integers(0, 2**32).map(lambda seed: question(Random(seed)))
