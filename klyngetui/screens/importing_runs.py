"""The long work of an import: on another thread, told of as it goes, stopped when asked."""

from __future__ import annotations

import time
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.worker import Worker, WorkerState

from klyngetui.indicators.effects import standing, told
from klyngetui.locale import _
from klyngetui.model.check import Invalid
from klyngetui.screens.base import BaseScreen
from klyngetui.store.errors import LogError
from klyngetui.store.log import Log, open_log
from klyngetui.store.trouble import TROUBLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from klyngetui.screens.importing_step import Done, Import, Tick

    Step = Callable[[Log, Tick], Any]

IMPORTING = "import"
"""The group of the worker."""
SECONDS_BETWEEN_TICKS = 0.1


class Stopped(LogError):
    """The user stopped the import; nothing was written."""


class ImportRuns(BaseScreen):
    """A screen that reads, rehearses or takes in one file at a time, each as `running` says; `ran` is told the end."""

    class Progressed(Message):
        """So many things are done, of how many where that is known."""

        def __init__(self, done: int, of: int | None) -> None:
            super().__init__()
            self.done = done
            self.of = of

    def __init__(self) -> None:
        super().__init__()
        self.running = ""
        self._stop = Event()

    def ran(self, what: str, result: Any) -> None:
        """Something came to its end; `result` is what it gave."""

    def show_running(self) -> None:
        """Show what runs, or that nothing does any more."""

    def run_step(self, what: str, step: Step) -> None:
        """Begin to work; only one thing runs at a time."""
        if self.running:
            return
        self.running, self._stop = what, Event()
        log = self.desk.log
        work = partial(_work, log.path, log.actor, step, self._ticker(self._stop), write=not log.read_only)
        self.run_worker(work, thread=True, exit_on_error=False, group=IMPORTING)
        self.show_running()

    def _ticker(self, stop: Event) -> Tick:
        shown = time.monotonic()

        def tick(done: int, of: int | None = None) -> None:
            nonlocal shown
            if stop.is_set():
                raise Stopped(_("Stopped; nothing was imported."))
            now = time.monotonic()
            if now - shown > SECONDS_BETWEEN_TICKS:
                shown = now
                self.post_message(self.Progressed(done, of))

        return tick

    def action_stop(self) -> None:
        """Stop the work at its next step; what was written of it is taken back."""
        self._stop.set()

    def on_unmount(self) -> None:
        """Nothing goes on behind an app that is closing."""
        self._stop.set()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Hand on what the work gave, or tell what went wrong with it."""
        if event.worker.group != IMPORTING or event.state not in (WorkerState.SUCCESS, WorkerState.ERROR):
            return
        # Every class of a screen hears a message; what went wrong is told here, in better words.
        event.prevent_default()
        what, self.running = self.running, ""
        self.show_running()
        error = event.worker.error
        if error is None:
            self.ran(what, event.worker.result)
        elif isinstance(error, Stopped):
            self.tell(str(error), "warn")
        elif isinstance(error, (Invalid, *TROUBLE)):
            with self.trying():
                raise error
        else:
            super().on_worker_state_changed(event)


def _work(path: Path, actor: str | None, step: Step, tick: Tick, *, write: bool) -> Any:
    with open_log(path, write=write) as log:
        log.actor = actor
        return step(log, tick)


def taken(importing: Import, log: Log, tick: Tick) -> tuple[Done, list[str]]:
    """Take the file in; what was done, and what that did to the figures."""
    log.guard_writing()
    before = standing(log, importing.today)
    done = importing.take(log, tick)
    return done, told(before, standing(log, importing.today)) if done.action_id else []
