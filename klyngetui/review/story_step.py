"""One step further with a story: what it lacks next, and the patch that fills it in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.capture.dates import parse_date_text
from klyngetui.locale import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    Record = dict[str, Any]

UNASKED = "ready_or_published"
"""What needs no answer: told and agreed, it only has to be called ready."""
TOO_OLD = "too_old"


def next_lack(missing: Sequence[str]) -> str | None:
    """The code of what a story lacks first (docs/rules.md, 5.2), or None where a step cannot help it."""
    return next((code for code in missing if code != TOO_OLD), None)


def question(code: str) -> str:
    """What is asked for to take the step."""
    return {
        "participant": _("Whose story is it?"),
        "contribution": _("What did the cluster do?"),
        "result": _("What came of it?"),
        "outcome_on": _("When? For example 12.6. or 12.06.2026"),
        "consent": _("Who agreed to its publication today?"),
        UNASKED: "",
    }[code]


def patch_for(record: Record, code: str, said: str, today: date) -> Record:
    """The patch that fills in what was lacking; `said` is the id for a participant. Raises CaptureError for no day."""
    if code == "participant":
        return {"participants": [*record["participants"], {"participant": said, "role": None}]}
    if code == "outcome_on":
        return {"outcome_on": parse_date_text(said, today).isoformat()}
    if code == "consent":
        return {"consent": {"scope": "public", "by": said, "on": today.isoformat()}}
    if code == UNASKED:
        return {"ready_on": today.isoformat()}
    return {code: said}
