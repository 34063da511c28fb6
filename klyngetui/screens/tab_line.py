"""The indicators side by side on one line, turned with ← and → or a click."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from klyngetui.plain import cells
from klyngetui.screens.measure_words import INDICATORS, short_title, title
from klyngetui.widgets.tones import Piece, line

GAP = 2


class TabLine(Widget):
    """One line; a click posts `Turned`."""

    class Turned(Message):
        """This indicator is to be shown."""

        def __init__(self, indicator: str) -> None:
            super().__init__()
            self.indicator = indicator

    def __init__(self, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self.indicator = INDICATORS[0]

    def show(self, indicator: str) -> None:
        """Mark another one."""
        self.indicator = indicator
        self.refresh()

    def render(self) -> Content:
        """The names, the one in sight marked by a sign and a colour."""
        pieces = []
        for one in INDICATORS:
            here = one == self.indicator
            pieces.append(Piece(f"{'▸' if here else ' '}{self._words(one)}{' ' * GAP}", "key" if here else "muted"))
        return line([*pieces, Piece("← →", "key")])

    def on_click(self, event: events.Click) -> None:
        """Turn to the name clicked."""
        place = event.get_content_offset(self)
        at = 0
        for one in INDICATORS if place else ():
            at += cells(self._words(one)) + 1 + GAP
            if place and place.x < at:
                self.post_message(self.Turned(one))
                return

    def _words(self, indicator: str) -> str:
        """The whole name where there is room for all, else the short ones."""
        room = sum(cells(title(one)) + 1 + GAP for one in INDICATORS) <= self.size.width
        return title(indicator) if room else short_title(indicator)
