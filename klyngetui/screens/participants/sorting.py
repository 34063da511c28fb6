"""The orders the participants can be listed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.locale import _

if TYPE_CHECKING:
    from klyngetui.indicators.engagement import Engagement


class Sorting(NamedTuple):
    """One order of the list, in words, and what it sorts by."""

    words: str
    key: Any


def sortings() -> list[Sorting]:
    """The orders of the list; the first is what needs us most."""
    return [
        Sorting(_("longest without direct contact"), lambda one: (_rank(one), one.last_direct or "")),
        Sorting(_("name"), lambda _one: 0),
        Sorting(_("last seen"), lambda one: one.last_seen or ""),
        Sorting(_("people met"), lambda one: -one.people),
        Sorting(_("groups"), lambda one: -one.groups),
        Sorting(_("events"), lambda one: -one.events),
        Sorting(_("stories"), lambda one: -one.stories),
        Sorting(_("growing most"), lambda one: (one.earlier - one.recent, -one.recent)),
    ]


def _rank(one: Engagement) -> int:
    """Those that count first, those that do not last."""
    return ("committed", "new", "prospect", "past", "succeeded").index(one.state)
