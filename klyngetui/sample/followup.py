"""The sample's actions, recommendations, ratings and weekly reviews, none of them with a figure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from klyngetui.sample.names.followups import (
    ACTIONS,
    NEXT_WEEK,
    RATINGS,
    RECOMMENDATIONS,
    REFLECTIONS,
    STEPS,
)
from klyngetui.sample.rows import record, text_of

if TYPE_CHECKING:
    from klyngetui.sample.cast import Cast
    from klyngetui.sample.draw import Draw
    from klyngetui.sample.rhythm import Rhythm

    Record = dict[str, Any]

LAST_ASSESSMENT = 540


def actions(cast: Cast, rhythm: Rhythm) -> list[Record]:
    """Open, late and done actions."""
    return [
        record(
            "action",
            f"do{place:02d}",
            text=text,
            owner=owner,
            due_on=rhythm.ago(due).isoformat(),
            done_on=text_of(rhythm.ago(done)) if done is not None else None,
            of=_pointer(cast, of) if of else None,
        )
        for place, (text, owner, due, done, of) in enumerate(ACTIONS, start=1)
    ]


def _pointer(cast: Cast, of: tuple[str, str]) -> Record:
    entity, name = of
    return {"entity": entity, "id": cast.id_of(name) if entity == "participant" else name}


def recommendations(rhythm: Rhythm) -> list[Record]:
    """What the last assessment asked for."""
    return [
        record(
            "recommendation",
            f"rec{place}",
            assessment_on=rhythm.ago(LAST_ASSESSMENT).isoformat(),
            text=text,
            indicator=indicator,
            action=action,
            effect=effect,
            closed_on=text_of(rhythm.ago(closed)) if closed is not None else None,
        )
        for place, (indicator, text, action, effect, closed) in enumerate(RECOMMENDATIONS, start=1)
    ]


def ratings(draw: Draw, rhythm: Rhythm) -> list[Record]:
    """Own ratings of some of the indicators that the log does not measure."""
    return [
        record(
            "rating",
            f"rate{place:02d}",
            indicator=indicator,
            score=score,
            note=note,
            rated_on=rhythm.ago(draw.between(20, 120)).isoformat(),
        )
        for place, (indicator, score, note) in enumerate(RATINGS, start=1)
    ]


def reviews(draw: Draw, rhythm: Rhythm) -> list[Record]:
    """The last weeks' reviews, none of them sealed; now and then a step was skipped."""
    made = []
    for place, reflection in enumerate(REFLECTIONS, start=1):
        friday = rhythm.ending - timedelta(days=rhythm.ending.weekday() + 3 + 7 * (len(REFLECTIONS) - place))
        year, week, _ = friday.isocalendar()
        steps = {step: "skipped" if draw.chance(0.15) else "done" for step in STEPS}
        made.append(
            record(
                "review",
                f"rev{place}",
                week=f"{year}-W{week:02d}",
                opened_on=friday.isoformat(),
                steps={**steps, "seal": "left"},
                reflection=reflection,
                next_week=NEXT_WEEK,
            )
        )
    return made
