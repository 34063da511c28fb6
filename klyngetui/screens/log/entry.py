"""The entry under the cursor of the log: beside the list where there is room, else on a screen of its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from klyngetui.screens.entry.actions import EntryActions
from klyngetui.screens.entry.detail import EntryBeside
from klyngetui.screens.entry.screen import EntryScreen
from klyngetui.store.pages import entries
from klyngetui.widgets.paged import PagedList

if TYPE_CHECKING:
    from textual.timer import Timer

    from klyngetui.store.cabinet import Kept

WIDE = 120
SECONDS_AT_REST = 0.08
"""How long the cursor stays on an entry before it is shown beside the list: longer than a held key takes to repeat."""


class LogEntry(EntryActions):
    """A log with an entry in sight."""

    _resting: Timer | None = None

    def entry(self) -> Kept | None:
        """The entry under the cursor."""
        row = self.query_one(PagedList).row
        found = entries(self.desk.log, [row.key]) if row and isinstance(row.key, int) else []
        return found[0].kept if found else None

    def show_entry(self) -> None:
        """Show the entry under the cursor beside the list, where there is room."""
        if self.size.width >= WIDE:
            self.query_one(EntryBeside).show(self.desk, self.entry())

    def on_paged_list_highlighted(self) -> None:
        """Show the entry the cursor comes to rest on; none on the way there."""
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(SECONDS_AT_REST, partial(self.call_after_refresh, self.show_entry))

    def on_resize(self) -> None:
        """The entry comes beside the list where there is room."""
        self.show_entry()

    def on_paged_list_selected(self) -> None:
        """Open the entry: on a screen of its own, or into the pane beside the list."""
        kept = self.entry()
        if kept is not None and self.size.width < WIDE:
            self.app.push_screen(EntryScreen(kept.record["id"]))
        else:
            self.show_entry()
            self.query_one(EntryBeside).focus()
