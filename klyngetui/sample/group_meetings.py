"""The meetings of the sample's groups, each with its roster: who came, who was excused, who was missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.model.spells import covers
from klyngetui.sample.draw import Weighted
from klyngetui.sample.meetings import team_of
from klyngetui.sample.names.groups import BOARD, PLANS, UNSTARTED, Plan
from klyngetui.sample.names.persons import GUESTS
from klyngetui.sample.names.texts import DECISIONS, NOTES, PLACES, TOPICS
from klyngetui.sample.rows import activity, seat

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.sample.cast import Cast
    from klyngetui.sample.draw import Draw
    from klyngetui.sample.rhythm import Rhythm

    Record = dict[str, Any]

PRESENCE = Weighted([("present", 78.0), ("excused", 13.0), ("absent", 9.0)])
MODES = Weighted([("in_person", 50.0), ("video", 30.0), ("hybrid", 20.0)])


def group_meetings(draw: Draw, cast: Cast, rhythm: Rhythm, groups: list[Record]) -> list[Record]:
    """All meetings of the groups, and the next one of those that have planned it."""
    made: list[Record] = []
    for plan, group in zip(PLANS, groups, strict=True):
        made.extend(_meeting(draw, cast, plan, group, day) for day in _days(draw, rhythm, plan))
        if plan.ahead:
            coming = _meeting(draw, cast, plan, group, rhythm.within(draw, -45, -6))
            made.append(coming | {"status": "planned", "attendance": [], "notes": None, "decisions": []})
    return made


def _days(draw: Draw, rhythm: Rhythm, plan: Plan) -> list[date]:
    if plan.id == UNSTARTED:
        return []
    if plan.id == BOARD:
        return [day for day in rhythm.boards if day >= rhythm.ago(plan.started)]
    assert plan.last is not None
    return rhythm.spread(rhythm.within(draw, *plan.last), plan.every, rhythm.ago(plan.started))


def _meeting(draw: Draw, cast: Cast, plan: Plan, group: Record, day: date) -> Record:
    seats = [
        seat(member["participant"], _sent(draw, cast, member, day), PRESENCE.one(draw))
        for member in group["members"]
        if covers([member], day) and covers(cast.by_id[member["participant"]]["commitments"], day)
    ]
    if draw.chance(0.12):
        seats.append(seat(None, None, guest=draw.choice(GUESTS)))
    board = plan.id == BOARD
    return activity(
        draw,
        "group_meeting",
        day,
        [] if draw.chance(0.08) else team_of(draw, cast, day),
        seats,
        title="Styremøte" if board else _title(draw, plan),
        mode=MODES.one(draw),
        time="13:00" if board else draw.choice(("09:00", "10:00", "12:30")),
        minutes=180 if board else draw.choice((60, 90, 120)),
        location=draw.choice(PLACES),
        group=plan.id,
        notes=draw.choice(NOTES) if draw.chance(0.5) else None,
        decisions=draw.some(DECISIONS, draw.between(1, 2)) if draw.chance(0.65) else [],
    )


def _sent(draw: Draw, cast: Cast, member: Record, day: date) -> str | None:
    """The member's own person, or now and then a colleague in their place."""
    staff = cast.staff_on(member["participant"], day)
    person: str | None = draw.choice(staff) if staff and draw.chance(0.12) else member["person"]
    return person


def _title(draw: Draw, plan: Plan) -> str | None:
    return f"{plan.name}: {draw.choice(TOPICS).lower()}" if draw.chance(0.7) else None
