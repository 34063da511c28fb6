"""The sample's meetings around today: planned, not yet confirmed, and one with an override."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.sample.meetings import meeting

if TYPE_CHECKING:
    from klyngetui.sample.cast import Cast
    from klyngetui.sample.draw import Draw
    from klyngetui.sample.rhythm import Rhythm

    Record = dict[str, Any]

PLANNED = 14
UNCONFIRMED = 6
JOINT_REASON = "Fem korte samtaler etter hverandre rundt samme bord; hver bedrift hadde sin egen halvtime."


def around_today(draw: Draw, cast: Cast, rhythm: Rhythm) -> list[Record]:
    """Planned and unconfirmed meetings, the joint meeting, and today's call with Fjordglimt."""
    return [
        *(_planned(draw, cast, rhythm, place) for place in range(PLANNED)),
        *(_unconfirmed(draw, cast, rhythm) for _ in range(UNCONFIRMED)),
        _joint(draw, cast, rhythm),
        _fjordglimt(draw, cast, rhythm),
    ]


def _planned(draw: Draw, cast: Cast, rhythm: Rhythm, place: int) -> Record:
    """Every third is with a participant that has not been met for long."""
    far = place % 3 == 0
    participant = draw.choice(cast.of_nearness("cooling", "distant") if far else cast.of_nearness("close", "seldom"))
    day = rhythm.within(draw, -40, -2)
    return meeting(draw, cast, day, [participant], status="planned", mode="in_person" if far else "video", notes=None)


def _unconfirmed(draw: Draw, cast: Cast, rhythm: Rhythm) -> Record:
    day = rhythm.within(draw, 1, 13)
    participant = draw.choice(cast.of_nearness("close"))
    return meeting(draw, cast, day, [participant], status="planned", mode="in_person", notes=None, decisions=[])


def _joint(draw: Draw, cast: Cast, rhythm: Rhythm) -> Record:
    day = rhythm.within(draw, 60, 180)
    five = draw.some(cast.of_nearness("close"), 5)
    override = {"indicator": "2.5", "count": True, "reason": JOINT_REASON}
    fields = {"title": "Fem ved ett bord", "status": "held", "mode": "in_person", "overrides": [override]}
    return meeting(draw, cast, day, five, minutes=180, **fields)


def _fjordglimt(draw: Draw, cast: Cast, rhythm: Rhythm) -> Record:
    kept = meeting(
        draw,
        cast,
        rhythm.within(draw, 3, 12),
        [cast.id_of("Fjordglimt AS")],
        mode="phone",
        status="held",
        title="Pilot på ammoniakk",
        minutes=20,
        notes="Kari melder at pilotkunden er på plass; avtale signeres før årsskiftet.",
    )
    kept["attendance"] = [kept["attendance"][0] | {"person": cast.people[0]["id"], "status": "present"}]
    return kept
