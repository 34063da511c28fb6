"""A reading as the record to save."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.capture.problems import CaptureError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klyngetui.capture.reading import Reading


def to_record(reading: Reading, team_ids: Sequence[str]) -> dict[str, Any]:
    """The activity or story of a reading, in the document's field names, only the fields the line sets.

    Everyone named is present; the same presence written twice is one. Raises CaptureError with the first
    problem's words where the reading is not complete.
    """
    if reading.problems:
        raise CaptureError(reading.problems[0].text)
    record = _story(reading) if reading.kind == "story" else _activity(reading, team_ids)
    return {field: value for field, value in record.items() if value is not None}


def _story(reading: Reading) -> dict[str, Any]:
    participants = dict.fromkeys(who.participant for who in reading.who)
    return {
        "title": reading.title,
        "participants": [{"participant": participant} for participant in participants],
        "outcome_on": reading.date.isoformat() if reading.date else None,
    }


def _activity(reading: Reading, team_ids: Sequence[str]) -> dict[str, Any]:
    return {
        "kind": reading.kind,
        "title": reading.title,
        "date": reading.date.isoformat() if reading.date else None,
        "time": reading.time,
        "status": reading.status,
        "mode": reading.mode,
        "format": reading.format,
        "group": reading.group,
        "team": list(team_ids),
        "attendance": _attendance(reading),
        "notes": reading.notes,
        "source": {"from": "typed"},
    }


def _attendance(reading: Reading) -> list[dict[str, Any]]:
    rows = []
    for participant, person in dict.fromkeys((who.participant, who.person) for who in reading.who):
        row = {"participant": participant, "person": person, "status": "present"}
        rows.append({field: value for field, value in row.items() if value is not None})
    return rows
