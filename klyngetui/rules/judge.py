"""What one activity counts for, participant by participant (docs/rules.md, 2.5, 4.5, Information sharing)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.model import spells
from klyngetui.rules import reasons
from klyngetui.rules.succession import why_not_committed

if TYPE_CHECKING:
    from collections.abc import Mapping

    Record = Mapping[str, Any]
    Records = Mapping[str, Record]

LIVE = frozenset({"in_person", "video", "hybrid", "phone"})
FACE_TO_FACE = frozenset({"in_person", "hybrid"})


class Context(NamedTuple):
    """The records an activity is judged against, by id, and the cluster's settings."""

    settings: Mapping[str, Any]
    participants: Records
    team: Records
    groups: Records


class Credit(NamedTuple):
    """What one participant's presence counts for, before any succession and without regard to a window.

    `reasons` holds the codes of what stands in the way of a direct contact, then of how the rule was passed.
    """

    participant: str
    direct: bool
    in_person: bool
    wide: bool
    met: bool
    written: bool
    event: bool
    group: bool
    reasons: tuple[str, ...]


class Judgement(NamedTuple):
    """What an activity counts for as a whole.

    `team` are the ids of team members it is a direct contact for; `group` is the working group whose
    meeting it is; `credits` has one entry for each participant present, in the order logged.
    """

    credits: tuple[Credit, ...]
    direct: bool
    team: tuple[str, ...]
    event: bool
    group: str | None
    reasons: tuple[str, ...]


class _Scene(NamedTuple):
    day: date
    kind: str
    mode: str
    status: str | None
    """The reason code of a status other than held."""
    team: dict[str, str | None]
    """Employer of each team member who was in the team that day."""
    present: dict[str, list[Record]]
    crowded: bool
    taken_out: bool
    let_in: bool
    group: str | None


def judge(activity: Record, context: Context) -> Judgement:
    """Judge a checked activity. The answer depends on its records only, never on a window or on today.

    An unknown participant is one never committed; an unknown team member or group is none.
    """
    scene = _scene(activity, context)
    credits = tuple(_credit(scene, id, rows, context.participants.get(id, {})) for id, rows in scene.present.items())
    direct_with = [credit.participant for credit in credits if credit.direct]
    return Judgement(
        credits=credits,
        direct=bool(direct_with),
        team=tuple(id for id, employer in scene.team.items() if any(employer != o for o in direct_with)),
        event=scene.kind == "event" and scene.status is None,
        group=scene.group if scene.status is None and scene.mode in LIVE else None,
        reasons=_activity_reasons(scene),
    )


def would_be(activity: Record, context: Context) -> Judgement:
    """What a planned activity would count for if it were held as planned."""
    return judge({**activity, "status": "held"}, context)


def _scene(activity: Record, context: Context) -> _Scene:
    day = date.fromisoformat(activity["date"])
    present: dict[str, list[Record]] = {}
    for row in activity["attendance"]:
        if row["status"] == "present" and row["participant"]:
            present.setdefault(row["participant"], []).append(row)
    overrides = {bool(o["count"]) for o in activity["overrides"] if o["indicator"] == "2.5"}
    group = context.groups.get(activity["group"]) if activity["group"] else None
    is_working_group = activity["kind"] == "group_meeting" and group and group["kind"] == "working_group"
    return _Scene(
        day=day,
        kind=activity["kind"],
        mode=activity["mode"],
        status=None if activity["status"] == "held" else activity["status"],
        team=_in_team(activity["team"], context.team, day),
        present=present,
        crowded=len(present) > context.settings["direct_max_orgs"],
        taken_out=False in overrides,
        let_in=overrides == {True},
        group=activity["group"] if is_working_group else None,
    )


def _in_team(ids: list[str], team: Records, day: date) -> dict[str, str | None]:
    members = {id: team[id] for id in ids if id in team}
    return {id: member["employer"] for id, member in members.items() if spells.covers(member["spells"], day)}


def _credit(scene: _Scene, id: str, rows: list[Record], participant: Record) -> Credit:
    named = any(row["person"] for row in rows)
    marked = any(row["direct"] for row in rows)
    bars = _bars(scene, why_not_committed(participant, scene.day))
    short = () if scene.let_in else _shortcomings(scene, id, named=named, marked=marked)
    held, live = scene.status is None, scene.mode in LIVE
    counts = held and not reasons.NOT_COUNTED_THAT_DAY.intersection(bars)
    direct = not bars and not short
    wide = not bars and (direct or bool(scene.team))
    return Credit(
        participant=id,
        direct=direct,
        in_person=direct and scene.mode in FACE_TO_FACE,
        wide=wide,
        met=wide and named and bool(scene.team),
        written=counts and not live and scene.kind == "meeting" and not scene.taken_out,
        event=counts and scene.kind == "event",
        group=counts and live and scene.group is not None,
        reasons=(*bars, *short, *_ways_past(scene, marked)),
    )


def _bars(scene: _Scene, uncommitted: str | None) -> tuple[str, ...]:
    """What no mark and no `count = true` gets past."""
    bars = [scene.status] if scene.status else []
    if scene.taken_out:
        bars.append(reasons.TAKEN_OUT)
    if uncommitted:
        bars.append(uncommitted)
    if scene.mode not in LIVE:
        bars.append(reasons.WRITTEN)
    return tuple(bars)


def _shortcomings(scene: _Scene, id: str, *, named: bool, marked: bool) -> tuple[str, ...]:
    """Rules 1 (the kind), 2, 3 and 4 of a direct contact, where not met; the mark meets 1 and 4."""
    short = []
    if not scene.team:
        short.append(reasons.NO_TEAM)
    elif all(employer == id for employer in scene.team.values()):
        short.append(reasons.OWN_EMPLOYER)
    if scene.kind != "meeting" and not marked:
        short.append(reasons.KIND)
    if scene.crowded and not marked:
        short.append(reasons.TOO_MANY)
    if not named:
        short.append(reasons.NO_NAME)
    return tuple(short)


def _ways_past(scene: _Scene, marked: bool) -> tuple[str, ...]:
    return (reasons.MARKED,) * marked + (reasons.LET_IN,) * scene.let_in


def _activity_reasons(scene: _Scene) -> tuple[str, ...]:
    holds = {
        scene.status or "": scene.status is not None,
        reasons.TAKEN_OUT: scene.taken_out,
        reasons.LET_IN: scene.let_in,
        reasons.WRITTEN: scene.mode not in LIVE,
        reasons.NO_TEAM: not scene.team,
        reasons.TOO_MANY: scene.crowded,
        reasons.NOBODY: not scene.present,
        reasons.NOT_WORKING_GROUP: scene.kind == "group_meeting" and scene.group is None,
    }
    return tuple(code for code, true in holds.items() if true)
