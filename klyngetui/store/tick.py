"""How far a long piece of work is: told the number done and the number to do; what a tick raises stops the work."""

from __future__ import annotations

from collections.abc import Callable

Tick = Callable[[int, int], None]


def no_tick(_done: int, _of: int) -> None:
    """Tells nobody."""
