"""The sample's groups and their members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.model.spells import covering
from klyngetui.sample.names.groups import COUNTED, FIXED, PLANS, Plan
from klyngetui.sample.rows import record, spell, text_of

if TYPE_CHECKING:
    from klyngetui.sample.cast import Cast
    from klyngetui.sample.draw import Draw
    from klyngetui.sample.rhythm import Rhythm

    Record = dict[str, Any]

#: Who takes part in the groups that count: about half of the participants, mostly the near ones.
POOL = {"close": 13, "regular": 12, "seldom": 3, "cooling": 2}


def groups(draw: Draw, cast: Cast, rhythm: Rhythm) -> list[Record]:
    """The groups with their members, in the order of their plans."""
    rosters = _rosters(draw, cast, rhythm)
    return [_group(draw, cast, rhythm, plan, rosters[plan.id]) for plan in PLANS]


def _rosters(draw: Draw, cast: Cast, rhythm: Rhythm) -> dict[str, list[str]]:
    """Participants by group: everybody of the pool sits in at least one of the groups that count."""
    fixed = {group: [cast.id_of(name) for name in names] for group, names in FIXED.items()}
    old = {one for one in cast.committed(rhythm.ago(0)) if one in cast.committed(rhythm.ago(420))}
    pool = [one for seats in fixed.values() for one in seats]
    for near, wanted in POOL.items():
        there = [one for one in cast.of_nearness(near) if one in old]
        missing = wanted - len(set(there) & set(pool))
        pool.extend(draw.some([one for one in there if one not in pool], missing))
    waiting = [one for one in pool if not any(one in seats for seats in fixed.values())]
    draw.shuffle(waiting)
    rosters = {}
    for plan in PLANS:
        seats = list(fixed.get(plan.id, ()))
        source = waiting if plan.id in COUNTED else []
        while source and len(seats) < plan.seats:
            seats.append(source.pop())
        further = pool if plan.id in COUNTED else sorted(old)
        seats.extend(draw.some([one for one in further if one not in seats], plan.seats - len(seats)))
        rosters[plan.id] = seats
    return rosters


def _group(draw: Draw, cast: Cast, rhythm: Rhythm, plan: Plan, roster: list[str]) -> Record:
    started = rhythm.ago(plan.started)
    ended = rhythm.ago(plan.ended) if plan.ended is not None else None
    return record(
        "group",
        plan.id,
        name=plan.name,
        nicknames=[plan.nickname],
        aim=plan.aim,
        leader=plan.leader,
        kind=plan.kind,
        started_on=started.isoformat(),
        ended_on=text_of(ended),
        outcome=plan.outcome,
        result=plan.result,
        members=[_member(draw, cast, rhythm, plan, participant) for participant in roster],
    )


def _member(draw: Draw, cast: Cast, rhythm: Rhythm, plan: Plan, participant: str) -> Record:
    """A seat held by somebody who still works there, since both group and commitment have begun."""
    today = rhythm.ago(0)
    started = rhythm.ago(plan.started)
    committed = covering(cast.by_id[participant]["commitments"], today)
    since = max(started, committed[0]) if committed and committed[0] else started
    staff = cast.staff_on(participant, today)
    if participant == cast.participants[0]["id"]:
        staff = [cast.people[0]["id"]]
    person = draw.choice(staff) if staff and draw.chance(0.9) else None
    end = rhythm.ago(plan.ended) if plan.ended is not None else None
    return {"participant": participant, "person": person, **spell(min(since, end) if end else since, end)}
