"""The understood parts of a capture line, shown in the field as they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.highlighter import Highlighter

if TYPE_CHECKING:
    from rich.text import Text

    from klyngetui.widgets.capture_bar import CaptureBar


class Parts(Highlighter):
    """Shows the understood parts of the line."""

    def __init__(self, bar: CaptureBar) -> None:
        self.bar = bar

    def highlight(self, text: Text) -> None:
        """Style the spans of the last reading."""
        for start, end, tone in self.bar.reading.spans:
            name = f"capture-bar--{tone}"
            if end <= len(text) and name in self.bar.COMPONENT_CLASSES:
                text.stylize(self.bar.get_component_rich_style(name, partial=True), start, end)
