"""What can be done with the participant in sight, in the list, the matrix and the dossier."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from klyngetui import preferences
from klyngetui.capture.complete import spelled
from klyngetui.locale import _
from klyngetui.locale.formats import day
from klyngetui.screens.counting import CountingScreen
from klyngetui.screens.participants import forms as participants_forms
from klyngetui.screens.picker import Picker

if TYPE_CHECKING:
    from klyngetui.screens.picker import Choice
    from klyngetui.store.cabinet import Kept

AHEAD = timedelta(days=7)


class ParticipantActions(CountingScreen):
    """A screen with a participant in sight."""

    def participant(self) -> Kept | None:
        """The participant that the keys act on; None where there is none."""
        return None

    def action_plan(self) -> None:
        """Put a visit in a week in the capture bar; Enter saves it."""
        self._put_line(f"{day(self.desk.today + AHEAD)} ")

    def action_log_contact(self) -> None:
        """Begin an entry with the participant in the capture bar."""
        self._put_line("", ":")

    def _put_line(self, head: str, tail: str = "") -> None:
        kept = self.participant()
        name = self.desk.names.get("participant", kept.record["id"]) if kept else None
        if name is not None:
            self.open_capture(f"{head}{spelled(name, self.desk.names, self.desk.today)}{tail}")

    def action_new(self) -> None:
        """Ask for a new participant."""
        self.ask(participants_forms.new_form(self.desk))

    def action_edit(self) -> None:
        """Change the participant's fields."""
        kept = self.participant()
        if kept is not None:
            self.ask(participants_forms.edit_form(self.desk, kept))

    def action_end(self) -> None:
        """Ask for the last day of the commitment that runs."""
        kept = self.participant()
        if kept is None:
            return
        today = self.desk.today.isoformat()
        if any(participants_forms.runs(one, today) for one in kept.record["commitments"]):
            self.ask(participants_forms.end_form(self.desk, kept))
        else:
            self.tell(_("It has no commitment that runs."), "muted")

    def action_people(self) -> None:
        """Choose a person: what is held about them, a copy of it, their erasure."""
        from klyngetui.screens.person import words as person_words

        choices = person_words.choices(self.desk, self.participant())
        self.app.push_screen(Picker(_("Whose data? A name"), choices, person_words.in_texts), self._show_person)

    def _show_person(self, choice: Choice | None) -> None:
        if choice is None or not isinstance(choice.value, tuple):
            return
        from klyngetui.screens.person.screen import PersonScreen

        identity, name = choice.value
        with self.trying():
            backups = preferences.read().copies_folder()
            self.app.push_screen(PersonScreen(self.desk, identity, name, backups), self.saved)

    def action_entries(self) -> None:
        """Everything with the participant, in the log."""
        kept = self.participant()
        if kept is not None:
            self.shell.show("log", participant=kept.record["id"])
