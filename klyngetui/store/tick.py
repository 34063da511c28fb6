"""How far a long piece of work is; what a tick raises stops the work."""

from __future__ import annotations

from typing import Protocol


class Tick(Protocol):
    """Is told how many things are done, of how many where that is known; may raise to stop the work."""

    def __call__(self, done: int, of: int | None = None, /) -> None:
        """Take the number."""


def no_tick(_done: int, _of: int | None = None) -> None:
    """Tells nobody."""
