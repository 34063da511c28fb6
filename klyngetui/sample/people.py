"""The people of the sample: 150, each with a role, an address and where they have worked."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from klyngetui.sample.names import organisations
from klyngetui.sample.names.persons import FAMILY_NAMES, FIRST_NAMES, ROLES
from klyngetui.sample.participants import ASCII
from klyngetui.sample.rows import record, spell

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.sample.draw import Draw
    from klyngetui.sample.rhythm import Rhythm

    Record = dict[str, Any]

PEOPLE = 150
MOVERS = 4
LEAVERS = 3


def people(draw: Draw, rhythm: Rhythm, participants: list[Record]) -> list[Record]:
    """The people; Kari Nes of Fjordglimt is the first."""
    employers = _employers(draw, participants)
    rows = [
        _person(draw, place, name, employer)
        for place, (name, employer) in enumerate(zip(_names(draw), employers, strict=True), start=1)
    ]
    merged = next(one for one in participants if one["name"] == organisations.MERGED)
    for row in rows:
        if row["employments"][0]["participant"] == merged["id"]:
            _move(row, merged["succeeded_by"]["participant"], rhythm.ago(organisations.MERGED_DAYS_AGO))
    settled = [row for row in rows[len(participants) :] if len(row["employments"]) == 1]
    changing = draw.some(settled, MOVERS + LEAVERS)
    for row in changing[:MOVERS]:
        _move(row, draw.choice(participants[:30])["id"], rhythm.ago(draw.between(150, 800)))
    for row in changing[MOVERS:]:
        row["employments"][0]["to"] = rhythm.ago(draw.between(100, 600)).isoformat()
    return rows


def _employers(draw: Draw, participants: list[Record]) -> list[Record]:
    """One person each, then the near ones of the table's upper part more often."""
    further: list[Record] = []
    while len(participants) + len(further) < PEOPLE:
        place = min(draw.randrange(len(participants)), draw.randrange(len(participants)))
        further.append(participants[place])
    return [*participants, *further]


def _names(draw: Draw) -> list[str]:
    firsts, families = list(FIRST_NAMES), list(FAMILY_NAMES)
    draw.shuffle(firsts)
    draw.shuffle(families)
    pairs = [
        f"{firsts[place % len(firsts)]} {families[(place + place // len(firsts)) % len(families)]}"
        for place in range(PEOPLE - 1)
    ]
    return ["Kari Nes", *pairs]


def _person(draw: Draw, place: int, name: str, employer: Record) -> Record:
    first, family = name.lower().translate(ASCII).split()
    address = f"{first}.{family}@{employer['email_domains'][0]}"
    return record(
        "person",
        f"h{place:03d}",
        name=name,
        nicknames=[name.split()[0].lower()] if place == 1 or draw.chance(0.08) else [],
        email=address if place == 1 or draw.chance(0.85) else None,
        role="Daglig leder" if place == 1 else draw.choice(ROLES[employer["kind"]]),
        employments=[{"participant": employer["id"], **spell(None, None)}],
    )


def _move(person: Record, participant: str, on: date) -> None:
    """The person works for another participant from the day on."""
    first = person["employments"][0]
    if first["participant"] == participant:
        return
    first["to"] = (on - timedelta(days=1)).isoformat()
    person["employments"].append({"participant": participant, **spell(on, None)})
