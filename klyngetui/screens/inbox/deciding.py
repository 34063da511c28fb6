"""Deciding about a calendar entry: it becomes an activity, as proposed or as edited in the capture bar."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from klyngetui import capturing
from klyngetui.capture.line import read
from klyngetui.capture.problems import CaptureError
from klyngetui.capture.record import to_record
from klyngetui.exchange.calendar.settle import Settled, proposed, settle
from klyngetui.indicators.why import why
from klyngetui.keys.pressed import undo_hint
from klyngetui.locale import _
from klyngetui.locale.formats import day, long_day
from klyngetui.model.check import Invalid
from klyngetui.model.choice_labels import choice_label
from klyngetui.screens.capture.session import CaptureSession
from klyngetui.screens.forms.editing import saved_words
from klyngetui.store import drafts, inbox
from klyngetui.store.changes import Edit
from klyngetui.store.errors import LogError
from klyngetui.widgets.tones import Piece, line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.content import Content

    from klyngetui.rules.words import Line
    from klyngetui.screens.desk import Desk
    from klyngetui.widgets.reading import BarReading

    Record = dict[str, Any]

VERDICTS = {"yes": ("✓", "good"), "partly": ("▲", "warn"), "no": ("✗", "warn"), "none": ("·", "muted")}


def proposal(desk: Desk, key: int) -> Record:
    """The activity the entry would become, for whoever sits here where nobody of the team was invited."""
    record = proposed(desk.log, inbox.wanted(desk.log, key), desk.today)
    return record if record["team"] else {**record, "team": list(desk.team)}


def decide(desk: Desk, key: int, status: str) -> Settled:
    """Make the entry an activity that was held or cancelled. Raises LogError, Invalid."""
    return settle(desk.log, key, desk.today, status=status, patch={"team": proposal(desk, key)["team"]})


def line_of(desk: Desk, record: Record) -> str:
    """The capture line that means the proposed activity."""
    head = capturing.KINDS.get(record["kind"], "") + capturing.MODES.get(record["mode"], "")
    rest = capturing.line_of(record, desk.names, desk.today).removeprefix(head)
    when = " ".join(filter(None, [day(date.fromisoformat(record["date"])), record["time"]]))
    return f"{head}{when} {rest}"


def told(desk: Desk, key: int) -> Content:
    """What the entry would become: when, who was there, what it would count for."""
    from textual.content import Content

    record = proposal(desk, key)
    when = " ".join(filter(None, [long_day(date.fromisoformat(record["date"])), record["time"]]))
    place = " · ".join(filter(None, [when, choice_label(record["mode"]), record["location"]]))
    parts = [line([Piece(record["title"] or _("without a title"), "strong")]), line([Piece(place, "muted")])]
    people = [_presence(desk, row) for row in record["attendance"]]
    team = ", ".join(desk.name(one) for one in record["team"])
    parts.append(line([Piece(_("From the team: "), "muted"), Piece(team or "–")]))
    parts += [line(pieces) for pieces in people]
    for one in why(desk.log, {**record, "id": ""}, desk.today, saved=False):
        sign, tone = VERDICTS[one.verdict]
        parts.append(line([Piece(f"{sign} ", tone), Piece(one.text, "muted")]))
    return Content("\n").join(parts)


def _presence(desk: Desk, row: Record) -> list[Piece]:
    names = ", ".join(filter(None, [desk.name(row["person"]), row["guest"], desk.name(row["participant"])]))
    if row["participant"] and row["person"]:
        return [Piece("✓ ", "good"), Piece(names)]
    missing = _("no person known") if row["participant"] else _("of no participant")
    return [Piece("? ", "warn"), Piece(names), Piece(f"  {missing}", "muted")]


class InboxSession(CaptureSession):
    """The capture bar over the inbox: while an entry is edited, its line is saved as that entry."""

    key: int | None = None

    def read(self, line: str, cursor: int) -> BarReading:
        """What the line means; an entry being edited is of the team members who were invited."""
        reading = super().read(line, cursor)
        if self.key is None or not reading.ok:
            return reading
        desk = self._desk()
        with suppress(CaptureError, Invalid, LogError):
            record = capturing.unsaved(Edit("activity", "", self._patched(line)))
            pieces = _effects(why(desk.log, record, desk.today, saved=False))
            return replace(reading, lines=(reading.lines[0], tuple(pieces)))
        return reading

    def save(self, typed: str) -> str:
        """Save the line, as the entry being edited if there is one. Raises CaptureError, Invalid, LogError."""
        if self.key is None:
            return super().save(typed)
        desk = self._desk()
        with desk.effect_of(expected=True) as effect:
            with desk.log.transaction():
                settled = settle(desk.log, self.key, desk.today, patch=self._patched(typed))
                drafts.drop(desk.log, drafts.LINE)
            effect.append(saved_words(desk, settled.activity, new=True))
        self.key = None
        return " · ".join([*effect, undo_hint()])

    def _patched(self, typed: str) -> Record:
        """What the line says of the entry being edited; guests, whom no line can name, stay."""
        desk = self._desk()
        reading = read(typed, desk.names, desk.today)
        if self.key is None or reading.entity != "activity":
            raise CaptureError(_("A calendar entry cannot become a story."))
        before = proposal(desk, self.key)
        patch = to_record(reading, before["team"])
        del patch["source"]
        guests = [row for row in before["attendance"] if row["guest"]]
        return {**patch, "attendance": [*patch["attendance"], *guests]}


def _effects(lines: Iterable[Line]) -> list[Piece]:
    """What it counts for, side by side, each with its sign."""
    pieces: list[Piece] = []
    for one in lines:
        sign, tone = VERDICTS[one.verdict]
        pieces += [Piece(f"{'   ' if pieces else ''}{sign} ", tone), Piece(one.text, "muted")]
    return pieces
