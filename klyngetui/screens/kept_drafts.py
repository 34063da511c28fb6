"""What is being typed, kept beside the screens; what cannot be written now is written at a later look at the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.store import drafts
from klyngetui.store.trouble import TROUBLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from klyngetui.screens.beside import Beside
    from klyngetui.store.log import Log

    Body = dict[str, Any]


class KeptDrafts:
    """The drafts of one window, by place; `soon` has `write` done by the event loop."""

    def __init__(self, log: Log, beside: Beside, soon: Callable[[], object]) -> None:
        self._log = log
        self._beside = beside
        self._soon = soon
        self._taken: set[str] = set()
        self._due: dict[str, Body | None] = {}

    def keep(self, place: str, body: Body | None) -> None:
        """Keep what stands in a place over what was kept, None for nothing."""
        self._due[place] = body
        self.again()

    def take(self, place: str) -> Body | None:
        """What was kept of a place, by this window or one that is gone; that is this window's from now on.

        None too where the log cannot be read now.
        """
        if place in self._due:
            return self._due[place]
        try:
            found = drafts.find(self._log, place)
        except TROUBLE:
            return None
        if found is not None:
            self._taken.add(place)
            self.again()
        return found

    def again(self) -> None:
        """Have written what is not written yet."""
        if (self._due or self._taken) and not self._log.read_only:
            self._soon()

    async def write(self) -> None:
        """Write it beside the screens, as far as the log can be written at once."""
        if not (self._due or self._taken):
            return
        taken, due = set(self._taken), dict(self._due)
        adopted, kept = await self._beside.do(lambda: self._written(taken, due))
        self._taken -= adopted
        for place in kept:
            if place in self._due and self._due[place] is due[place]:
                del self._due[place]

    def close(self) -> None:
        """Write what is left, as the window closes."""
        if not self._log.read_only:
            self._written(self._taken, self._due)
        self._taken, self._due = set(), {}

    def _written(self, taken: set[str], due: dict[str, Body | None]) -> tuple[set[str], list[str]]:
        """The places that were taken over, and those whose draft is as it should be."""
        adopted = {place for place in taken if drafts.adopt(self._log, place)}
        return adopted, [place for place, body in due.items() if drafts.keep(self._log, place, body)]
