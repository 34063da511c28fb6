"""The sample's meetings with participants: mostly one to one, in every mode, some of them not counting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.sample.draw import Weighted
from klyngetui.sample.names.persons import GUESTS
from klyngetui.sample.names.texts import DECISIONS, NOTES, ROOMS, STAGES, TOPICS
from klyngetui.sample.rows import activity, clock, seat

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.sample.cast import Cast
    from klyngetui.sample.draw import Draw
    from klyngetui.sample.rhythm import Rhythm

    Record = dict[str, Any]

MODES = Weighted([("in_person", 45.0), ("video", 32.0), ("phone", 15.0), ("hybrid", 2.0), ("written", 6.0)])
STATUSES = Weighted([("held", 95.5), ("cancelled", 3.2), ("no_show", 1.3)])
COMPANY = Weighted([(1, 88.0), (2, 7.0), (3, 2.5), (4, 1.0), (5, 1.0), (6, 0.5)])
LENGTHS = {"phone": (10, 15, 20, 30), "written": (None,)}
FAR_SHARE = 0.06
PROSPECT_SHARE = 0.02


def meetings(draw: Draw, cast: Cast, rhythm: Rhythm, count: int) -> list[Record]:
    """So many past meetings, spread over the years by the rhythm of the working days."""
    days = Weighted([(day, rhythm.pull(day)) for day in rhythm.days])
    near = cast.by_pull()
    far = cast.of_nearness("cooling", "distant")
    prospects = cast.of_nearness("prospect")
    made = []
    for _ in range(count):
        day = days.one(draw)
        kind = draw.random()
        if kind < FAR_SHARE:
            made.append(_far(draw, cast, day, draw.choice(far)))
        elif kind < FAR_SHARE + PROSPECT_SHARE:
            made.append(meeting(draw, cast, day, [draw.choice(prospects)]))
        else:
            made.append(meeting(draw, cast, day, _company(draw, cast, near, day)))
    return made


def meeting(draw: Draw, cast: Cast, day: date, participants: list[str], **fields: Any) -> Record:
    """One meeting with named people of the participants."""
    mode = fields.pop("mode", None) or MODES.one(draw)
    seats = [row for one in participants for row in _seats(draw, cast, one, day)]
    if draw.chance(0.02):
        seats.append(seat(None, None, guest=draw.choice(GUESTS)))
    written = mode == "written"
    fields = {
        "status": "held" if written else STATUSES.one(draw),
        "title": draw.choice(TOPICS) + draw.choice(STAGES) if draw.chance(0.78) else None,
        "time": None if written or draw.chance(0.1) else clock(draw),
        "minutes": draw.choice(LENGTHS.get(mode, (30, 45, 60, 60, 90))),
        "location": draw.choice(ROOMS) if mode in ("in_person", "hybrid") and draw.chance(0.6) else None,
        "notes": "\n".join(draw.some(NOTES, draw.between(1, 2))) if draw.chance(0.32) else None,
        "decisions": [draw.choice(DECISIONS)] if draw.chance(0.1) else [],
        **fields,
    }
    return activity(draw, "meeting", day, team_of(draw, cast, day), seats, mode=mode, **fields)


def team_of(draw: Draw, cast: Cast, day: date) -> list[str]:
    """One of the team, now and then two."""
    there = cast.team_on(day)
    return draw.some(there, 2) if draw.chance(0.12) else [draw.choice(there)]


def _company(draw: Draw, cast: Cast, near: Weighted[str], day: date) -> list[str]:
    wanted = COMPANY.one(draw)
    found: list[str] = []
    while len(found) < wanted:
        one = near.one(draw)
        if one not in found and cast.meetable(one, day) and cast.staff_on(one, day):
            found.append(one)
    return found


def _seats(draw: Draw, cast: Cast, participant: str, day: date) -> list[Record]:
    if draw.chance(0.04):
        return [seat(participant, None)]
    people = draw.some(cast.staff_on(participant, day), 1 if draw.chance(0.68) else draw.between(2, 3))
    rows = [seat(participant, person) for person in people]
    if len(rows) > 1 and draw.chance(0.2):
        rows[-1]["status"] = draw.choice(("excused", "absent"))
    return rows


def _far(draw: Draw, cast: Cast, day: date, participant: str) -> Record:
    """A thin contact: written, a meeting that came to nothing, or somebody whose name nobody wrote down."""
    kind = draw.random()
    if kind < 0.55:
        return meeting(draw, cast, day, [participant], mode="written")
    if kind < 0.94:
        return meeting(draw, cast, day, [participant], status=draw.choice(("cancelled", "no_show")), mode="video")
    nameless = meeting(draw, cast, day, [participant], mode="phone", status="held")
    nameless["attendance"] = [seat(participant, None)]
    return nameless
