"""A field that holds one of a few words, turned by the arrow keys or a click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from klyngetui.plain import fit
from klyngetui.widgets.tones import STYLES

Options = Sequence[tuple[str | None, str]]


class ChoiceField(Widget, can_focus=True):
    """One of some values, each with its words: → and Space take the next, ← the one before; posts `Changed`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "turn(1)", show=False),
        Binding("left", "turn(-1)", show=False),
    ]
    DEFAULT_CSS = """
    ChoiceField { height: 1; padding: 0 1; background: $panel; &:focus { background: $primary 30%; } }
    """

    class Changed(Message):
        """Another value was chosen."""

    def __init__(self, options: Options, value: str | None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.options = tuple(options)
        values = [option for option, _words in self.options]
        self.at = values.index(value) if value in values else 0

    @property
    def value(self) -> str | None:
        """The value chosen."""
        return self.options[self.at][0]

    def render(self) -> Content:
        """The words of the value between two arrows."""
        words = fit(self.options[self.at][1], max(self.content_size.width - 4, 1))
        return Content.assemble(("‹ ", STYLES["muted"]), words, (" ›", STYLES["muted"]))

    def action_turn(self, by: int) -> None:
        """Take the next value or the one before, round and round."""
        self.at = (self.at + by) % len(self.options)
        self.refresh()
        self.post_message(self.Changed())

    def on_click(self, event: events.Click) -> None:
        """A click takes the next; on the left arrow the one before."""
        self.action_turn(-1 if event.x < 2 else 1)
