"""A field that holds some of many things, picked one by one."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from klyngetui.locale import _
from klyngetui.plain import visible
from klyngetui.widgets.tones import STYLES


class PickedField(Widget, can_focus=True):
    """The names of what is picked; Space or a click posts `Wanted`, Backspace takes the last one out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "want", show=False),
        Binding("backspace,delete", "remove", show=False),
    ]
    DEFAULT_CSS = """
    PickedField { height: auto; max-height: 4; padding: 0 1; background: $panel; &:focus { background: $primary 30%; } }
    """

    class Changed(Message):
        """Something was picked or taken out."""

    class Wanted(Message):
        """The user wants to pick one more."""

        def __init__(self, field: PickedField) -> None:
            super().__init__()
            self.field = field

    def __init__(self, words: Mapping[Hashable, str], picked: Sequence[Hashable], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.words = dict(words)
        self.picked = list(picked)

    def render(self) -> Content:
        """The names, or what to press."""
        named = "; ".join(visible(self.words.get(one, "?"), "⏎") for one in self.picked)
        hint = _("Space adds, Backspace removes")
        if not named:
            return Content.styled(hint, STYLES["muted"])
        return Content.assemble(named, (f"  {hint}" if self.has_focus else "", STYLES["muted"]))

    def toggle(self, one: Hashable) -> None:
        """Pick one more, or take it out where it is picked."""
        if one in self.picked:
            self.picked.remove(one)
        else:
            self.picked.append(one)
        self.refresh(layout=True)
        self.post_message(self.Changed())

    def action_want(self) -> None:
        """Ask to pick one more."""
        self.post_message(self.Wanted(self))

    def action_remove(self) -> None:
        """Take the last one out."""
        if self.picked:
            self.toggle(self.picked[-1])

    def on_click(self) -> None:
        """A click asks, too."""
        self.action_want()
