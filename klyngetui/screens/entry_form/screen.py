"""The full form over one meeting, event or group meeting."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from textual.content import Content
from textual.widgets import Static

from klyngetui import capturing
from klyngetui.capture.problems import CaptureError
from klyngetui.capture.times import parse_time_text
from klyngetui.indicators.why import why
from klyngetui.locale import _
from klyngetui.model.check import Invalid
from klyngetui.model.choice_labels import choice_label
from klyngetui.screens.capture.session import TONES
from klyngetui.screens.entry import signs as entry_signs
from klyngetui.screens.entry_form import fields
from klyngetui.screens.entry_form.start import with_members
from klyngetui.screens.entry_form.widgets import (
    TopicScreen,
    guests,
    people_to_add,
    presence,
)
from klyngetui.screens.forms.editing import Editing
from klyngetui.screens.forms.fields import NotRead
from klyngetui.screens.forms.form import Form
from klyngetui.screens.picker import Choice, Picker
from klyngetui.store import drafts
from klyngetui.store.changes import Edit
from klyngetui.store.trouble import TROUBLE
from klyngetui.widgets.plain_input import PlainInput
from klyngetui.widgets.roster import Roster
from klyngetui.widgets.tones import Piece, line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from klyngetui.screens.desk import Desk
    from klyngetui.screens.forms.fields import Ask
    from klyngetui.screens.forms.form import Values

SIGNS = {"yes": "✓", "partly": "▲", "no": "✗", "none": "·"}
MOST_LINES = 3


class EntryForm(Form):
    """Every field of an entry, its roster, and below them what it counts for, as it is typed.

    `record` is the entry to begin with; it is a new one where no id is given.
    """

    CSS_PATH = ["../forms/form.tcss", "screen.tcss"]  # noqa: RUF012 - Textual's own form

    def __init__(self, desk: Desk, record: Values, identity: str | None = None, first: str = "") -> None:
        editing = Editing(desk, "activity", identity)
        if identity is not None:
            record = editing.record
        self.begun = record
        self.members_of: str | None = record["group"]
        title = entry_signs.subject(desk.log, record) if identity else _("New entry")
        asks, given = fields.asks(desk, record), fields.given(record)
        super().__init__(title, asks, given, editing, self._patch, "", first or _first(record, new=identity is None))

    def _patch(self, changed: Values, values: Values) -> Values:
        """A new entry is saved whole, another only where it was changed."""
        if not self.editing.new:
            return fields.patch_of(changed, values)
        fields.refuse_empty(values)
        whole = {name: value for name, value in values.items() if name not in fields.VIRTUAL}
        exceptions = {"overrides": fields.overrides(values)}
        return {**whole, **fields.patch_of(values, values), **exceptions, "source": self.begun["source"]}

    @property
    def place(self) -> str:
        """Where its draft is kept: Ctrl+E goes there."""
        return drafts.NEW_ENTRY if self.editing.new else drafts.place_of(self.editing.identity)

    @property
    def places(self) -> list[str]:
        """Its own; a new entry may have begun as a line."""
        return [self.place, drafts.LINE] if self.editing.new else [self.place]

    # The fields ----------------------------------------------------------------------------------------------------

    def widget_of(self, ask: Ask) -> Widget:
        """The roster and a time are asked for in ways of their own."""
        desk, value, name = self.editing.desk, self.given.get(ask.name), f"ask-{ask.name}"
        if ask.kind == "roster":
            return Roster(value or [], lambda row: fields.row_words(desk, row), choice_label, id=name)
        if ask.kind == "time":
            return PlainInput(value or "", id=name, placeholder=ask.hint, select_on_focus=False)
        return super().widget_of(ask)

    def value_of(self, ask: Ask) -> Any:
        """What stands in a field; raises NotRead or CaptureError."""
        field = self.field(ask.name)
        if isinstance(field, Roster):
            return [dict(row) for row in field.rows]
        if ask.kind == "time" and isinstance(field, PlainInput):
            return parse_time_text(field.value) if field.value.strip() else None
        return super().value_of(ask)

    def below(self) -> Iterable[Widget]:
        """What it counts for."""
        yield Static("", id="counts", markup=False)

    # While typing --------------------------------------------------------------------------------------------------

    def typed(self) -> None:
        """Something was changed: say what it counts for now."""
        self._fit_kind()
        self.members_of = self._now("group")
        self.query_one("#counts", Static).update(self._counts())

    def on_choice_field_changed(self) -> None:
        """Another group brings its members."""
        roster = self.query_one(Roster)
        group = self._now("group") if self._now("kind") == "group_meeting" else None
        if self.editing.new and group and group != self.members_of:
            roster.show(with_members(self.editing.desk, group, self._now("date"), roster.rows))

    def _now(self, name: str) -> Any:
        """What stands in a field, or stood there first where it cannot be read."""
        ask = next(ask for ask in self.asks if ask.name == name)
        try:
            return self.value_of(ask)
        except (CaptureError, NotRead):
            return self.before.get(name)

    def _fit_kind(self) -> None:
        """Only the fields of the kind are in sight."""
        kind = self._now("kind")
        for name, of in fields.ONLY_WITH.items():
            row = self.field(name).parent
            if row is not None:
                row.display = kind == of

    def _counts(self) -> Content:
        """What the entry as it stands counts for and why, a line each."""
        desk = self.editing.desk
        now = {ask.name: self._now(ask.name) for ask in self.asks if ask.name not in fields.VIRTUAL}
        for name, of in fields.ONLY_WITH.items():
            now[name] = now[name] if now["kind"] == of else None
        try:
            now["overrides"] = fields.overrides({name: self._now(name) for name in fields.VIRTUAL})
        except NotRead:
            now["overrides"] = self.begun["overrides"]
        try:
            record = capturing.unsaved(Edit("activity", self.editing.identity, now))
            found = why(desk.log, record, desk.today, saved=not self.editing.new)
        except Invalid as error:
            return line([Piece("! ", "warn"), Piece(error.problems[0].message)])
        except TROUBLE:
            return Content("")
        told = [line([Piece(f"{SIGNS[one.verdict]} ", TONES[one.verdict]), Piece(one.text)]) for one in found]
        return Content("\n").join(told[:MOST_LINES])

    # The roster ----------------------------------------------------------------------------------------------------

    def on_roster_wanted(self) -> None:
        """Let the user choose whom to add."""

        def take(choice: Choice | None) -> None:
            if choice is not None:
                self.query_one(Roster).add(presence(choice.value))

        when = date.fromisoformat(self._now("date") or self.editing.desk.today.isoformat())
        self.app.push_screen(Picker(_("Who was there?"), people_to_add(self.editing.desk, when), guests), take)

    def on_roster_topic_wanted(self, event: Roster.TopicWanted) -> None:
        """Ask what was talked about with this one."""

        def take(topic: str | None) -> None:
            if topic is not None:
                self.query_one(Roster).mark(event.presence, topic)

        self.app.push_screen(
            TopicScreen(fields.row_words(self.editing.desk, event.presence), event.presence["topic"]), take
        )


def _first(record: Values, *, new: bool) -> str:
    """Where one begins: in the roster where there is one to tick or to make, else in the title."""
    if record["kind"] == "group_meeting" or (new and not record["attendance"]):
        return "attendance"
    return "title"
