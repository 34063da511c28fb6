"""An entry of the log in a few words: whom it was with, then what it was about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.locale import _
from klyngetui.model.choice_labels import choice_label

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_NAMED = 2


def gist(record: dict[str, Any], name: Callable[[str | None], str]) -> str:
    """The group or the participants, and the title; the kind where there is neither. `name` gives a record's name."""
    title = record.get("title") or ""
    if "attendance" not in record:
        return " · ".join([title, *_names(record["participants"], name)])
    who = [name(record["group"])] if record["group"] else _names(record["attendance"], name)
    if title and (record["kind"] == "event" or (who and title.startswith(who[0]))):
        who = []
    return " · ".join([word for word in (*who, title) if word]) or choice_label(record["kind"])


def _names(rows: list[dict[str, Any]], name: Callable[[str | None], str]) -> list[str]:
    """The first names and how many more there are, as one text; nothing for none."""
    names = [name(identity) for identity in dict.fromkeys(row["participant"] for row in rows if row["participant"])]
    if len(names) <= MOST_NAMED:
        return [", ".join(names)] if names else []
    return [_("{name} and {n} more").format(name=names[0], n=len(names) - 1)]
