"""Commitment, dated succession and the denominator (docs/rules.md, Denominator)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.model import spells
from klyngetui.rules import reasons

if TYPE_CHECKING:
    from collections.abc import Mapping

    Record = Mapping[str, Any]


class NewParticipant(NamedTuple):
    """A participant too new to be in N, and the day by which to meet it."""

    id: str
    since: date
    meet_by: date


class Denominator(NamedTuple):
    """Participant ids: `all` is D, `counted` is N = D without `new`."""

    all: list[str]
    new: list[NewParticipant]
    counted: list[str]


def why_not_committed(participant: Record, day: date) -> str | None:
    """None where the participant is committed on the day and not succeeded by then, else the reason code."""
    succession = participant.get("succeeded_by")
    if succession and date.fromisoformat(succession["on"]) <= day:
        return reasons.SUCCEEDED
    commitments = participant.get("commitments")
    if not commitments:
        return reasons.PROSPECT
    return None if spells.covers(commitments, day) else reasons.NOT_COMMITTED


def committed(participant: Record, day: date) -> bool:
    """Whether what happens with the participant on that day can count for it."""
    return why_not_committed(participant, day) is None


def final_successor(participants: Mapping[str, Record], last: date) -> dict[str, str]:
    """For each participant id, the id its contacts count for on L: itself, or the end of its chain.

    A succession after L is not there yet. A circle, refused on entry, ends before it closes.
    """
    return {
        id: _end_of_chain(participants, id, last) if record.get("succeeded_by") else id
        for id, record in participants.items()
    }


def denominator(participants: Mapping[str, Record], last: date, settings: Mapping[str, Any]) -> Denominator:
    """D, the new ones of it, and N, on L (docs/rules.md, Denominator); ids in the order given."""
    days = settings["new_member_days"]
    long_ago = (last - timedelta(days=days)).isoformat() if last.toordinal() > days else ""
    everyone = [id for id, record in participants.items() if committed(record, last)]
    new = []
    for id in everyone:
        since = _since(participants[id]["commitments"], last, long_ago)
        if since is not None and (last - since).days < days:
            new.append(NewParticipant(id, since, since + timedelta(days=days)))
    left_out = {one.id for one in new}
    return Denominator(everyone, new, [id for id in everyone if id not in left_out])


def _since(commitments: list[dict[str, Any]], last: date, long_ago: str) -> date | None:
    """The first day of the joined spell that holds L; None also where it surely began that long ago."""
    for one in commitments:
        if (one["from"] or "") <= long_ago and (not one["to"] or one["to"] >= last.isoformat()):
            return None
    span = spells.covering(commitments, last)
    return span[0] if span else None


def _end_of_chain(participants: Mapping[str, Record], id: str, last: date) -> str:
    seen = {id}
    while succession := participants.get(id, {}).get("succeeded_by"):
        if date.fromisoformat(succession["on"]) > last or succession["participant"] in seen:
            break
        id = succession["participant"]
        seen.add(id)
    return id
