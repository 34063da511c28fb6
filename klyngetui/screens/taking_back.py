"""Undo and redo, told in words with what they do to the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.locale import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from klyngetui.screens.desk import Desk
    from klyngetui.store.log import Log
    from klyngetui.store.undo import Undone


class TakingBack:
    """Takes back and brings back one action at a time; what was built upon goes at the second asking in a row."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._warned: int | None = None

    def undo(self) -> tuple[str, str]:
        """Take back the last action; returns what was done, in words, and a tone. Raises LogError."""
        from klyngetui.store.undo import undo

        return self._back(undo, _("Taken back: {what}"), _("U brings it back"), _("There is nothing to take back."))

    def redo(self) -> tuple[str, str]:
        """Bring back what was taken back last; raises LogError."""
        from klyngetui.store.undo import redo

        return self._back(redo, _("Brought back: {what}"), _("u undo"), _("There is nothing to bring back."))

    def _back(self, action: Callable[..., list[Undone]], words: str, then: str, nothing: str) -> tuple[str, str]:
        from klyngetui.store.undo import BuiltUpon

        log: Log = self._desk.log
        anyway, self._warned = self._warned == self._desk.stamp, None
        try:
            with self._desk.effect_of() as effect:
                done = action(log, anyway=anyway)
        except BuiltUpon as error:
            self._warned = self._desk.stamp
            return _("{why} Press once more to do it anyway.").format(why=error), "warn"
        if not done:
            return nothing, "muted"
        return " · ".join([words.format(what=done[0].words), *effect, then]), "good"
