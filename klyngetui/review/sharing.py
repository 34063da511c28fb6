"""The step about information sharing: the week's events, and the next one (docs/review.md)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from klyngetui.locale import _
from klyngetui.locale.formats import day as day_words
from klyngetui.model.choice_labels import choice_label
from klyngetui.review.entry_words import entry_words
from klyngetui.review.item import Item, Listed
from klyngetui.store import pages

if TYPE_CHECKING:
    from klyngetui.review.week import Week
    from klyngetui.store.log import Log

MOST = 100
NEXT = "SELECT min(day) FROM entry WHERE kind = 'event' AND status = 'planned' AND day > ?"
LAST = "SELECT max(day) FROM entry WHERE kind = 'event' AND event = 1 AND day < ?"


def sharing(log: Log, week: Week) -> Listed:
    """The events of the week; it waits for one while none was held."""
    only = pages.Filter(kind="event", start=week.monday.isoformat(), end=week.sunday.isoformat())
    found = pages.entries(log, pages.older_first(log, only, limit=MOST))
    items = [
        Item(
            "activity",
            one.kept.record["id"],
            date.fromisoformat(one.day),
            entry_words(log, one.kept.record),
            choice_label(one.kept.record["status"]),
            settled=True,
        )
        for one in found
    ]
    held = any(one.kept.record["status"] == "held" for one in found)
    return Listed(items, 0 if held else 1, _head(log, week, held=held))


def _head(log: Log, week: Week, *, held: bool) -> str:
    first = _("The week has its event.") if held else _("No event was held this week.")
    query, day = (NEXT, week.sunday) if held else (LAST, week.monday)
    other = log.connection.execute(query, (day.isoformat(),)).fetchone()[0]
    if other is None:
        return first
    when = day_words(date.fromisoformat(other))
    return f"{first} " + (_("Next: {day}").format(day=when) if held else _("The last was {day}.").format(day=when))
