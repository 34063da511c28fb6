"""Words about what is under the cursor, in a pane beside a list."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static


class Told(VerticalScroll):
    """A text that scrolls where it is long; begins at its top whenever it is about something else."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
        Binding("g", "scroll_home", show=False),
        Binding("G", "scroll_end", show=False),
    ]
    DEFAULT_CSS = """
    Told { padding: 0 2; scrollbar-size-vertical: 1; & > Static { width: 1fr; height: auto; } }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.about: Hashable = None

    def compose(self) -> Iterable[Widget]:
        """One text with all of it."""
        yield Static("", markup=False)

    def show(self, text: Content, about: Hashable) -> None:
        """Show a text about something."""
        self.query_one(Static).update(text)
        if about != self.about:
            self.about = about
            self.scroll_home(animate=False)
