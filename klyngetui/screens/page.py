"""A page of words over a screen: a history, a rule."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from klyngetui.locale import _
from klyngetui.plain import fit


class Page(ModalScreen[None]):
    """A title and words that scroll; `words` is asked with the width there is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "dismiss", show=False),
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
    ]
    DEFAULT_CSS = """
    Page {
        align: center middle;
        & > Vertical {
            width: 100%; max-width: 90; height: auto; max-height: 90%; padding: 0 1;
            background: $surface; border: round $primary; border-title-color: $primary;
            border-subtitle-color: $text-muted;
        }
        & VerticalScroll { height: auto; max-height: 100%; scrollbar-size-vertical: 1; }
        & Static { height: auto; }
    }
    """

    def __init__(self, title: str, words: Callable[[int], Content]) -> None:
        super().__init__()
        self.heading = title
        self.words = words

    def compose(self) -> ComposeResult:
        """The words in a frame."""
        frame = Vertical(VerticalScroll(Static("", markup=False), can_focus=False))
        frame.border_title = Content(fit(self.heading, 60))
        frame.border_subtitle = _("Esc closes")
        yield frame

    def on_resize(self) -> None:
        """Lay the words out for the width there is."""
        self.query_one(Static).update(self.words(min(self.size.width, 90) - 5))

    def action_scroll(self, lines: int) -> None:
        """Scroll by some lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
