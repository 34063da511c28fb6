"""Something to be written that may have to wait until another program lets go of the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


def _always() -> bool:
    return True


class Attempt(NamedTuple):
    """Something to be written.

    `do` writes; where it raises nothing may be written. `done` takes what it gave, `failed` why it came to nothing,
    `held` the words for what it waits for. What is not `wanted` any more is given up.
    """

    do: Callable[[], Any]
    done: Callable[[Any], object]
    failed: Callable[[Exception], object]
    held: Callable[[str], object]
    wanted: Callable[[], bool] = _always
