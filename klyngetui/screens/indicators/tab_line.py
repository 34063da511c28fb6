"""The indicators side by side on one line, turned with ← and → or a click."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from klyngetui.plain import cells, fit
from klyngetui.screens.indicators.measure_words import INDICATORS, short_title, title
from klyngetui.widgets.tabs import ARROWS, arrow_at
from klyngetui.widgets.tones import Piece, line

GAP = 2
LEAST = 5
"""Cells of a name out of sight where room is scarce: a number, or the beginning of a word."""


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
        for one, words in self._words().items():
            here = one == self.indicator
            pieces.append(Piece(f"{'▸' if here else ' '}{words}{' ' * GAP}", "key" if here else "muted"))
        return line([*pieces, Piece(ARROWS, "key")])

    def on_click(self, event: events.Click) -> None:
        """Turn to the name clicked, or the way the arrow clicked points."""
        place = event.get_content_offset(self)
        at = 0
        for one, words in self._words().items() if place else ():
            at += cells(words) + 1 + GAP
            if place and place.x < at:
                self.post_message(self.Turned(one))
                return
        step = arrow_at(place.x - at) if place else 0
        if step:
            self.post_message(self.Turned(INDICATORS[(INDICATORS.index(self.indicator) + step) % len(INDICATORS)]))

    def _words(self) -> dict[str, str]:
        """The whole names where there is room for all, else the short ones, else that of the one in sight alone."""
        for name in (title, short_title):
            words = {one: name(one) for one in INDICATORS}
            if sum(cells(each) + 1 + GAP for each in words.values()) <= self.size.width:
                return words
        return {one: words[one] if one == self.indicator else fit(words[one].split()[0], LEAST) for one in words}
