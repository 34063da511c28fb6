"""The team of the sample: one always there, one with leave, one employed by a participant, one who left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.sample.names.persons import TEAM
from klyngetui.sample.rows import record, spell

if TYPE_CHECKING:
    from klyngetui.sample.rhythm import Rhythm

    Record = dict[str, Any]

EMPLOYER = "Nordlys Havforskning"


def team(rhythm: Rhythm, participants: list[Record]) -> list[Record]:
    """The four of the team; the first is the manager."""
    employer = next(one["id"] for one in participants if one["name"] == EMPLOYER)
    spells = (
        [spell(None, None)],
        [spell(rhythm.ago(1000), rhythm.ago(610)), spell(rhythm.ago(430), None)],
        [spell(rhythm.ago(720), None)],
        [spell(None, rhythm.ago(420))],
    )
    return [
        record(
            "team_member",
            f"t{place}",
            name=name,
            email=f"{name.split()[0].lower()}@havlys.example",
            spells=dated,
            employer=employer if place == 3 else None,
        )
        for place, (name, dated) in enumerate(zip(TEAM, spells, strict=True), start=1)
    ]
