"""The field of a search over a list."""

from __future__ import annotations

from typing import ClassVar

from textual.message import Message

from klyngetui.keys.binding import bind_keys
from klyngetui.widgets.plain_input import PlainInput


class SearchField(PlainInput):
    """Finds as one types; Enter or ↓ goes to what was found, Escape gives the search up."""

    WHERE: ClassVar[str] = "find"

    class Left(Message):
        """The field is left: to what was found if `keep`, else back to everything."""

        def __init__(self, keep: bool) -> None:
            super().__init__()
            self.keep = keep

    def on_mount(self) -> None:
        """Take the keys."""
        bind_keys(self, self.WHERE)

    def action_leave(self, keep: bool) -> None:
        """Say that the field is left."""
        self.post_message(self.Left(keep))
