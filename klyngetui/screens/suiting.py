"""Screens that know their size before they are drawn for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.screen import Screen


def suit_size(screen: Screen[Any]) -> None:
    """Give a screen the classes of the size there is before anything stands on it.

    Textual gives them after the first layout: all would be styled again, and seen to move.
    """
    size = screen.app.size
    for breakpoints, room in ((screen.HORIZONTAL_BREAKPOINTS, size.width), (screen.VERTICAL_BREAKPOINTS, size.height)):
        screen.add_class(*[name for least, name in breakpoints or () if least <= room][-1:])
