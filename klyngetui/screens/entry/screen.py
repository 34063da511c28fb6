"""One entry on a screen of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.screens.entry.actions import EntryActions
from klyngetui.screens.entry.detail import EntryDetail

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from klyngetui.store.cabinet import Kept


class EntryScreen(EntryActions):
    """Everything about the entry of an id, and what can be done with it; Escape goes back to the list."""

    WHERE = "entry"

    def __init__(self, identity: str) -> None:
        super().__init__()
        self.identity = identity
        self._entity = ""

    def content(self) -> Iterable[Widget]:
        """The entry."""
        yield EntryDetail()

    def entry(self) -> Kept | None:
        """The entry of the id."""
        return self.desk.log.cabinet.find(self.identity)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's own
        """A story is neither held nor cancelled, so that neither is offered over one."""
        if action not in ("hold", "cancel_entry"):
            return True
        return self._entity == "activity"

    def reload(self) -> None:
        """Read the entry again."""
        kept = self.entry()
        self._entity = kept.entity if kept else ""
        self.query_one(EntryDetail).show(self.desk, kept)
        self.refresh_bindings()
