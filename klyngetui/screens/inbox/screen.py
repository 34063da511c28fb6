"""The inbox: calendar entries proposed, one key each."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.screens.inbox import deciding as inbox_deciding
from klyngetui.screens.inbox.aside import InboxAside
from klyngetui.screens.inbox.deciding import InboxSession
from klyngetui.screens.inbox.found import Found, columns, find, keys, keys_for_people
from klyngetui.screens.keeping import keep
from klyngetui.widgets.columns import Column, fitted
from klyngetui.widgets.paged import PagedList
from klyngetui.widgets.told import Told
from klyngetui.widgets.tones import line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from textual.widget import Widget

    from klyngetui.store.log import Log


class InboxScreen(InboxAside):
    """What calendars propose. `arrive` takes the number of an `entry` to go to."""

    WHERE = "inbox"
    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = "#entries"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (120, "-wide")]  # noqa: RUF012 - Textual's own form

    @cached_property
    def capturing(self) -> InboxSession:
        """The line being captured, which may be that of an entry."""
        return InboxSession(lambda: self.desk)

    def content(self) -> Iterable[Widget]:
        """The entries, the addresses nobody is known by, and what the entry would become."""
        unknown = [
            *(Column(_("Name"), 16, flex=1), Column(_("Address"), 18, flex=1)),
            *(Column(_("Participant"), 14, flex=1, drop=1), Column(_("Meetings"), 8, right=True, drop=2)),
        ]
        yield Static("", id="head", markup=False)
        with Container(id="beside"):
            yield PagedList([], id="entries")
            yield PagedList(unknown, empty=_("Everybody is known."), id="unknown")
            yield Told(id="proposal")

    # What is shown -------------------------------------------------------------------------------------------------

    def work(self) -> Callable[[Log, date, Any], Found]:
        """Read what waits."""
        return find

    def counted(self, found: Any) -> None:
        """Show what waits."""
        self.found = found
        nothing = _("No calendar entry waits.\nPress {key} to take a calendar in.").format(key=pressed("inbox.import"))
        self._entries.empty = nothing
        self._show_head()
        self._entries.columns = fitted(columns(), found.rows)
        keep(self._entries, found.rows)
        keep(self.query_one("#unknown", PagedList), found.unknown_rows)
        self._show_proposal()
        self.refresh_bindings()

    def arrive(self, **arguments: Any) -> None:
        """Go to the entry asked for."""
        self.turn_to(unknown=False)
        if arguments.get("entry"):
            self._entries.move_to(arguments["entry"])

    @property
    def _entries(self) -> PagedList:
        return self.query_one("#entries", PagedList)

    @property
    def key(self) -> int | None:
        """The number of the entry under the cursor."""
        row = self._entries.row
        return row.key if row is not None and isinstance(row.key, int) and not self.has_class("-unknown") else None

    def turned(self) -> None:
        """Show what the entry in sight would become, if one is, and the keys of the list in sight."""
        self._show_head()
        self._show_proposal()
        self.refresh_bindings()

    def _show_head(self) -> None:
        if self.found is not None:
            told = keys_for_people() if self.has_class("-unknown") else keys()
            self.query_one("#head", Static).update(Content("\n").join([line(self.found.head), line(told)]))

    def _show_proposal(self) -> None:
        key, pane = self.key, self.query_one(Told)
        pane.set_class(key is not None, "-shown")
        with self.trying():
            pane.show(inbox_deciding.told(self.desk, key) if key else Content(""), key)

    def on_paged_list_highlighted(self) -> None:
        """Show what the entry would become, once however fast the cursor moves."""
        self.call_after_refresh(self._show_proposal)

    def on_paged_list_selected(self, event: PagedList.Selected) -> None:
        """Edit the entry, or say who the address is."""
        event.stop()
        if event.paged.id == "entries":
            self.action_edit()
        else:
            self.say_who()

    # One key each --------------------------------------------------------------------------------------------------

    def action_hold(self) -> None:
        """It took place, or is planned where it is yet to come."""
        self._decide("held", _("In the log: {what}"))

    def action_cancel_entry(self) -> None:
        """It did not take place."""
        self._decide("cancelled", _("Cancelled: {what}"))

    def action_edit(self) -> None:
        """Put the entry in the capture bar; Enter saves it as it stands there."""
        key = self.key
        if key is None:
            return
        with self.trying():
            self.open_capture(inbox_deciding.line_of(self.desk, inbox_deciding.proposal(self.desk, key)))
            self.capturing.key = key

    def open_capture(self, line: str | None = None) -> None:
        """Open the capture bar, for a new entry unless one of the inbox is edited."""
        self.capturing.key = None
        super().open_capture(line)

    def on_capture_bar_cancelled(self) -> None:
        """Leave the entry as it is; its line is not kept for the next new entry."""
        if self.capturing.key is not None:
            self.capturing.key = None
            self.bar.put("")

    def _decide(self, status: str, words: str) -> None:
        key = self.key
        if key is None or self.found is None:
            return
        if not self.desk.team and not inbox_deciding.proposal(self.desk, key)["team"]:
            self.shell.seated(partial(self._decide, status, words))
            return
        what = words.format(what=self.found.titles.get(key, ""))
        self.act(what, partial(inbox_deciding.decide, self.desk, key, status), partial(self.gone, key), expected=True)

    def gone(self, key: int) -> None:
        """Take the entry from the list at once; reading it anew follows."""
        if self.found is not None:
            self.found = self.found._replace(rows=[row for row in self.found.rows if row.key != key])
            keep(self._entries, self.found.rows)
