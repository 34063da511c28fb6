"""The stages of success stories in signs and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.locale import _
from klyngetui.locale.formats import joined
from klyngetui.rules.reason_words import missing
from klyngetui.rules.stories import TOLD

if TYPE_CHECKING:
    from klyngetui.rules.stories import StoryState

BOARD = ("seed", "drafted", "waiting", "ready", "published")
"""The columns of the board, in order."""
BACK = {"expired": "waiting", "withdrawn": "waiting"}
"""Where a story stands that lost its consent."""


def stage(state: StoryState) -> str:
    """The column of the board it stands in; what is told and agreed but not ready or published waits, too."""
    agreed = state.state == "drafted" and not {*TOLD, "consent"}.intersection(state.missing)
    return "waiting" if agreed else BACK.get(state.state, state.state)


def stage_words(name: str) -> str:
    """The title of a column."""
    return {
        "seed": _("Seed"),
        "drafted": _("Drafted"),
        "waiting": _("Consent"),
        "ready": _("Ready"),
        "published": _("Published"),
    }[name]


def sign(state: StoryState) -> tuple[str, str]:
    """Tone and sign of a story: usable, lost its consent, too old, or on its way."""
    if state.usable:
        return "good", "★"
    if state.state in ("expired", "withdrawn"):
        return "bad", "×"
    return ("muted", "–") if "too_old" in state.missing else ("", "☆")


def lack_words(state: StoryState) -> str:
    """What keeps it from counting, as a sentence; that it counts where nothing does."""
    words = need_words(state)
    return words if state.state in BACK or _settled(state) else _("missing: {what}").format(what=words)


def need_words(state: StoryState) -> str:
    """What keeps it from counting, in a few words; that it counts where nothing does."""
    if state.usable:
        return _("counts, for the assessor only") if state.assessor_only else _("counts")
    if state.state == "expired":
        return _("consent expired")
    if state.state == "withdrawn":
        return _("consent withdrawn")
    if state.missing == ("too_old",):
        return _("too old to count")
    return joined([missing(code) for code in state.missing])


def _settled(state: StoryState) -> bool:
    """Whether there is nothing to name that is missing: it counts, or is too old for anything to help."""
    return state.usable or state.missing == ("too_old",)
