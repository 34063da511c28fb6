"""What is typed in a form survives a kill: kept while it is typed, put back when the form is opened again."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual.css.query import NoMatches

from klyngetui.capture.problems import CaptureError
from klyngetui.locale import _
from klyngetui.screens.forms.editing import Moved
from klyngetui.screens.forms.fields import NotRead
from klyngetui.screens.forms.saving import Saving
from klyngetui.store.fold import same
from klyngetui.widgets.choice_field import ChoiceField
from klyngetui.widgets.picked_field import PickedField
from klyngetui.widgets.plain_area import PlainArea
from klyngetui.widgets.plain_input import PlainInput
from klyngetui.widgets.roster import Roster

if TYPE_CHECKING:
    from textual.timer import Timer
    from textual.widget import Widget

    from klyngetui.screens.forms.fields import Ask

    Values = dict[str, Any]

SECONDS_BEFORE_KEEPING = 0.4


class Drafting(Saving):
    """A form that keeps what is typed, for this window and this record, until it is saved or thrown away.

    `about` tells forms apart that are alike but for what they are about; with `fresh` the form begins as it was
    given, whatever was kept.
    """

    heading: str
    before: Values
    about = ""
    fresh = False
    _was: Values | None = None
    """What the record held when the draft was begun."""
    _waiting_to_keep: Timer | None = None

    @property
    def place(self) -> str:
        """Where its draft is kept: the record and what is asked of it."""
        of = self.about or ("" if self.editing.new else self.editing.identity)
        return f"{self.editing.entity}:{of}:{','.join(ask.name for ask in self.asks)}"

    @property
    def places(self) -> list[str]:
        """Its own."""
        return [self.place]

    def field(self, name: str) -> Widget:
        """The widget of a field."""
        raise NotImplementedError

    def value_of(self, ask: Ask) -> Any:
        """What stands in a field; raises NotRead or CaptureError."""
        raise NotImplementedError

    def typed(self) -> None:
        """Something stands there that did not before."""

    def put_back(self) -> None:
        """Put back what was being typed when the program was last ended."""
        draft = None if self.fresh else self.editing.desk.drafts.take(self.place)
        kept = draft.get("fields") if draft else None
        if draft is None or not isinstance(kept, dict):
            return
        for ask in self.asks:
            if ask.name in kept:
                put_in(self.field(ask.name), kept[ask.name])
        was = draft.get("was")
        self._was = was if isinstance(was, dict) else None
        self.problem(_("What you were typing was kept and stands here again; Esc twice throws it away."))

    def moved(self, patch: Values) -> list[Moved]:
        """The fields of the patch that somebody changed since the form was opened, or its draft begun."""
        found = self.editing.moved(patch)
        known, was, now = {one.field for one in found}, self._was or {}, self.editing.record
        return found + [
            Moved(name, mine, now[name])
            for name, mine in patch.items()
            if name in was and name not in known and not same(was[name], now[name]) and not same(mine, now[name])
        ]

    # While typing --------------------------------------------------------------------------------------------------

    def changed(self) -> None:
        """Something was typed: keep it soon."""
        self.typed()
        self._keep_soon()

    def on_input_changed(self) -> None:
        """A letter."""
        self.changed()

    def on_text_area_changed(self) -> None:
        """A letter in a field of several lines."""
        self.changed()

    def on_choice_field_changed(self) -> None:
        """A choice was turned."""
        self.changed()

    def on_picked_field_changed(self) -> None:
        """Something was picked or taken out."""
        self.changed()

    def on_roster_changed(self) -> None:
        """Somebody ticked, added or taken out."""
        self.changed()

    def keep(self) -> None:
        """Keep what stands there, if that is another than at first."""
        self._waiting_to_keep = None
        if self.waiting:
            # What was kept goes with the save; one that fails leaves the form to be kept then.
            self._keep_soon()
        else:
            self.editing.desk.drafts.keep(self.place, self._draft())

    def _draft(self) -> Values | None:
        differing = [ask.name for ask in self.asks if self.differs(ask)]
        if not differing:
            return None
        # A new record is kept whole: it may have begun with a line that is gone by then.
        names = [ask.name for ask in self.asks] if self.editing.new else differing
        fields = {name: typed_in(self.field(name)) for name in names}
        was = self._was or {name: value for name, value in self.editing.record.items() if name != "id"}
        return {"title": self.heading, "fields": fields, "was": {} if self.editing.new else was}

    def saved(self) -> None:
        """It is in the log: the draft is done with."""
        self.forget()

    def forget(self) -> None:
        """Keep nothing of it any more."""
        if self._waiting_to_keep is not None:
            self._waiting_to_keep.stop()
            self._waiting_to_keep = None
        self.editing.desk.drafts.keep(self.place, None)

    def differs(self, ask: Ask) -> bool:
        """Whether something else stands in a field than at first; what cannot be read does."""
        try:
            return bool(self.value_of(ask) != self.before[ask.name])
        except (CaptureError, NotRead):
            return True

    def _keep_soon(self) -> None:
        if self._waiting_to_keep is None:
            self._waiting_to_keep = self.set_timer(SECONDS_BEFORE_KEEPING, self._keep_now)

    def _keep_now(self) -> None:
        # The fields of a form are gone a moment before its timers.
        with suppress(NoMatches):
            self.keep()


def typed_in(field: Widget) -> Any:
    """What stands in a field, read or not."""
    if isinstance(field, ChoiceField):
        return field.value
    if isinstance(field, PickedField):
        return list(field.picked)
    if isinstance(field, Roster):
        return [dict(row) for row in field.rows]
    return field.text if isinstance(field, PlainArea) else field.value if isinstance(field, PlainInput) else None


def put_in(field: Widget, found: Any) -> None:
    """Put back what once stood in a field; what does not fit it is left out."""
    if isinstance(field, ChoiceField):
        values = [value for value, _words in field.options]
        field.at = values.index(found) if found in values else field.at
        field.refresh()
    elif isinstance(field, PickedField) and isinstance(found, list):
        field.picked = [one for one in found if one in field.words]
        field.refresh(layout=True)
    elif isinstance(field, Roster) and isinstance(found, list):
        field.show([row for row in found if isinstance(row, dict) and "status" in row])
    elif isinstance(field, PlainArea) and isinstance(found, str):
        field.load_text(found)
    elif isinstance(field, PlainInput) and isinstance(found, str):
        field.value = found
