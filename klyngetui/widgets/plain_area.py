"""A field of several lines that lets nothing in that a terminal would act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import TextArea

from klyngetui.plain import typed_lines

if TYPE_CHECKING:
    from textual.widgets.text_area import Edit, EditResult


class PlainArea(TextArea):
    """A TextArea without control characters, direction overrides and lone surrogates; Tab goes to the next field."""

    DEFAULT_CSS = """
    PlainArea, PlainArea:focus {
        border: none; padding: 0 1; background: $panel; height: auto; min-height: 2; max-height: 8;
        scrollbar-size-vertical: 1;
        & .text-area--placeholder { color: $text-muted; }
    }
    """

    def __init__(self, text: str = "", *, id: str | None = None, placeholder: str = "") -> None:
        super().__init__(
            typed_lines(text),
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
            placeholder=placeholder,
            id=id,
        )

    def load_text(self, text: str) -> None:
        """Put other text in, made fit first."""
        super().load_text(typed_lines(text))

    def edit(self, edit: Edit) -> EditResult:
        """Do an edit with its text made fit first."""
        edit.text = typed_lines(edit.text)
        return super().edit(edit)
