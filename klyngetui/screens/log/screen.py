"""The log: every entry, newest first, filtered and searched; an entry beside the list where there is room."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textual.containers import Horizontal
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerState

from klyngetui.locale import _
from klyngetui.screens.entry.detail import EntryBeside
from klyngetui.screens.log import filter as log_filter
from klyngetui.screens.log.entry import WIDE, LogEntry
from klyngetui.screens.log.filter import Chosen, Part
from klyngetui.screens.log.search import Found, find
from klyngetui.screens.log.source import EveryEntry, SomeEntries, after_day, columns
from klyngetui.screens.picker import Choice, Picker
from klyngetui.screens.search_field import SearchField
from klyngetui.store.pages import EVERYTHING, place_of
from klyngetui.widgets.paged import PagedList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget


class LogScreen(LogEntry):
    """Every entry of the log.

    `arrive` takes `search`, or any of `participant`, `person`, `group` (ids), `status`, `kind`, `indicator`, `period`,
    or the id of an `entry` to open.
    """

    WHERE = "log"
    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = "PagedList"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual's own form

    def __init__(self) -> None:
        super().__init__()
        self.chosen = Chosen()
        self._shown = Chosen()
        self._finding = False

    def content(self) -> Iterable[Widget]:
        """The filters, the search, the list and the entry beside it."""
        yield Static("", classes="filters", markup=False)
        yield SearchField(placeholder=_("Search in names, titles, notes, decisions"), compact=True)
        with Horizontal(classes="beside"):
            yield PagedList(columns())
            yield EntryBeside()

    # What is shown -------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read again what is shown; the cursor stays on its entry."""
        self._show()

    def arrive(self, **arguments: Any) -> None:
        """Show what the way here asked for."""
        if "search" in arguments:
            self.search()
            return
        self._field.value = ""
        self.choose(log_filter.asked_for(self.desk.log, self.desk.today, arguments))
        self.query_one(PagedList).focus()
        kept = self.desk.log.cabinet.find(arguments["entry"]) if arguments.get("entry") else None
        place = place_of(self.desk.log, kept.key) if kept else None
        if place is not None:
            self.query_one(PagedList).move_to(place)
            self.on_paged_list_selected()

    def choose(self, chosen: Chosen) -> None:
        """Show these entries."""
        self.chosen = chosen
        if not chosen.search:
            self._field.remove_class("-open")
        self._show()

    def _show(self) -> None:
        """Show every entry at once, or look for those chosen."""
        if self.chosen.filter == EVERYTHING:
            self._put(self.chosen, EveryEntry(self.desk.log, self.desk.today))
        elif not self._finding:
            self._finding = True
            work = partial(find, self.desk.log.path, self.chosen, self.desk.stamp, self.desk.today)
            self.run_worker(work, thread=True, exit_on_error=False, group="find")

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show what was found; where something else is wanted by now, look for that instead."""
        if event.worker.group != "find" or event.state not in (WorkerState.SUCCESS, WorkerState.ERROR):
            return
        self._finding = False
        found = event.worker.result if event.state is WorkerState.SUCCESS else None
        if not isinstance(found, Found) or self.chosen.filter == EVERYTHING:
            return
        if (found.asked, found.stamp) != (self.chosen, self.desk.stamp):
            self._show()
            return
        self._put(found.asked, SomeEntries(self.desk.log, self.desk.today, found.places))

    def _put(self, chosen: Chosen, source: EveryEntry | SomeEntries) -> None:
        """Show these rows: anew where something else was chosen, else around the cursor."""
        paged = self.query_one(PagedList)
        paged.empty = log_filter.empty_words(chosen)
        if chosen == self._shown and paged.row is not None:
            paged.window.source = source
            paged.reload()
        else:
            paged.show_source(source)
            if not chosen.words:
                # What is planned stands above; one begins at what was done.
                paged.move_to(after_day(self.desk.today))
        self._shown = chosen
        self.query_one(".filters", Static).update(log_filter.status_line(chosen, source.total))
        self.show_entry()

    # Filter and search ---------------------------------------------------------------------------------------------

    @property
    def _field(self) -> SearchField:
        return self.query_one(SearchField)

    def search(self) -> None:
        """Open the search field."""
        self._field.add_class("-open")
        self._field.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for what is typed."""
        if event.input is self._field and event.value != self.chosen.search:
            self.chosen = self.chosen._replace(search=event.value)
            self._show()

    def on_search_field_left(self, event: SearchField.Left) -> None:
        """Go to what was found, or give the search up."""
        if not event.keep or not self._field.value.strip():
            self._field.value = ""
            self.choose(self.chosen._replace(search=""))
        self.query_one(PagedList).focus()

    def action_filter(self) -> None:
        """Choose one more thing to restrict the list by."""
        log, today = self.desk.log, self.desk.today
        others = partial(log_filter.typed_part, log, today)
        self.app.push_screen(Picker(_("Show only"), log_filter.parts(log, today), others), self._restrict)

    def _restrict(self, choice: Choice | None) -> None:
        if choice is not None and isinstance(choice.value, Part):
            self.choose(self.chosen.adding(choice.value))

    def action_clear(self) -> None:
        """Show every entry again."""
        if self.chosen == Chosen():
            self.tell(_("Every entry is shown."), "muted")
        self._field.value = ""
        self.choose(Chosen())
