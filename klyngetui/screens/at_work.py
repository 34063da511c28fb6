"""A screen over another that has work done on a thread of its own and says what it is at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message
from textual.screen import ModalScreen

from klyngetui.screens.long_work import ENDED
from klyngetui.store.trouble import TROUBLE, trouble_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.worker import Worker

    from klyngetui.screens.desk import Desk

    Step = Callable[[str], None]


class Hindered(NamedTuple):
    """Why the work came to nothing, in words."""

    why: str


class Stepped(Message):
    """What the work is at, in words."""

    def __init__(self, told: str) -> None:
        super().__init__()
        self.told = told


class AtWork(ModalScreen["str | None"]):
    """Does one thing at a time; `working` is true meanwhile."""

    desk: Desk

    def __init__(self) -> None:
        super().__init__()
        self.working = False

    def begin(self, do: Callable[[Step], object]) -> None:
        """Do it; until it is over no screen looks at the log, which might have to wait for it."""
        self.working = self.desk.aside = True
        self.run_worker(partial(_tried, do, self._step), thread=True, exit_on_error=False)

    def came(self, result: object) -> None:
        """The work is over: what it gave, or Hindered."""

    def step(self, told: str) -> None:
        """The work is at something else now."""

    def _step(self, told: str) -> None:
        self.post_message(Stepped(told))

    def on_stepped(self, event: Stepped) -> None:
        """Say what the work is at, unless it is over by now."""
        if self.working:
            self.step(event.told)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Take what came of it."""
        if event.state in ENDED:
            self.working = self.desk.aside = False
            self.came(Hindered(str(event.worker.error)) if event.worker.error else event.worker.result)

    def on_unmount(self) -> None:
        """The log is looked at again."""
        self.desk.aside = False


def _tried(do: Callable[[Step], object], step: Step) -> object:
    try:
        return do(step)
    except TROUBLE as error:
        return Hindered(trouble_words(error))
