"""What the entry form begins with: a line as far as it was understood, a group's members, nothing yet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from klyngetui.capture.complete import complete
from klyngetui.capture.line import read
from klyngetui.capture.record import to_record
from klyngetui.model import spells
from klyngetui.model.records import blank

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from klyngetui.capture.reading import Reading, Who
    from klyngetui.screens.desk import Desk

    Record = dict[str, Any]


def begun(desk: Desk, line: str) -> Record:
    """The activity or story a line means, as far as it is understood; a name cut short is the best match's.

    A name nobody has is kept as a guest's. `kind` is "story" where the line is one.
    """
    reading = read(line, desk.names, desk.today)
    if reading.problems and (found := complete(line, len(line), desk.names, desk.today)):
        better = read(found.proposals[0].line, desk.names, desk.today)
        reading = better if len(better.problems) <= len(reading.problems) else reading
    if reading.entity == "story":
        return {"kind": "story", **(to_record(reading, ()) if reading.complete else {"title": reading.title})}
    team = list(desk.team)
    record = to_record(reading, team) if reading.complete else _as_far_as_it_goes(reading, desk.today, team)
    made = {**blank("activity"), **record}
    made["attendance"] = with_members(desk, made["group"], made["date"], [_whole(row) for row in made["attendance"]])
    return made


def empty(desk: Desk) -> Record:
    """A meeting of today that says nothing yet."""
    told = {"kind": "meeting", "date": desk.today.isoformat(), "status": "held", "mode": "in_person"}
    return {**blank("activity"), **told, "team": list(desk.team), "source": {"from": "typed"}}


def with_members(desk: Desk, group: str | None, day: str | None, rows: Sequence[Record]) -> list[Record]:
    """Everybody in the group that day as present, then those of the rows who are not among them."""
    found = desk.log.cabinet.find(group) if group else None
    if found is None:
        return list(rows)
    when = date.fromisoformat(day) if day else desk.today
    members = [
        _whole({"participant": member["participant"], "person": member["person"], "status": "present"})
        for member in found.record["members"]
        if spells.covers([member], when)
    ]
    named = list({(row["participant"], row["person"]): row for row in members}.values())
    return [*_merged(named, rows)]


def _merged(members: Iterable[Record], rows: Sequence[Record]) -> Iterable[Record]:
    """A row that is there already stands as it is; a member is added only where nobody stands for it."""
    there = {(row["participant"], row["person"]): row for row in rows}
    for member in members:
        yield there.pop((member["participant"], member["person"]), member)
    yield from (row for row in rows if (row["participant"], row["person"]) in there)


def _as_far_as_it_goes(reading: Reading, today: date, team: list[str]) -> Record:
    day = reading.date or today
    told = {
        "kind": reading.kind,
        "date": day.isoformat(),
        "time": reading.time,
        "status": reading.status or ("held" if day <= today else "planned"),
        "mode": reading.mode or "in_person",
        "format": reading.format,
        "group": reading.group,
        "title": reading.title,
        "notes": reading.notes,
    }
    rows = [row for who in reading.who if (row := _row(who))]
    return {**told, "team": team, "attendance": rows, "source": {"from": "typed"}}


def _row(who: Who) -> Record | None:
    typed = " ".join(filter(None, [who.person_text, who.text]))
    if who.participant is None:
        return {"guest": typed, "status": "present"} if typed.strip() else None
    return {"participant": who.participant, "person": who.person, "status": "present"}


def _whole(row: Record) -> Record:
    """The row with every field."""
    return {"participant": None, "person": None, "guest": None, "direct": False, "topic": None, **row}
