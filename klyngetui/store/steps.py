"""How far long work in the log has come, where more may turn out to be done on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Steps:
    """Tells how many records and entries are done, of how many known by now; what `tell` raises stops the work."""

    def __init__(self, tell: Callable[[int, int], None] = lambda _done, _of: None) -> None:
        self._tell = tell
        self._done = 0
        self._of = 0

    def expect(self, more: int) -> None:
        """So many more are to be done."""
        self._of += more

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        self._tell(self._done, self._of)
