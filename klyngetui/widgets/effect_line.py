"""The one-line bar that answers every save with its effect."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widgets import Static

from klyngetui.widgets.bars import SIGNS
from klyngetui.widgets.tones import Piece, line


class EffectLine(Static):
    """The last effect, or the last thing that failed; empty until something happened."""

    DEFAULT_CSS = """
    EffectLine {
        height: 1; padding: 0 1; background: $panel; color: $foreground;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)
        self.pieces: tuple[Piece, ...] = ()

    def tell(self, text: str | Sequence[Piece], tone: str = "good") -> None:
        """Show an effect with the sign of its tone; the tone colours the sign, pieces keep their own."""
        pieces = (Piece(text),) if isinstance(text, str) else tuple(text)
        self.pieces = (Piece(SIGNS.get(tone, " ") + " ", tone), *pieces)
        self.update(line(self.pieces))

    def clear(self) -> None:
        """Show nothing."""
        self.pieces = ()
        self.update("")
