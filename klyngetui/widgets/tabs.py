"""Names side by side on one line, one of them in sight; turned by a click or the keys of the screen."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from klyngetui.plain import cells
from klyngetui.widgets.tones import Piece, line

GAP = 2
ARROWS = "← →"


def arrow_at(cell: int) -> int:
    """Which way a click on this cell of the arrows turns: -1 back, 1 on, 0 beside them."""
    return {0: -1, 2: 1}.get(cell, 0)


class Tabs(Widget):
    """One line; a click posts `Turned` with the place of the name."""

    DEFAULT_CSS = "Tabs { height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }"

    class Turned(Message):
        """This one is to be shown."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.names = tuple(names)
        self.at = 0

    def show(self, at: int) -> None:
        """Mark another one."""
        self.at = at
        self.refresh()

    def render(self) -> Content:
        """The names from the one in sight on where there is no room for all, marked by a sign and a colour."""
        pieces = []
        for at in range(self._first(), len(self.names)):
            here = at == self.at
            pieces.append(Piece(f"{'▸' if here else ' '}{self.names[at]}{' ' * GAP}", "key" if here else "muted"))
        return line([*pieces, Piece(ARROWS, "key")])

    def on_click(self, event: events.Click) -> None:
        """Turn to the name clicked, or the way the arrow clicked points."""
        place = event.get_content_offset(self)
        end = 0
        for at in range(self._first(), len(self.names)) if place else ():
            end += cells(self.names[at]) + 1 + GAP
            if place and place.x < end:
                self.post_message(self.Turned(at))
                return
        step = arrow_at(place.x - end) if place else 0
        if step:
            self.post_message(self.Turned((self.at + step) % len(self.names)))

    def _first(self) -> int:
        """The first name shown."""
        whole = sum(cells(name) + 1 + GAP for name in self.names) + 3
        return 0 if whole <= self.content_size.width else self.at
