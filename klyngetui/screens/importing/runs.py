"""The long work of an import: on another thread, told of as it goes, stopped when asked."""

from __future__ import annotations

from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any

from textual.worker import Worker, WorkerState

from klyngetui.indicators.effects import standing, told_since
from klyngetui.locale import _
from klyngetui.model.check import Invalid
from klyngetui.screens.base import BaseScreen
from klyngetui.screens.long_work import over_own_log, ticker
from klyngetui.store.trouble import TROUBLE

if TYPE_CHECKING:
    from klyngetui.screens.importing.step import Done, Import
    from klyngetui.screens.long_work import Step
    from klyngetui.store.log import Log
    from klyngetui.store.tick import Tick

IMPORTING = "import"
"""The group of the worker."""


class ImportRuns(BaseScreen):
    """A screen that reads, rehearses or takes in one file at a time, each as `running` says; `ran` is told the end."""

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
        tick = ticker(self._stop, self.post_message, _("Stopped; nothing was imported."))
        work = partial(over_own_log, log.path, log.actor, step, tick, write=not log.read_only)
        self.desk.aside = True
        self.run_worker(work, thread=True, exit_on_error=False, group=IMPORTING)
        self.show_running()

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
        self.desk.aside = False
        self.show_running()
        error = event.worker.error
        if error is None:
            self.ran(what, event.worker.result)
        elif isinstance(error, (Invalid, *TROUBLE)):
            with self.trying():
                raise error
        else:
            super().on_worker_state_changed(event)


def taken(importing: Import, log: Log, tick: Tick) -> tuple[Done, list[str]]:
    """Take the file in; what was done, and what that did to the figures."""
    log.guard_writing()
    before = standing(log, importing.today)
    done = importing.take(log, tick)
    return done, told_since(log, before, expected=True) if done.action_id else []
