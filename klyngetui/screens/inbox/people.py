"""The addresses on invitations that nobody is known by, and saying who they are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from klyngetui.keys.pressed import undo_hint
from klyngetui.locale import _
from klyngetui.screens.counting import CountingScreen
from klyngetui.screens.inbox import who as inbox_who
from klyngetui.screens.picker import Choice, Picker
from klyngetui.widgets.paged import PagedList

if TYPE_CHECKING:
    from klyngetui.exchange.calendar.settle import Unmatched
    from klyngetui.screens.inbox.found import Found


OF_ENTRIES = {"hold", "cancel_entry", "ignore", "edit", "later"}


class InboxPeople(CountingScreen):
    """An inbox that can be turned to the addresses nobody is known by."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Found | None = None

    @property
    def on_enter_words(self) -> str:
        """What Enter does to a row of the list in sight, for the footer; "" where there is none, or none to write."""
        unknown = self.has_class("-unknown")
        if self.desk.log.read_only or not self._any(unknown=unknown):
            return ""
        return _("Say who") if unknown else _("Edit")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's own
        """Offer what is done with an entry where entries are in sight."""
        return action not in OF_ENTRIES or (not self.has_class("-unknown") and self._any(unknown=False))

    def _any(self, *, unknown: bool) -> bool:
        """Whether there are addresses nobody is known by, or entries."""
        return self.found is not None and bool(self.found.unknown_rows if unknown else self.found.rows)

    def turned(self) -> None:
        """The other list came in sight."""

    def action_unknown(self) -> None:
        """Turn to the addresses nobody is known by, and back."""
        self.turn_to(unknown=not self.has_class("-unknown"))

    def turn_to(self, *, unknown: bool) -> None:
        """Show the addresses, or the entries."""
        self.set_class(unknown, "-unknown")
        self.query_one("#unknown" if unknown else "#entries", PagedList).focus()
        self.turned()

    def say_who(self) -> None:
        """Make the person of the address under the cursor; asks whom it works for where that is not known."""
        row = self.query_one("#unknown", PagedList).row
        one = next((one for one in self.found.unknown if row and one.address == row.key), None) if self.found else None
        if one is None:
            return
        if one.participant:
            self._make(one, Choice((inbox_who.AT, one.participant), "", ""))
            return
        title = _("Whom does {name} work for?").format(name=inbox_who.person_name(one))

        def others(typed: str) -> list[Choice]:
            return [inbox_who.new_choice(typed.strip())] if typed.strip() else []

        self.app.push_screen(Picker(title, inbox_who.choices(self.desk.log, one), others), partial(self._make, one))

    def _make(self, one: Unmatched, choice: Choice | None) -> None:
        if choice is None or not isinstance(choice.value, tuple):
            return

        def made(told: str) -> None:
            self.shell.tell(" · ".join([told, undo_hint()]))
            self.shell.log_changed()

        self.shell.write(partial(inbox_who.make, self.desk.log, one, choice.value), made)
