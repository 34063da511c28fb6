"""The records and rows the sample is built of, each with every field of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.model.records import blank

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from klyngetui.sample.draw import Draw

    Record = dict[str, Any]


def record(entity: str, identity: str, **fields: Any) -> Record:
    """A record of the entity: the fields given, every other at its default."""
    return {"id": identity, **blank(entity), **fields}


def text_of(day: date | None) -> str | None:
    """A day as the document writes it."""
    return day.isoformat() if day else None


def spell(start: date | None, end: date | None, **fields: Any) -> Record:
    """A dated spell."""
    return {"from": text_of(start), "to": text_of(end), **fields}


def seat(participant: str | None, person: str | None, status: str = "present", guest: str | None = None) -> Record:
    """One attendance row."""
    return {
        "participant": participant,
        "person": person,
        "guest": guest,
        "status": status,
        "direct": False,
        "topic": None,
    }


def activity(draw: Draw, kind: str, day: date, team: Sequence[str], seats: list[Record], **fields: Any) -> Record:
    """A held, typed or calendar-fed activity; its id is given once all are in order of time."""
    fields = {"status": "held", "mode": "in_person", "source": source(draw), **fields}
    return record("activity", "", kind=kind, date=day.isoformat(), team=list(team), attendance=seats, **fields)


def source(draw: Draw) -> Record:
    """Where an entry came from: typed, or one time in four the calendar."""
    from_calendar = draw.chance(0.25)
    return {
        "from": "ics" if from_calendar else "typed",
        "uid": f"{draw.randrange(16**10):010x}@havlys.example" if from_calendar else None,
        "recurrence_id": None,
        "sequence": 0 if from_calendar else None,
        "file": None,
        "row": None,
    }


def clock(draw: Draw, earliest: int = 8, latest: int = 15) -> str:
    """A time of the working day on the half hour."""
    return f"{draw.between(earliest, latest):02d}:{draw.choice(('00', '30'))}"
