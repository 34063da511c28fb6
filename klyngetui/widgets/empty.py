"""What a screen shows where there is nothing yet: what would stand here and what to press."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Middle
from textual.widgets import Static

from klyngetui.plain import content


class Empty(Middle):
    """A title and what to press next, in the middle of the room there is."""

    DEFAULT_CSS = """
    Empty {
        width: 1fr; height: 1fr; padding: 0 2;
        & > Static { width: 1fr; text-align: center; }
        & > .empty--title { text-style: bold; }
        & > .empty--hint { color: $text-muted; }
    }
    """

    def __init__(self, title: str, hint: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.title = title
        self.hint = hint

    def compose(self) -> ComposeResult:
        """The two texts."""
        yield Static(content(self.title), classes="empty--title")
        yield Static(content(self.hint), classes="empty--hint")
