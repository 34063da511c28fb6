"""Keys that have no room in the footer, a line each with what it does; a click on a line does it, too."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.widgets import Static

from klyngetui.widgets.tones import Piece, line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.events import Click


class KeyLine(NamedTuple):
    """The keys as they are told, what they do in words, and the action of the screen."""

    keys: str
    words: str
    action: str


class KeyLines(Static):
    """The lines, one below the other."""

    def __init__(self, lines: Iterable[KeyLine] = (), *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)
        self._lines = list(lines)

    def on_mount(self) -> None:
        """Draw those it was given."""
        self.tell(self._lines)

    def tell(self, lines: Iterable[KeyLine]) -> None:
        """Show these lines."""
        self._lines = list(lines)
        drawn = [line([Piece(f"{one.keys:>3} ", "key"), Piece(one.words, "muted")]) for one in self._lines]
        self.update(Content("\n").join(drawn))

    async def on_click(self, event: Click) -> None:
        """Do what the line clicked says."""
        if event.y < len(self._lines):
            await self.screen.run_action(self._lines[event.y].action)
