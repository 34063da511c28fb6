"""An entry of the log in a few words: whom it was with, then what it was about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.locale import _
from klyngetui.model.choice_labels import choice_label

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_NAMED = 2


def gist(record: dict[str, Any], name: Callable[[str | None], str], beside: str | None = None) -> str:
    """The group or the participants, and the title; the kind where there is neither. `name` gives a record's name.

    `beside` is a participant whose name is told already: it is left out where anything else can be told.
    """
    title = record.get("title") or ""
    rows = [row for row in record["attendance" if "attendance" in record else "participants"] if row["participant"]]
    who = _names([row["participant"] for row in rows if row["participant"] != beside], name)
    if "attendance" not in record:
        return " · ".join([title, *who])
    if record["group"]:
        who = [name(record["group"])]
    if title and (record["kind"] == "event" or (who and title.startswith(who[0]))):
        who = []
    told = " · ".join([word for word in (*who, title) if word])
    return told or (name(beside) if beside else choice_label(record["kind"]))


def _names(ids: list[str], name: Callable[[str | None], str]) -> list[str]:
    """The first names and how many more there are, as one text; nothing for none."""
    names = [name(identity) for identity in dict.fromkeys(ids)]
    if len(names) <= MOST_NAMED:
        return [", ".join(names)] if names else []
    return [_("{name} and {n} more").format(name=names[0], n=len(names) - 1)]
