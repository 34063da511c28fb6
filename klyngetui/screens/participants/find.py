"""Which participants the list shows, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from klyngetui.locale import _
from klyngetui.model.choice_labels import choice_label
from klyngetui.model.records import PARTICIPANT_KINDS
from klyngetui.screens.participants.sorting import sortings
from klyngetui.screens.picker import Choice
from klyngetui.store.search import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klyngetui.indicators.engagement import Engagement


class Shown(NamedTuple):
    """What the list is restricted to: filters by name, words typed; and the order, by number, turned round or not."""

    only: tuple[str, ...] = ()
    search: str = ""
    order: int = 0
    turned: bool = False

    def adding(self, name: str) -> Shown:
        """With one more filter, in place of one of the same sort."""
        sort = name.partition(":")[0]
        return self._replace(only=(*(one for one in self.only if one.partition(":")[0] != sort), name))

    @property
    def restricted(self) -> bool:
        """Whether some may be left out."""
        return bool(self.only or self.search.strip())

    @property
    def words(self) -> str:
        """The filters and the search in words, "" for none."""
        named = {name: words for _sort, name, words in filters()}
        told = [named[one] for one in self.only]
        return " · ".join(told + [_("“{text}”").format(text=self.search.strip())] * bool(self.search.strip()))


def filters() -> list[tuple[str, str, str]]:
    """Everything the list can be restricted to: its sort, its name, its words."""
    contact, state, kind = _("Contact"), _("State"), _("Kind")
    return [
        (contact, "contact:never", _("never met directly")),
        (contact, "contact:unmet", _("not met in the period")),
        (contact, "contact:overdue", _("overdue")),
        (contact, "contact:unplanned", _("nothing planned")),
        (contact, "contact:fading", _("less than the 90 days before")),
        (state, "state:new", _("new")),
        (state, "state:committed", _("committed")),
        (state, "state:prospect", _("prospects")),
        (state, "state:past", _("no longer committed")),
        *((kind, f"kind:{one}", choice_label(one)) for one in PARTICIPANT_KINDS),
    ]


def choices() -> list[Choice]:
    """The same to choose from."""
    return [Choice(name, sort, words) for sort, name, words in filters()]


def shown(everybody: Iterable[Engagement], wanted: Shown) -> list[Engagement]:
    """Those that pass, in the order wanted; names break ties."""
    words = folded(wanted.search).casefold().split()
    found = [one for one in everybody if all(_passes(one, name) for name in wanted.only) and _answers(one, words)]
    found.sort(key=lambda one: (folded(one.kept.record["name"]).casefold(), one.kept.key))
    found.sort(key=sortings()[wanted.order].key)
    return found[::-1] if wanted.turned else found


def _passes(one: Engagement, name: str) -> bool:
    sort, _colon, value = name.partition(":")
    if sort == "kind":
        return bool(one.kept.record["kind"] == value)
    if sort == "state":
        return one.state == value or (value, one.state) in (("committed", "new"), ("past", "succeeded"))
    if one.state not in ("new", "committed"):
        return False
    return {
        "never": one.last_direct is None,
        "unmet": not one.reached,
        "overdue": one.overdue,
        "unplanned": one.planned is None,
        "fading": one.recent < one.earlier,
    }[value]


def _answers(one: Engagement, words: list[str]) -> bool:
    record = one.kept.record
    text = " ".join([record["name"], *record["nicknames"], record["municipality"] or "", record["org_number"] or ""])
    held = folded(text).casefold()
    return all(word in held for word in words)
