"""What a row of a list of members says about a participant's commitments."""

from __future__ import annotations

from datetime import date
from typing import Any

from klyngetui.exchange.sheets.proposal import CHANGED, FILLED, JOINED, LEFT
from klyngetui.locale import _
from klyngetui.locale.formats import day as day_words
from klyngetui.model import spells

Record = dict[str, Any]


def committed(said: Record, now: list[Record], today: date) -> tuple[str, str, list[Record]] | None:
    """The kind of proposal, its words and the commitments after it; None where the row says nothing new.

    `said` may hold `since`, `until` and `ground`; `now` are the participant's commitments.
    """
    until, since, day = said.get("until"), said.get("since"), today.isoformat()
    if until and until <= day:
        if not any(not spell["to"] or spell["to"] > until for spell in now):
            return None
        last = date.fromisoformat(until)
        return LEFT, _("committed until {day}").format(day=day_words(last)), ended(now, last)
    if not spells.covers(now, today) and not any((spell["from"] or "") > day for spell in now):
        start = since if since and all((spell["to"] or since) < since for spell in now) else day
        spell = {"from": start, "to": until, "ground": said.get("ground") or "agreement"}
        words = _("committed again since {day}").format(day=day_words(date.fromisoformat(start)))
        return JOINED, words, [*now, spell]
    if since and len(now) == 1 and now[0]["from"] != since and not (now[0]["to"] and now[0]["to"] < since):
        kind = FILLED if now[0]["from"] is None else CHANGED
        words = _("committed since {day}").format(day=day_words(date.fromisoformat(since)))
        return kind, words, [{**now[0], "from": since}]
    return None


def ended(commitments: list[Record], on: date) -> list[Record]:
    """The commitments ended on the day; those that begin later go."""
    day = on.isoformat()
    return [
        {**one, "to": day} if not one["to"] or one["to"] > day else one
        for one in commitments
        if not one["from"] or one["from"] <= day
    ]
