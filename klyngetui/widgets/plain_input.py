"""A one-line field that lets nothing in that a terminal would act on."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from klyngetui.plain import typed


class PlainInput(Input):
    """An Input without control characters, direction overrides and lone surrogates, however they come in.

    Pasted lines are joined by spaces.
    """

    DEFAULT_CSS = "PlainInput { & > .input--placeholder { color: $text-muted; } }"

    def validate_value(self, value: str) -> str:
        """The value as it may be shown."""
        return typed(value)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether the key is text here; Textual knows no character for the key it calls slash."""
        return key == "slash" or super().check_consume_key(key, character)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text, made fit first so that the cursor ends behind it, in place of a part of the value."""
        super().replace(typed(text), start, end)

    def insert(self, text: str, index: int) -> None:
        """Put text, made fit first, at a place in the value."""
        super().insert(typed(text), index)

    def _on_paste(self, event: events.Paste) -> None:
        """Put all pasted lines in, joined by spaces."""
        self.replace(typed(event.text.strip()), *self.selection)
        event.stop()
        event.prevent_default()
