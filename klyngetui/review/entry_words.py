"""An entry in a few words: whom it was with, then what it was about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.locale import _
from klyngetui.model.choice_labels import choice_label
from klyngetui.store.history import record_name

if TYPE_CHECKING:
    from klyngetui.store.log import Log

MOST_NAMED = 2


def entry_words(log: Log, record: dict[str, Any]) -> str:
    """The group or participants, and the title; the kind where there is neither. A story is its title."""
    title = record["title"] or ""
    if "attendance" not in record:
        return title
    there = dict.fromkeys(row["participant"] for row in record["attendance"] if row["participant"])
    who = [record_name(log, record["group"])] if record["group"] else [record_name(log, one) for one in there]
    if len(who) > MOST_NAMED:
        who = [_("{name} and {n} more").format(name=who[0], n=len(who) - 1)]
    if record["kind"] == "event" and title:
        who = []
    return " · ".join(filter(None, [", ".join(who), title])) or choice_label(record["kind"])
