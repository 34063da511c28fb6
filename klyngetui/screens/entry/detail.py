"""One entry beside a list, or on a screen of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from klyngetui.screens.entry.told import entry_told
from klyngetui.widgets.paged import PagedList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from klyngetui.screens.desk import Desk
    from klyngetui.store.cabinet import Kept


class EntryDetail(VerticalScroll):
    """Everything about one entry, scrolling where it is long."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
        Binding("g", "scroll_home", show=False),
        Binding("G", "scroll_end", show=False),
    ]
    DEFAULT_CSS = """
    EntryDetail {
        padding: 0 2; scrollbar-size-vertical: 1;
        & > Static { width: 1fr; height: auto; }
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.shown: str | None = None

    def compose(self) -> Iterable[Widget]:
        """One text with all of it."""
        yield Static("", markup=False)

    def show(self, desk: Desk, kept: Kept | None) -> None:
        """Show this entry, from its top unless it is the same as before."""
        identity = kept.record["id"] if kept else None
        self.query_one(Static).update(entry_told(desk.log, kept, desk.today) if kept else Content(""))
        if identity != self.shown:
            self.shown = identity
            self.scroll_home(animate=False)


class EntryBeside(EntryDetail):
    """The same beside a list; Escape goes back into the list."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,left", "leave", show=False)]

    def action_leave(self) -> None:
        """Give the focus back to the list."""
        self.screen.query_one(PagedList).focus()
