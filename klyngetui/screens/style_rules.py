"""The style rules of the screens, each parsed once."""

from __future__ import annotations

from textual.css.stylesheet import Stylesheet


class StyleRules(Stylesheet):
    """Style rules of which those stay that are known when a screen that is opened brings its own.

    Textual parses all of them anew then, a tenth of the time it takes to open a screen.
    """

    def reparse(self) -> None:
        """Parse what is not known: all of it only once the colours are others. Raises StylesheetError."""
        self.parse()
