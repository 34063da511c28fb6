"""The keys that take back and bring back, at once or, where much is touched, aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.screens.insisting import Insisting
from klyngetui.screens.taking_back import TakingBack, redoing, undoing
from klyngetui.store.tick import no_tick

if TYPE_CHECKING:
    from klyngetui.screens.long_work import Outcome
    from klyngetui.screens.taking_back import Told, Way


class Undoing(Insisting):
    """An app over an open log whose actions can be taken back."""

    taking_back: TakingBack

    def log_changed(self) -> None:
        """Look at the log at once."""
        raise NotImplementedError

    def action_undo(self) -> None:
        """Take back the last action, of the screen in front or of the log."""
        if not (self.base and self.base.took_back()):
            self._take_back(undoing())

    def action_redo(self) -> None:
        """Bring back what was taken back last."""
        self._take_back(redoing())

    def _take_back(self, way: Way) -> None:
        if self.base is None:
            return
        step = self.taking_back.step(way)

        def take() -> Told | None:
            return None if self.taking_back.is_long(way) else step(self.desk.log, no_tick)

        def taken(told: Told | None) -> None:
            if told is None:
                from klyngetui.screens.long_work import LongWork

                self.push_screen(LongWork(self.desk, way.doing, step), self._taken_back)
                return
            self.tell(*self.taking_back.heard(told))
            self.log_changed()

        self.write(take, taken)

    def _taken_back(self, outcome: Outcome | None) -> None:
        self.log_changed()
        if self.base and outcome is not None:
            with self.base.trying():
                self.base.tell(*self.taking_back.heard(outcome.given()))
