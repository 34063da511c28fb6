"""One participant's whole history."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.screens.actions.open_actions import OpenActions
from klyngetui.screens.charts import heat_map
from klyngetui.screens.dossier import words as dossier_words
from klyngetui.screens.dossier.data import Dossier, dossier
from klyngetui.screens.entry.screen import EntryScreen
from klyngetui.screens.log.source import SomeEntries, columns
from klyngetui.screens.participants.actions import ParticipantActions
from klyngetui.screens.person import forms as people_forms
from klyngetui.screens.picker import Choice, Picker
from klyngetui.store.pages import entries
from klyngetui.widgets.paged import PagedList
from klyngetui.widgets.told import Told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from textual.widget import Widget

    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

WIDE = 120


class DossierScreen(OpenActions, ParticipantActions):
    """Head, weeks, timeline, and beside it people, actions, groups and stories; `arrive` takes the participant."""

    WHERE = "dossier"
    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = "PagedList"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual's own form

    def __init__(self) -> None:
        super().__init__()
        self.identity: str | None = None
        self.found: Dossier | None = None

    def content(self) -> Iterable[Widget]:
        """Head and weeks above, timeline and the rest below."""
        yield Static("", id="head", markup=False)
        yield Static("", id="weeks", markup=False)
        with Horizontal(classes="beside"):
            yield PagedList(columns(), empty=_("Reading the log …"))
            yield Told()

    def arrive(self, **arguments: Any) -> None:
        """Show this participant."""
        identity = arguments.get("participant")
        if identity and identity != self.identity:
            self.identity = identity
            self.remove_class("-about")
            self.query_one(PagedList).show_source(SomeEntries(self.desk.log, self.desk.today, array("q")))
            self.reload()

    def work(self) -> Callable[[Log, date, Any], Dossier | None]:
        """Read everything about it."""
        return dossier

    def question(self) -> str | None:
        """Which participant."""
        return self.identity

    def counted(self, found: Dossier | None) -> None:
        """Show what was read."""
        self.found = found
        paged = self.query_one(PagedList)
        paged.empty = _("Nothing is logged with it yet.\n{key} logs a contact, {other} plans a visit.").format(
            key=pressed("capture"), other=pressed("dossier.plan")
        )
        if found is None:
            paged.empty = _("Choose a participant: {key}, then Enter.").format(key=pressed("go.participants"))
            self.query_one("#head", Static).update("")
            self.query_one("#weeks", Static).update("")
            return
        source = SomeEntries(self.desk.log, self.desk.today, found.places, self.participant())
        if paged.row is None:
            paged.show_source(source)
        else:
            paged.window.source = source
            paged.reload()
        self._show_words()

    def _show_words(self) -> None:
        found, today = self.found, self.desk.today
        if found is None:
            return
        self.query_one("#head", Static).update(dossier_words.head(found, today))
        lines = heat_map.heat_lines(found.heat, today, self.size.width - 2)
        self.query_one("#weeks", Static).update(Content("\n").join(lines))
        self.query_one(Told).show(dossier_words.beside(found, self.desk.log, today), self.identity)

    def on_resize(self) -> None:
        """Lay the weeks out anew."""
        self._show_words()

    def participant(self) -> Kept | None:
        """The participant the dossier is about."""
        return self.desk.log.cabinet.find(self.identity) if self.identity else None

    def subject(self) -> Kept | None:
        """The participant, whose actions are told."""
        return self.participant()

    def open_capture(self, line: str | None = None) -> None:
        """A new entry begins with the participant."""
        if line is None and not self.bar.line and self.participant():
            self.action_log_contact()
        else:
            super().open_capture(line)

    def action_about(self) -> None:
        """People, actions, groups and stories in place of the timeline, and back; wide screens show both."""
        if self.found is None:
            return
        about = not self.has_class("-about")
        self.set_class(about, "-about")
        self.query_one(Told if about else PagedList).focus()

    def action_person(self) -> None:
        """Choose one of its people to change, or somebody new; to set the last day is to end the employment."""
        kept = self.participant()
        if kept is not None:
            choices = people_forms.choices(self.desk, kept)
            self.app.push_screen(Picker(_("Who? A name"), choices, people_forms.unknown), self._ask_person)

    def _ask_person(self, choice: Choice | None) -> None:
        kept = self.participant()
        if kept is None or choice is None or not isinstance(choice.value, tuple):
            return
        identity, name = choice.value
        person = self.desk.log.cabinet.find(identity) if identity else None
        if person is not None:
            self.ask(people_forms.edit_form(self.desk, person, kept))
        else:
            self.ask(people_forms.new_form(self.desk, kept, name))

    def _entry(self) -> Kept | None:
        row = self.query_one(PagedList).row
        found = entries(self.desk.log, [row.key]) if row and isinstance(row.key, int) else []
        return found[0].kept if found else None

    def action_seed(self) -> None:
        """Begin a story from the entry under the cursor."""
        kept = self._entry()
        if kept is not None and kept.entity == "activity":
            self.shell.show("stories", seed=kept.record["id"])
        elif kept is not None:
            self.shell.show("stories", story=kept.record["id"])

    def on_paged_list_selected(self) -> None:
        """Open the entry."""
        kept = self._entry()
        if kept is not None:
            self.app.push_screen(EntryScreen(kept.record["id"]))
