"""Who is in the sample cluster: the participants, their people and the team, ready to be met."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from klyngetui.model.spells import covers
from klyngetui.sample.draw import Weighted
from klyngetui.sample.participants import participants
from klyngetui.sample.people import people
from klyngetui.sample.team import team

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.sample.draw import Draw
    from klyngetui.sample.rhythm import Rhythm

    Record = dict[str, Any]

PULL = {"close": 10.0, "regular": 4.0, "seldom": 1.6, "cooling": 4.0}


@dataclass(frozen=True)
class Cast:
    """Everybody of the sample, with what the generators ask about them."""

    participants: list[Record]
    people: list[Record]
    team: list[Record]
    nearness: dict[str, str]
    last_met: dict[str, date]
    staff: dict[str, list[tuple[str, Record]]] = field(default_factory=dict)
    by_id: dict[str, Record] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.by_id.update({one["id"]: one for one in self.participants})
        for person in self.people:
            for employment in person["employments"]:
                self.staff.setdefault(employment["participant"], []).append((person["id"], employment))

    def id_of(self, name: str) -> str:
        """The id of the participant of that name."""
        return next(str(one["id"]) for one in self.participants if one["name"] == name)

    def of_nearness(self, *near: str) -> list[str]:
        """The participants that stand so near to the cluster."""
        return [one["id"] for one in self.participants if self.nearness[one["id"]] in near]

    def committed(self, day: date) -> list[str]:
        """The participants committed on the day."""
        return [one["id"] for one in self.participants if covers(one["commitments"], day)]

    def staff_on(self, participant: str, day: date) -> list[str]:
        """The people who work for the participant on the day."""
        return [person for person, employment in self.staff[participant] if covers([employment], day)]

    def team_on(self, day: date) -> list[str]:
        """The team of the day."""
        return [member["id"] for member in self.team if covers(member["spells"], day)]

    def meetable(self, participant: str, day: date) -> bool:
        """Whether the team would meet it one to one that day: committed, and not cooled off."""
        last = self.last_met.get(participant)
        return covers(self.by_id[participant]["commitments"], day) and (last is None or day <= last)

    def by_pull(self) -> Weighted[str]:
        """The participants the team meets one to one, drawn as often as they stand near."""
        return Weighted([(one, PULL[near]) for one, near in self.nearness.items() if near in PULL])


def make_cast(draw: Draw, rhythm: Rhythm) -> Cast:
    """The participants, people and team of the sample."""
    organisations, nearness = participants(draw, rhythm)
    cooling = [one["id"] for one in organisations if nearness[one["id"]] == "cooling"]
    last_met = {one: rhythm.ago(draw.between(380, 700)) for one in cooling}
    return Cast(organisations, people(draw, rhythm, organisations), team(rhythm, organisations), nearness, last_met)
