"""The sample's whole document, put together in order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.sample import followup
from klyngetui.sample.ahead import around_today
from klyngetui.sample.cast import make_cast
from klyngetui.sample.cluster import cluster, targets
from klyngetui.sample.draw import Draw
from klyngetui.sample.events import events
from klyngetui.sample.evidence import evidence
from klyngetui.sample.group_meetings import group_meetings
from klyngetui.sample.groups import groups
from klyngetui.sample.meetings import meetings
from klyngetui.sample.rhythm import Rhythm
from klyngetui.sample.stories import stories

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.sample.cast import Cast

    Record = dict[str, Any]

ENTRIES = 1500


def sample_document(seed: int = 1, *, ending: date) -> dict[str, Any]:
    """A cluster that looks real, as an interchange document: the three years up to `ending`.

    About 60 participants, 150 people, 4 of the team, 9 groups, 1,500 activities and 9 stories; the same for
    the same seed and day. Evidence is links only, nothing is sealed and no review holds figures. All names
    are invented.
    """
    draw, rhythm = Draw(seed), Rhythm(ending)
    cast = make_cast(draw, rhythm)
    working = groups(draw, cast, rhythm)
    logged = _activities(draw, cast, rhythm, working)
    tales = stories(draw, cast, rhythm, logged)
    return {
        "format": "klyngetui-log",
        "version": 1,
        "cluster": cluster(rhythm, seed),
        "targets": targets(rhythm),
        "participants": cast.participants,
        "people": cast.people,
        "team": cast.team,
        "groups": working,
        "activities": logged,
        "stories": tales,
        "evidence": evidence(draw, rhythm, logged, tales),
        "actions": followup.actions(cast, rhythm),
        "recommendations": followup.recommendations(rhythm),
        "ratings": followup.ratings(draw, rhythm),
        "reviews": followup.reviews(draw, rhythm),
        "seals": [],
    }


def _activities(draw: Draw, cast: Cast, rhythm: Rhythm, working: list[Record]) -> list[Record]:
    """All activities in order of time, numbered."""
    rest = [
        *events(draw, cast, rhythm),
        *group_meetings(draw, cast, rhythm, working),
        *around_today(draw, cast, rhythm),
    ]
    everything = [*meetings(draw, cast, rhythm, ENTRIES - len(rest)), *rest]
    everything.sort(key=lambda one: (one["date"], one["time"] or ""))
    for place, activity in enumerate(everything, start=1):
        activity["id"] = f"a{place:04d}"
    return everything
