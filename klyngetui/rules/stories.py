"""The state of a success story (docs/rules.md, 5.2)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.model.periods import months_before

if TYPE_CHECKING:
    from collections.abc import Mapping

    from klyngetui.model.periods import Period

    Record = Mapping[str, Any]

TOLD = ("participant", "contribution", "result", "outcome_on")
"""What a story must say before it waits for consent."""


class StoryState(NamedTuple):
    """A story on L. `published`, `assessor_only` and `quantified` are true of usable stories only.

    `missing` holds what keeps it from being usable: any of participant, contribution, result, outcome_on
    (none, or after L), consent, ready_or_published, too_old.
    """

    state: str
    missing: tuple[str, ...]
    usable: bool
    published: bool
    assessor_only: bool
    quantified: bool


def story_state(story: Record, last: date, settings: Mapping[str, Any]) -> StoryState:
    """The state of a story on L; the first of these that is true names it:

    withdrawn (consent withdrawn on or before L), expired (consent ran out before L), seed (no contribution),
    drafted (participant, contribution, result or a past outcome day lacking), waiting (no consent yet, or one
    dated after L), published, ready, and drafted again for one that is told and agreed but neither of these.
    A story too old to count keeps its state and says `too_old`.
    """
    consent = story["consent"] or {}
    public = consent.get("scope") == "public" and _published_by(story, last)
    missing = _missing(story, last, settings["story_max_age_months"], public=public)
    usable = not missing
    return StoryState(
        state=_state(story, last, missing, public=public),
        missing=missing,
        usable=usable,
        published=usable and public,
        assessor_only=usable and consent.get("scope") == "assessor",
        quantified=usable and story["result_value"] is not None,
    )


def consent_valid(story: Record, day: date) -> bool:
    """Whether consent was given by that day, has not run out, and is not withdrawn by then."""
    consent = story["consent"]
    if not consent or _day(consent["on"], date.max) > day:
        return False
    return _day(consent["expires_on"], date.max) >= day and not _withdrawn(consent, day)


def published_in_window(story: Record, period: Period, last: date) -> bool:
    """Whether a publication falls in the window, on or before L, with consent of any scope valid on L."""
    in_window = any(period.start <= _day(p["on"], date.max) <= last for p in story["publications"])
    return in_window and consent_valid(story, last)


def _missing(story: Record, last: date, max_age_months: int, *, public: bool) -> tuple[str, ...]:
    outcome_on = _day(story["outcome_on"], date.max)
    known = bool(story["outcome_on"]) and outcome_on <= last
    lacks = {
        "participant": not story["participants"],
        "contribution": _blank(story["contribution"]),
        "result": _blank(story["result"]),
        "outcome_on": not known,
        "consent": not consent_valid(story, last),
        "ready_or_published": not (public or _ready_by(story, last)),
        "too_old": known and outcome_on <= months_before(last, max_age_months),
    }
    return tuple(name for name, lacking in lacks.items() if lacking)


def _state(story: Record, last: date, missing: tuple[str, ...], *, public: bool) -> str:
    consent = story["consent"]
    rungs = {
        "withdrawn": bool(consent) and _withdrawn(consent, last),
        "expired": bool(consent) and _day(consent["expires_on"], date.max) < last,
        "seed": "contribution" in missing,
        "drafted": any(name in missing for name in TOLD),
        "waiting": "consent" in missing,
        "published": public,
        "ready": _ready_by(story, last),
    }
    return next((state for state, true in rungs.items() if true), "drafted")


def _published_by(story: Record, last: date) -> bool:
    return any(_day(publication["on"], date.max) <= last for publication in story["publications"])


def _ready_by(story: Record, last: date) -> bool:
    return bool(story["ready_on"]) and _day(story["ready_on"], date.max) <= last


def _withdrawn(consent: Record, day: date) -> bool:
    return bool(consent["withdrawn_on"]) and _day(consent["withdrawn_on"], date.max) <= day


def _blank(text: str | None) -> bool:
    return not (text or "").strip()


def _day(text: str | None, otherwise: date) -> date:
    return date.fromisoformat(text) if text else otherwise
