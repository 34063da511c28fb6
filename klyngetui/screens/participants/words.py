"""Participants in words: rows, signs, and the pane beside the list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from textual.content import Content

from klyngetui.keys.pressed import pressed
from klyngetui.locale import _, ngettext, pgettext
from klyngetui.locale.formats import UNKNOWN, day, number
from klyngetui.model import spells
from klyngetui.model.choice_labels import choice_label
from klyngetui.plain import content
from klyngetui.widgets.columns import Column
from klyngetui.widgets.source import Row
from klyngetui.widgets.tones import Piece, line

if TYPE_CHECKING:
    from klyngetui.indicators.engagement import Engagement

    Record = dict[str, Any]

NAME, KIND = 44, 30
"""Cells a name and a kind take at most, so that in a wide list the numbers stand near them."""
SIGNS = {
    "overdue": ("bad", "!"),
    "unmet": ("warn", "▲"),
    "new": ("", "+"),
    "met": ("good", "●"),
    "prospect": ("muted", "○"),
    "past": ("muted", "–"),
    "succeeded": ("muted", "→"),
}


def columns() -> list[Column]:
    """The columns of the list, in the language chosen; as wide as their titles."""
    return [
        Column(_("Participant"), 14, flex=3, most=NAME),
        Column(_("Kind"), 16, flex=2, drop=5, most=KIND),
        _narrow(_("Direct"), 6),
        _narrow(_("Seen"), 5),
        _narrow(pgettext("column", "People"), 2, drop=2),
        _narrow(_("Groups"), 2, drop=3),
        _narrow(pgettext("column", "Events"), 2, drop=2),
        _narrow(_("Stories"), 2, drop=3),
        _narrow(_("90 days"), 6, drop=1),
        _narrow(_("Planned"), 6, drop=4),
    ]


def row_of(one: Engagement, today: date) -> Row:
    """One participant as a row; the key is its id."""
    tone, sign = SIGNS[standing(one)]
    cells = (
        one.kept.record["name"],
        choice_label(one.kept.record["kind"]),
        since(one.last_direct, today, _("never")),
        since(one.last_seen, today, UNKNOWN),
        some(one.people),
        some(one.groups),
        some(one.events),
        some(one.stories),
        energy(one),
        short(one.planned),
    )
    return Row(one.kept.record["id"], cells, tone, sign)


def standing(one: Engagement) -> str:
    """The weightiest thing to say about a participant: a key of SIGNS."""
    if one.state in ("prospect", "past", "succeeded"):
        return one.state
    if one.overdue:
        return "overdue"
    return "met" if one.reached else "new" if one.state == "new" else "unmet"


def standing_words(one: Engagement) -> str:
    """The same in words."""
    return {
        "overdue": _("overdue: met less often than agreed"),
        "unmet": _("not met directly in the period"),
        "new": _("new, not met yet"),
        "met": _("met directly in the period"),
        "prospect": _("prospect, never committed"),
        "past": _("no longer committed"),
        "succeeded": _("succeeded by another"),
    }[standing(one)]


def energy(one: Engagement) -> str:
    """Held activities of the last 90 days, an arrow, and those of the 90 before."""
    if not one.recent and not one.earlier:
        return UNKNOWN
    arrow = "↑" if one.recent > one.earlier else "↓" if one.recent < one.earlier else "→"
    return f"{one.recent} {arrow} {one.earlier}"


def since(text: str | None, today: date, never: str) -> str:
    """How many days ago a day was."""
    return _("{n} d").format(n=number((today - date.fromisoformat(text)).days)) if text else never


def some(n: int) -> str:
    """A number, with a quiet sign for none."""
    return number(n) if n else "·"


def short(text: str | None) -> str:
    """A day of a column: 30.11."""
    if not text:
        return ""
    when = date.fromisoformat(text)
    return f"{when.day:02}.{when.month:02}."


def told(one: Engagement, today: date) -> Content:
    """The pane beside the list."""
    record = one.kept.record
    tone, sign = SIGNS[standing(one)]
    where = [choice_label(record["kind"]), record["municipality"] or ""]
    parts = [
        line([Piece(record["name"], "strong")]),
        line([Piece(" · ".join(filter(None, where)), "muted")]),
        line([Piece(f"{sign} ", tone), Piece(standing_words(one))]),
        line([Piece(commitment(record, today), "muted")]),
        Content(""),
        *_contact(one, today),
    ]
    if record["notes"]:
        parts += [Content(""), line([Piece(_("Notes"), "key")]), content(record["notes"])]
    return Content("\n").join(parts)


def commitment(record: Record, today: date) -> str:
    """Since when it is committed, or until when it was."""
    span = spells.covering(record["commitments"], today)
    if span is None:
        ended = [one["to"] for one in record["commitments"] if one["to"] and one["to"] < today.isoformat()]
        return _("committed until {day}").format(day=_day(max(ended))) if ended else _("not committed")
    began = (
        _("committed since {day}").format(day=day(span[0])) if span[0] else _("committed since before the log began")
    )
    return f"{began}, {_('until {day}').format(day=day(span[1]))}" if span[1] else began


def _contact(one: Engagement, today: date) -> list[Content]:
    people = ngettext("{n} person met", "{n} people met", one.people).format(n=one.people)
    groups = ngettext("in {n} working group", "in {n} working groups", one.groups).format(n=one.groups)
    events = ngettext("at {n} event", "at {n} events", one.events).format(n=one.events)
    stories = ngettext("in {n} story", "in {n} stories", one.stories).format(n=one.stories)
    unplanned = _("nothing; {key} plans a visit").format(key=pressed("participants.plan"))
    pairs = [
        (_("Last direct contact"), _ago(one.last_direct, today)),
        (_("Last seen"), _ago(one.last_seen, today)),
        (_("Planned"), _day(one.planned) if one.planned else unplanned),
        (_("In the period"), ", ".join((people, groups, events, stories))),
        (_("Energy"), _("{recent} in the last 90 days, {earlier} in the 90 before").format(**one._asdict())),
    ]
    cadence = one.kept.record["cadence_days"]
    pairs += [(_("Agreed"), _("a direct contact every {n} days").format(n=cadence))] if cadence else []
    return [line([Piece(f"{label}: ", "muted"), Piece(words)]) for label, words in pairs]


def _ago(text: str | None, today: date) -> str:
    return f"{_day(text)} ({since(text, today, '')})" if text else _("never")


def _day(text: str) -> str:
    return day(date.fromisoformat(text))


def _narrow(title: str, least: int, drop: int = 0) -> Column:
    return Column(title, max(len(title), least), right=True, drop=drop)
