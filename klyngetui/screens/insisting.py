"""What is to be written is written beside the screen, and tried again while another program holds the log."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from klyngetui.locale import _
from klyngetui.screens.asking import Asking
from klyngetui.screens.attempt import Attempt
from klyngetui.screens.steady import HINDRANCES, in_words
from klyngetui.store.errors import HeldByReaders
from klyngetui.store.transaction import patient
from klyngetui.store.trouble import is_locked

if TYPE_CHECKING:
    from collections.abc import Callable

    from klyngetui.store.log import Log

T = TypeVar("T")

SECONDS_OF_A_TRY = 0.1
"""A try waits so long at most while another program writes; a save of another window is over by then."""
SECONDS_FOR_READERS = 1.0
"""Our own readers on other threads hold up a commit for a moment, too; nobody else can begin to write meanwhile."""
SECONDS_BETWEEN_TRIES = 0.15
SECONDS_BEFORE_WORDS = 0.3
SECONDS_OF_PATIENCE = 5.0


class Insisting(Asking):
    """An app that tries again what could not be written at once."""

    _waiting: Attempt | None = None
    _since = 0.0
    _said = False
    """Whether it was told that it waits."""

    def write(self, do: Callable[[], T], done: Callable[[T], object]) -> None:
        """Write to the log by a single key, and tell in the effect line what keeps it from being written."""

        def failed(error: Exception) -> None:
            self.tell(*in_words(error))

        self.insist(Attempt(do, done, failed, partial(self.tell, tone="warn")))

    def insist(self, attempt: Attempt) -> bool:
        """Write to the log beside the screen, and try again while another program holds it.

        False where something else waits still: what is asked for next may be meant to come after that.
        """
        if self._waiting is not None and self._waiting.wanted():
            attempt.held(_("The log is in use, and what was asked for before still waits for it."))
            return False
        self._waiting, self._since, self._said = attempt, time.monotonic(), False
        self._begin(attempt)
        return True

    async def action_quit(self) -> None:
        """Leave, but not before what waits was written or given up: seconds at most."""
        if self._waiting is not None and self._waiting.wanted():
            self.tell(_("Something is not written yet: another program is using the log. Wait a moment."), "warn")
            return
        await super().action_quit()

    def give_up(self, attempt: Attempt) -> None:
        """Try it no more."""
        if self._waiting is attempt:
            self._waiting = None

    def _begin(self, attempt: Attempt) -> None:
        if self.is_running and self._waiting is attempt and attempt.wanted():
            self.hold()
            self.run_worker(self._try(attempt), group="write")

    async def _try(self, attempt: Attempt) -> None:
        waited = time.monotonic() - self._since
        try:
            given = await self.desk.beside.do(partial(_done, self.desk.log, attempt.do))
        except HINDRANCES as error:
            self.release()
            self._not_done(attempt, error, waited)
        else:
            self.release()
            self.give_up(attempt)
            self._tell_done(attempt, given)

    def _not_done(self, attempt: Attempt, error: Exception, waited: float) -> None:
        if self._waiting is not attempt or not attempt.wanted():
            return
        if is_locked(error) and waited < SECONDS_OF_PATIENCE:
            self._wait(attempt, waited)
        else:
            self._waiting = None
            attempt.failed(error)

    def _tell_done(self, attempt: Attempt, given: Any) -> None:
        """What follows may read the log; it is written all the same, and the next look shows what could not be read."""
        if not attempt.wanted():
            self.tell(_("It was written all the same: that was under way already."), "warn")
            return
        try:
            attempt.done(given)
        except HINDRANCES as error:
            if not is_locked(error):
                self.tell(*in_words(error))

    def _wait(self, attempt: Attempt, waited: float) -> None:
        if waited > SECONDS_BEFORE_WORDS and not self._said:
            self._said = True
            attempt.held(_("Another program is using the log; waiting for it …"))
        self.set_timer(SECONDS_BETWEEN_TRIES, partial(self._begin, attempt))


def _done(log: Log, do: Callable[[], T]) -> T:
    try:
        with patient(log.connection, SECONDS_OF_A_TRY):
            return do()
    except HeldByReaders:
        with patient(log.connection, SECONDS_FOR_READERS):
            return do()
