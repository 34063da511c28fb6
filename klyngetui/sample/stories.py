"""The sample's stories, tied to entries of the log that led to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.sample.names.stories import TALES, Consent, Tale
from klyngetui.sample.rows import record, text_of

if TYPE_CHECKING:
    from klyngetui.sample.cast import Cast
    from klyngetui.sample.draw import Draw
    from klyngetui.sample.rhythm import Rhythm

    Record = dict[str, Any]

STILL_AHEAD = "9999-12-31"


def stories(draw: Draw, cast: Cast, rhythm: Rhythm, activities: list[Record]) -> list[Record]:
    """The stories in the order of their table."""
    return [_story(draw, cast, rhythm, activities, f"s{place}", tale) for place, tale in enumerate(TALES, start=1)]


def _story(draw: Draw, cast: Cast, rhythm: Rhythm, activities: list[Record], identity: str, tale: Tale) -> Record:
    participants = [cast.id_of(name) for name in tale.participants]
    outcome = text_of(rhythm.ago(tale.outcome)) if tale.outcome is not None else None
    roots = [one["id"] for one in activities if _led_to(one, set(participants), outcome or STILL_AHEAD)]
    return record(
        "story",
        identity,
        title=tale.title,
        participants=[
            {"participant": one, "role": role}
            for one, role in zip(participants, ("Eier", "Partner", "Bestiller"), strict=False)
        ],
        activities=sorted(draw.some(roots, 2)),
        situation=tale.situation,
        contribution=tale.contribution,
        result=tale.result,
        result_value=tale.value,
        result_unit=tale.unit,
        outcome_on=outcome,
        ready_on=_ago(rhythm, tale.ready),
        consent=_consent(rhythm, tale.consent) if tale.consent else None,
        publications=[
            {
                "channel": channel,
                "on": _ago(rhythm, days),
                "url": f"https://example.org/havlys/{identity}/{place}",
            }
            for place, (channel, days) in enumerate(tale.published, start=1)
        ],
        quote=tale.quote,
        effects=list(tale.effects),
    )


def _led_to(activity: Record, participants: set[str], before: str) -> bool:
    present = {row["participant"] for row in activity["attendance"] if row["status"] == "present"}
    return activity["status"] == "held" and activity["date"] <= before and bool(present & participants)


def _consent(rhythm: Rhythm, consent: Consent) -> Record:
    return {
        "scope": consent.scope,
        "by": consent.by,
        "on": _ago(rhythm, consent.given),
        "expires_on": _ago(rhythm, consent.expires),
        "withdrawn_on": _ago(rhythm, consent.withdrawn),
    }


def _ago(rhythm: Rhythm, days: int | None) -> str | None:
    return None if days is None else rhythm.ago(days).isoformat()
