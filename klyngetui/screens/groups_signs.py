"""The state of a group in a sign and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.locale import _
from klyngetui.model.choice_labels import choice_label

if TYPE_CHECKING:
    from klyngetui.rules.groups import GroupState

STATES = ("active", "amber", "achieved", "dormant", "on_paper", "ended")
SIGNS = {
    "active": ("good", "●"),
    "amber": ("warn", "▲"),
    "achieved": ("good", "★"),
    "dormant": ("warn", "◌"),
    "on_paper": ("muted", "○"),
    "ended": ("muted", "–"),
    "other": ("", "·"),
}


def state_of(state: GroupState | None) -> str:
    """One of STATES, or "other" where it is no working group."""
    if state is None:
        return "other"
    return "amber" if state.amber else state.state


def state_words(name: str, kind: str = "working_group") -> str:
    """A state in words; the kind where it is no working group."""
    return {
        "active": _("active"),
        "amber": _("going quiet"),
        "achieved": _("achieved"),
        "dormant": _("dormant"),
        "on_paper": _("on paper"),
        "ended": _("ended"),
    }.get(name, choice_label(kind))


def lacking(code: str) -> str:
    """What a group lacks to count (`klyngetui.rules.groups`), in words."""
    return {
        "aim": _("an aim"),
        "leader": _("a leader"),
        "started": _("to have started"),
        "meetings": _("meetings on more days"),
        "participants": _("more participants present"),
    }[code]
