"""How far long work has come: a bar, words, and the key that stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.widgets import ProgressBar, Static

from klyngetui.locale import _
from klyngetui.locale.formats import number
from klyngetui.widgets.tones import Piece, line

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

SECONDS_BEFORE_SHOWING = 0.3
"""Shorter work is not worth a bar that flickers."""


class ProgressLine(Horizontal):
    """One line, empty while nothing runs; `stops` is the name of the key that stops the work."""

    DEFAULT_CSS = """
    ProgressLine {
        height: 1;
        & > * { visibility: hidden; }
        &.-shown > * { visibility: visible; }
        & ProgressBar { width: 30%; max-width: 50; margin-right: 2; }
        & Bar { width: 1fr; }
        & Static { width: 1fr; height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    }
    """

    def __init__(self, *, stops: str = "c", id: str | None = None) -> None:
        super().__init__(id=id)
        self.stops = stops
        self.words = ""
        self._soon: Timer | None = None

    def compose(self) -> ComposeResult:
        """The bar and its words."""
        yield ProgressBar(show_eta=False)
        yield Static("", markup=False)

    def show(self, words: str) -> None:
        """Begin to show some work, or end where there are no words."""
        self.words = words
        if self._soon is not None:
            self._soon.stop()
            self._soon = None
        if words:
            self.query_one(ProgressBar).update(total=None, progress=0)
            self._say("")
            self._soon = self.set_timer(SECONDS_BEFORE_SHOWING, lambda: self.add_class("-shown"))
        else:
            self.remove_class("-shown")

    def tell(self, done: int, of: int | None) -> None:
        """So many are done."""
        if of:
            self.query_one(ProgressBar).update(total=of, progress=done)
        words = _("{n} of {of}").format(n=number(done), of=number(of)) if of else number(done)
        self._say(words if done else "")

    def _say(self, count: str) -> None:
        pieces = [Piece(" ".join(filter(None, (self.words, count))), "strong"), Piece(" · ")]
        self.query_one(Static).update(line([*pieces, Piece(self.stops, "key"), Piece(" " + _("stops it"), "muted")]))
