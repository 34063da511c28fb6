"""The state of a group in a sign and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.locale import _, ngettext
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


def counted_words(name: str, n: int) -> str:
    """How many groups are in a state."""
    return {
        "active": ngettext("{n} active", "{n} active", n),
        "amber": ngettext("{n} going quiet", "{n} going quiet", n),
        "achieved": ngettext("{n} achieved", "{n} achieved", n),
        "dormant": ngettext("{n} dormant", "{n} dormant", n),
        "on_paper": ngettext("{n} on paper", "{n} on paper", n),
        "ended": ngettext("{n} ended", "{n} ended", n),
    }[name].format(n=n)


def lacking(code: str) -> str:
    """What a group lacks to count (`klyngetui.rules.groups`), in words."""
    return {
        "aim": _("an aim"),
        "leader": _("a leader"),
        "started": _("to have started"),
        "meetings": _("meetings on more days"),
        "participants": _("more participants present"),
    }[code]
