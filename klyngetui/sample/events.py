"""The sample's events: newsletters, breakfasts, webinars, study visits and the rest, with who came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.sample.meetings import team_of
from klyngetui.sample.names.events import SERIES, TURNOUT, Series
from klyngetui.sample.names.persons import GUESTS
from klyngetui.sample.names.texts import EVENT_THEMES, NOTES, PLACES
from klyngetui.sample.rhythm import settled
from klyngetui.sample.rows import activity, seat

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.sample.cast import Cast
    from klyngetui.sample.draw import Draw
    from klyngetui.sample.rhythm import Rhythm

    Record = dict[str, Any]

MARKED_FORMAT = "study_visit"
MARKED_TOPIC = "Snakket om pilot og finansiering på bussen hjem; de sender skisse."
_MONTHS = "januar februar mars april mai juni juli august september oktober november desember"
MONTHS = _MONTHS.split()


def events(draw: Draw, cast: Cast, rhythm: Rhythm) -> list[Record]:
    """All events of the three years, and the next one of each kind that is announced."""
    made = [
        _event(draw, cast, series, day)
        for series in SERIES
        for day in rhythm.spread(settled(rhythm.ago(series.last)), series.every)
    ]
    _mark_direct(draw, cast, made)
    for series in (SERIES[1], SERIES[2]):
        coming = _event(draw, cast, series, rhythm.within(draw, -36, -5))
        made.append(coming | {"status": "planned", "attendance": [], "notes": None})
    return made


def _event(draw: Draw, cast: Cast, series: Series, day: date) -> Record:
    newsletter = series.format == "newsletter"
    subject = f"{MONTHS[day.month - 1]} {day.year}" if newsletter else draw.choice(EVENT_THEMES)
    cancelled = not newsletter and draw.chance(0.03)
    return activity(
        draw,
        "event",
        day,
        team_of(draw, cast, day),
        _turnout(draw, cast, series, day),
        title=f"{series.title}: {subject}",
        status="cancelled" if cancelled else "held",
        mode=series.mode,
        format=series.format,
        time=series.time,
        minutes=series.minutes,
        location=draw.choice(PLACES) if series.mode in ("in_person", "hybrid") else None,
        notes=draw.choice(NOTES) if not newsletter and draw.chance(0.3) else None,
    )


def _turnout(draw: Draw, cast: Cast, series: Series, day: date) -> list[Record]:
    rows: list[Record] = []
    for participant in [*cast.committed(day), *cast.of_nearness("prospect")]:
        if draw.chance(TURNOUT[cast.nearness[participant]] * series.share):
            people = draw.some(cast.staff_on(participant, day), 2 if draw.chance(0.2) else 1)
            named = people if people and draw.chance(0.9) else [None]
            rows.extend(seat(participant, person) for person in named)
    if rows and draw.chance(0.3):
        rows.append(seat(None, None, guest=draw.choice(GUESTS)))
    return rows


def _mark_direct(draw: Draw, cast: Cast, made: list[Record]) -> None:
    """On the two latest study visits one participant had a talk of its own with the team."""
    visits = [one for one in made if one["format"] == MARKED_FORMAT and one["status"] == "held"]
    for visit in visits[-2:]:
        near = set(cast.of_nearness("close", "regular"))
        rows = [row for row in visit["attendance"] if row["participant"] in near and row["person"]]
        if rows:
            draw.choice(rows).update(direct=True, topic=MARKED_TOPIC)
