"""The sample's evidence: links, since a document cannot bring the files beside a log."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from klyngetui.sample.draw import Weighted
from klyngetui.sample.rows import record

if TYPE_CHECKING:
    from klyngetui.sample.draw import Draw
    from klyngetui.sample.rhythm import Rhythm

    Record = dict[str, Any]

OWN_NOTES = ("Egne notater", 1)
MINUTES = ("Referat", 2)
KINDS = {
    "meeting": Weighted([(OWN_NOTES, 30.0), (MINUTES, 25.0), (("Kalenderinnkalling", 2), 40.0), (("Brev", 3), 5.0)]),
    "event": Weighted([(("Program", 2), 30.0), (("Påmeldingsliste", 2), 40.0), (("Signert deltakerliste", 3), 30.0)]),
    "group_meeting": Weighted([(MINUTES, 75.0), (("Signert referat", 3), 25.0)]),
}
SHARES = {"meeting": 0.68, "event": 0.9, "group_meeting": 0.92}


def evidence(draw: Draw, rhythm: Rhythm, activities: list[Record], stories: list[Record]) -> list[Record]:
    """Links for most held activities and for every publication of a story."""
    made: list[Record] = []
    for activity in activities:
        if activity["status"] == "held" and draw.chance(SHARES[activity["kind"]]):
            added = date.fromisoformat(activity["date"]) + timedelta(days=draw.between(0, 9))
            label, level = KINDS[activity["kind"]].one(draw)
            made.append(_link(len(made), "activity", activity["id"], label, level, min(added, rhythm.ending)))
    for story in stories:
        for publication in story["publications"]:
            added = date.fromisoformat(publication["on"])
            label = f"Omtale: {publication['channel']}"
            made.append(_link(len(made), "story", story["id"], label, 3, added))
    return made


def _link(place: int, entity: str, identity: str, label: str, level: int, added: date) -> Record:
    return record(
        "evidence",
        f"e{place + 1:04d}",
        of={"entity": entity, "id": identity},
        label=label,
        kind="link",
        url=f"https://example.org/havlys/arkiv/{added.year}/{identity}",
        level=level,
        added_on=added.isoformat(),
    )
