"""What can be done with the entry in sight, in the log and on the entry's own screen."""

from __future__ import annotations

import webbrowser
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from klyngetui.locale import _
from klyngetui.plain import content
from klyngetui.screens.base import BaseScreen
from klyngetui.screens.entry import signs as entry_signs
from klyngetui.screens.entry.recording import step_words
from klyngetui.screens.page import Page
from klyngetui.screens.places_to_open import place_to_open
from klyngetui.store.changes import Edit, commit
from klyngetui.store.delete import delete
from klyngetui.store.history import history
from klyngetui.store.pages import evidence_of
from klyngetui.widgets.tones import Piece, line

if TYPE_CHECKING:
    from klyngetui.store.cabinet import Kept


class EntryActions(BaseScreen):
    """A screen with an entry in sight."""

    def entry(self) -> Kept | None:
        """The entry that the keys act on; None where there is none."""
        return None

    def action_edit(self) -> None:
        """Change its fields."""
        kept = self.entry()
        if kept is None or kept.deleted:
            return
        from klyngetui.screens.entry.opening import edit_form

        with self.trying():
            self.desk.log.guard_writing()
            self.app.push_screen(edit_form(self.desk, kept), self._edited)

    def _edited(self, told: str | None) -> None:
        if told is not None:
            self.tell(told)
            self.shell.log_changed()

    def action_hold(self) -> None:
        """It took place."""
        kept = self._activity()
        if kept is None:
            return
        if date.fromisoformat(kept.record["date"]) > self.desk.today:
            self.tell(_("Its day is still to come; it can be held on that day."), "warn")
            return
        self._set_status(kept, "held", _("Held: {what}"))

    def action_cancel_entry(self) -> None:
        """It did not take place."""
        kept = self._activity()
        if kept is not None:
            self._set_status(kept, "cancelled", _("Cancelled: {what}"))

    def action_delete(self) -> None:
        """Delete the entry with its evidence; undo brings both back."""
        kept = self.entry()
        if kept is None or kept.deleted:
            return
        words = _("Deleted: {what}").format(what=entry_signs.subject(self.desk.log, kept.record))
        self.act(words, partial(delete, self.desk.log, kept.record["id"]), expected=True)

    def action_seed(self) -> None:
        """Begin a story from the entry; a story itself is gone to."""
        kept = self.entry()
        if kept is not None and not kept.deleted:
            self.shell.show("stories", **{"seed" if kept.entity == "activity" else "story": kept.record["id"]})

    def action_history(self) -> None:
        """Who changed what, and when."""
        kept = self.entry()
        if kept is None:
            return
        log, title = self.desk.log, _("History")
        steps = [step_words(log, step) for step in reversed(history(log, kept.record["id"]))]
        told = [Content("\n").join([line([Piece(when, "muted")]), content(words)]) for when, words in steps]
        self.app.push_screen(Page(title, lambda _width: Content("\n\n").join(told)))

    def action_open_link(self) -> None:
        """Open the first piece of evidence that can be opened."""
        kept = self.entry()
        with self.trying():
            pieces = evidence_of(self.desk.log, kept.record["id"]) if kept else []
            place = next(filter(None, (place_to_open(self.desk.log, one) for one in pieces)), "")
            if not place:
                self.tell(_("There is no evidence here that can be opened."), "muted")
                return
            try:
                self.app.open_url(place)
            except webbrowser.Error as error:
                self.tell(_("No program opened {place}: {why}").format(place=place, why=error), "bad")
                return
            self.tell(_("Opened {place}").format(place=place))

    def _activity(self) -> Kept | None:
        """The activity in sight; tells where it is something else."""
        kept = self.entry()
        if kept is not None and entry_signs.is_story(kept.record):
            self.tell(_("A story is neither held nor cancelled."), "muted")
            return None
        return kept if kept and not kept.deleted else None

    def _set_status(self, kept: Kept, status: str, words: str) -> None:
        what = entry_signs.subject(self.desk.log, kept.record)
        if kept.record["status"] == status:
            self.tell(_("That is how it stands already."), "muted")
            return
        edit = Edit("activity", kept.record["id"], {"status": status})
        self.act(words.format(what=what), partial(commit, self.desk.log, [edit]), expected=True)
