"""Screens whose rows are counted off the screen thread, and lists that keep their place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.worker import Worker, WorkerState

from klyngetui.screens.base import BaseScreen
from klyngetui.store.log import Log, open_log
from klyngetui.widgets.source import ListSource

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from klyngetui.screens.forms.form import Form
    from klyngetui.widgets.paged import PagedList
    from klyngetui.widgets.source import Row

GROUP = "count"


class Counted(NamedTuple):
    """What was found, for which state of the log, and for what question."""

    stamp: int
    question: object
    found: Any


class CountingScreen(BaseScreen):
    """Counts in a worker over a log of its own; what was asked about another state of the log is dropped.

    `counting` is true meanwhile. A screen gives `work`, the function that counts, `question`, what it is asked beside
    log and day, and takes what was found in `counted`.
    """

    def __init__(self) -> None:
        super().__init__()
        self.counting = False

    def work(self) -> Callable[[Log, date, Any], Any]:
        """The function that counts; runs on another thread and knows nothing of the screen."""
        raise NotImplementedError

    def question(self) -> object:
        """What to count beside log and day."""
        return None

    def counted(self, found: Any) -> None:
        """Show what was found."""

    def reload(self) -> None:
        """Begin to count, unless that is going on: then it is seen at its end that it was for another state."""
        if not self.counting:
            self.counting = True
            desk = self.desk
            asked = partial(_count, desk.log.path, self.work(), desk.today, desk.stamp, self.question())
            self.run_worker(asked, thread=True, exit_on_error=False, group=GROUP)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show what was found, or count again where the log or the question is another by now."""
        if event.worker.group != GROUP or event.state not in (WorkerState.SUCCESS, WorkerState.ERROR):
            return
        self.counting = False
        found = event.worker.result
        if not isinstance(found, Counted):
            return
        if (found.stamp, found.question) != (self.desk.stamp, self.question()):
            self.reload()
            return
        with self.trying():
            self.counted(found.found)

    # Forms ---------------------------------------------------------------------------------------------------------

    def ask(self, form: Form) -> None:
        """Open a form, and tell what it did."""
        with self.trying():
            self.desk.log.guard_writing()
            self.app.push_screen(form, self.saved)

    def saved(self, told: str | None) -> None:
        """Something was saved: tell its effect and show it."""
        if told is not None:
            self.shell.tell(told)
            self.shell.log_changed()


def put(paged: PagedList, rows: list[Row]) -> None:
    """Show other rows, the cursor staying on its row where that is still there."""
    key = paged.row.key if paged.row else None
    paged.show_source(ListSource(rows))
    if any(row.key == key for row in rows):
        paged.move_to(key)


def _count(path: Path, work: Callable[[Log, date, Any], Any], today: date, stamp: int, question: object) -> Counted:
    with open_log(path, write=False) as log:
        return Counted(stamp, question, work(log, today, question))
