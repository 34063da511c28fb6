"""The sample cluster itself: its programme, label and settings, and the targets it set for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.model.records import blank
from klyngetui.model.settings import DEFAULTS
from klyngetui.sample.followup import LAST_ASSESSMENT
from klyngetui.sample.rhythm import HOLIDAYS
from klyngetui.sample.rows import record

if TYPE_CHECKING:
    from klyngetui.sample.rhythm import Rhythm

    Record = dict[str, Any]

TARGETS = (("2.5", "reached", 0.8), ("4.5", "in_groups", 0.6), ("5.2", "usable", 4))


def cluster(rhythm: Rhythm, seed: int) -> Record:
    """The cluster; its id is made of seed and day, so that the same sample is the same cluster."""
    from uuid import NAMESPACE_DNS, uuid5

    fields = {
        "id": str(uuid5(NAMESPACE_DNS, f"{seed}.{rhythm.ending}.havlys.example")),
        "name": "Havlys klynge",
        "programme": "arena_pro",
        "programme_from": rhythm.ago(900).replace(day=1).isoformat(),
        "programme_to": rhythm.ago(-840).replace(day=1).isoformat(),
        "label_level": "bronze",
        "label_awarded_on": rhythm.ago(LAST_ASSESSMENT - 45).isoformat(),
        "label_expires_on": rhythm.ago(-240).isoformat(),
        "assessment_on": rhythm.ago(-212).isoformat(),
        "settings": {**DEFAULTS, "holidays": list(HOLIDAYS)},
    }
    return {"id": fields["id"], **blank("cluster"), **fields}


def targets(rhythm: Rhythm) -> list[Record]:
    """The cluster's own targets for the year, each with where it comes from."""
    year = rhythm.ending.year
    return [
        record(
            "target",
            f"aim{place}",
            indicator=indicator,
            measure=measure,
            value=value,
            source=f"Vår egen plan {year}, styrevedtak",
            **{"from": f"{year}-01-01"},
        )
        for place, (indicator, measure, value) in enumerate(TARGETS, start=1)
    ]
