"""Sealing a week from its review: counted off the screen thread, saved if it was counted in the log as it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.worker import Worker, WorkerState

from klyngetui.keys.pressed import undo_hint
from klyngetui.locale import _
from klyngetui.locale.formats import capital, joined
from klyngetui.locale.formats import week as week_words
from klyngetui.review import steps
from klyngetui.review.sealing import as_of, count, refuse_sealing, seal
from klyngetui.screens.review.actions import ReviewActions
from klyngetui.screens.review.found import Found, SinceSealed, since_sealed
from klyngetui.store.log import open_log
from klyngetui.store.transaction import immediate

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from klyngetui.review.sealing import Counted


class ReviewSealing(ReviewActions):
    """A review whose week can be sealed, and says what moved since it was."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Found | None = None
        self.since: SinceSealed | None = None
        self._sealing = False

    def show_since(self) -> None:
        """Show what moved."""

    def count_since(self, week: str) -> None:
        """Count a sealed week again."""
        work = partial(_since, self.desk.log.path, week, self.desk.stamp)
        self.run_worker(work, thread=True, exclusive=True, exit_on_error=False, group="since")

    def seal_week(self) -> None:
        """Count off the screen thread, then seal what was counted."""
        if self.found is None or self._sealing:
            return
        with self.trying():
            self.desk.log.guard_writing()
            refuse_sealing(self.found.week, self.desk.today)
            self._sealing = True
            self.tell(_("Counting …"), "muted")
            on = as_of(self.found.week, self.desk.today)
            work = partial(_count, self.desk.log.path, on, self.found.week.name, self.desk.stamp)
            self.run_worker(work, thread=True, exit_on_error=False, group="seal")

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Take what a worker counted, if it was counted in the log as it is."""
        if event.state not in (WorkerState.SUCCESS, WorkerState.ERROR, WorkerState.CANCELLED):
            return
        done = event.worker.result if event.state is WorkerState.SUCCESS else None
        if event.worker.group == "seal":
            self._sealing = False
            if done is not None:
                self._sealed(*done)
        elif event.worker.group == "since" and done is not None and done[1] == self.desk.stamp:
            self.since = done[0]
            self.show_since()

    def _sealed(self, counted: Counted, week: str, stamp: int) -> None:
        def write() -> str | None:
            """The log may be another by now: whoever held it up has written."""
            with immediate(self.desk.log.connection):
                self.desk.look()
                return seal(self.desk.log, week, self.desk.today, counted) if stamp == self.desk.stamp else None

        def sealed(action: str | None) -> None:
            if action is None:
                self.seal_week()
                return
            words = [_("{week} is sealed").format(week=capital(week_words(week, self.desk.today)))]
            skipped = [step for step in self.found.week.skipped if step != "seal"] if self.found else []
            if skipped:
                names = joined([steps.title(one) for one in skipped])
                words.append(_("skipped: {steps}").format(steps=names))
            self.shell.tell(" · ".join([*words, undo_hint()]))
            self.shell.log_changed()

        self.shell.write(write, sealed)


def _since(path: Path, week: str, stamp: int) -> tuple[SinceSealed | None, int]:
    with open_log(path, write=False) as log:
        return since_sealed(log, week), stamp


def _count(path: Path, on: date, week: str, stamp: int) -> tuple[Counted, str, int]:
    with open_log(path, write=False) as log:
        return count(log, on), week, stamp
