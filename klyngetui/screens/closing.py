"""Ending a box from beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from textual.screen import Screen

T = TypeVar("T")


def close(box: Screen[T], result: T) -> None:
    """End a box with its result, and first whatever was opened over it: Textual pops the one in front."""
    while box.app.screen is not box:
        box.app.pop_screen()
    box.dismiss(result)
