"""A form whose text survives a kill: kept while it is typed, put back when it is opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.capture.problems import CaptureError
from klyngetui.locale import _
from klyngetui.screens.editing import Editing, Moved
from klyngetui.screens.entry_form_widgets import put_in, typed_in
from klyngetui.screens.form import Form
from klyngetui.screens.form_fields import NotRead
from klyngetui.store import drafts
from klyngetui.store.fold import same

if TYPE_CHECKING:
    from textual import events
    from textual.timer import Timer

    Record = dict[str, Any]

SECONDS_BEFORE_KEEPING = 0.4


class EntryEditing(Editing):
    """An edit that may go on from a draft: `was` is what the record held when that was begun."""

    was: Record | None = None

    def moved(self, patch: Record) -> list[Moved]:
        """The fields of the patch changed to something else meanwhile, or since the draft was begun."""
        found = super().moved(patch)
        known = {one.field for one in found}
        was = self.was or {}
        return found + [
            Moved(name, mine, self.record[name])
            for name, mine in patch.items()
            if name in was
            and name not in known
            and not same(was[name], self.record[name])
            and not same(mine, self.record[name])
        ]


class DraftedForm(Form):
    """A form that keeps what is typed; its Editing is an EntryEditing."""

    editing: EntryEditing
    _waiting_to_keep: Timer | None = None

    @property
    def place(self) -> str:
        """Where its draft is kept."""
        return drafts.NEW_ENTRY if self.editing.new else drafts.place_of(self.editing.identity)

    def on_mount(self, event: events.Mount | None = None) -> None:
        """Put back what was being typed when the program was last ended."""
        if event is not None:
            # Textual would call the form's own after this one.
            event.prevent_default()
        super().on_mount()
        self._put_back()
        self.typed()

    def _put_back(self) -> None:
        draft = drafts.find(self.editing.desk.log, self.place)
        kept = draft.get("fields") if draft else None
        if draft is None or not isinstance(kept, dict):
            return
        for ask in self.asks:
            if ask.name in kept:
                put_in(self.field(ask.name), kept[ask.name])
        was = draft.get("was")
        self.editing.was = was if isinstance(was, dict) else None
        self.problem(_("What you were typing was kept and stands here again; Esc twice throws it away."))

    def typed(self) -> None:
        """Something stands there that did not before."""

    def changed(self) -> None:
        """Something was typed: keep it soon."""
        self.typed()
        if self._waiting_to_keep is None:
            self._waiting_to_keep = self.set_timer(SECONDS_BEFORE_KEEPING, self.keep)

    def on_input_changed(self) -> None:
        """A letter."""
        self.changed()

    def on_text_area_changed(self) -> None:
        """A letter in a field of several lines."""
        self.changed()

    def on_roster_changed(self) -> None:
        """Somebody ticked, added or taken out."""
        self.changed()

    def keep(self) -> None:
        """Keep what stands there, if that is another than at first."""
        self._waiting_to_keep = None
        log, differing = self.editing.desk.log, [ask.name for ask in self.asks if self._differs(ask.name)]
        if not differing:
            drafts.drop(log, self.place)
            return
        # A new entry is kept whole: it may have begun with a line that is gone by then.
        names = [ask.name for ask in self.asks] if self.editing.new else differing
        fields = {name: typed_in(self.field(name)) for name in names}
        was = self.editing.was or {name: value for name, value in self.editing.record.items() if name != "id"}
        drafts.keep(log, self.place, {"fields": fields, "was": {} if self.editing.new else was})

    def saved(self) -> None:
        """It is in the log: the draft is done with."""
        self._forget()

    def action_leave(self) -> None:
        """Close; what was typed is thrown away with the second Escape."""
        super().action_leave()
        if not self.is_current:
            self._forget()

    def _forget(self) -> None:
        if self._waiting_to_keep is not None:
            self._waiting_to_keep.stop()
        drafts.drop(self.editing.desk.log, self.place)

    def _differs(self, name: str) -> bool:
        ask = next(ask for ask in self.asks if ask.name == name)
        try:
            return bool(self.value_of(ask) != self.before[name])
        except (CaptureError, NotRead):
            return True
