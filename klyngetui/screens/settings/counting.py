"""The thresholds the rules use: changing one judges every entry anew, off the screen thread."""

from __future__ import annotations

from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any

from textual.widgets import Static
from textual.worker import Worker, WorkerState

from klyngetui.indicators.effects import standing, told_since
from klyngetui.keys.pressed import undo_hint
from klyngetui.locale import _, ngettext
from klyngetui.locale.formats import number
from klyngetui.model.check import Invalid
from klyngetui.model.labels import field_label
from klyngetui.model.records import SETTINGS
from klyngetui.screens.forms.editing import Editing
from klyngetui.screens.forms.fields import Ask
from klyngetui.screens.forms.form import Form
from klyngetui.screens.long_work import ENDED, over_own_log, ticker
from klyngetui.store.changes import Edit, commit
from klyngetui.store.pages import EVERYTHING, count
from klyngetui.store.steps import Steps
from klyngetui.store.trouble import trouble_words
from klyngetui.widgets.progress_line import ProgressLine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from klyngetui.screens.desk import Desk
    from klyngetui.screens.long_work import Progressed
    from klyngetui.store.log import Log
    from klyngetui.store.tick import Tick

    Record = dict[str, Any]

COUNTING = "counting"
"""The group of the worker."""


class CountingForm(Form):
    """All thresholds; says what a change costs before it is saved, and can be stopped while it is counted."""

    CSS_PATH = ["../forms/form.tcss", "counting.tcss"]  # noqa: RUF012 - Textual's own form

    def __init__(self, desk: Desk, first: str) -> None:
        editing = Editing(desk, "cluster", desk.log.cluster["id"])
        self.settings = editing.record["settings"]
        self._stop = Event()
        title, done = _("How it is counted"), _("Counted anew")
        super().__init__(title, [_ask(one.name) for one in SETTINGS], self.settings, editing, self._patch, done, first)

    def _patch(self, changed: Record, _values: Record) -> Record:
        return {"settings": {**self.settings, **changed}}

    def below(self) -> Iterable[Widget]:
        """What a change does, and how far it has come."""
        n = count(self.editing.desk.log, EVERYTHING)
        words = ngettext(
            "▲ Judges the one entry anew, and earlier figures too. These are defaults of ours, not the label's.",
            "▲ Judges all {n} entries anew, and earlier figures too. These are defaults of ours, not the label's.",
            n,
        )
        yield Static(words.format(n=number(n)), id="warning", markup=False)
        yield ProgressLine(stops="Esc")

    def commit(self, patch: Record) -> None:
        """Save on another thread, over a log of its own."""
        self.waiting = True
        self.query_one("#problem", Static).update("")
        self.query_one(ProgressLine).show(_("Counting anew …"))
        self._stop = Event()
        tick = ticker(self._stop, self.post_message, _("Stopped; nothing was changed."))
        log = self.editing.desk.log
        work = partial(over_own_log, log.path, log.actor, partial(self._save, patch), tick, write=True)
        self.editing.desk.aside = True
        self.run_worker(work, thread=True, exit_on_error=False, group=COUNTING)

    def action_leave(self) -> None:
        """Stop what is being counted, or close."""
        if not self.waiting:
            super().action_leave()
            return
        self._stop.set()
        self.query_one(ProgressLine).show(_("Stopping …"))

    def on_unmount(self) -> None:
        """Nothing goes on behind an app that is closing."""
        self._stop.set()

    def on_progressed(self, event: Progressed) -> None:
        """Say how far the counting has come."""
        if not self._stop.is_set():
            self.query_one(ProgressLine).tell(event.done, event.of)

    def _save(self, patch: Record, log: Log, tick: Tick) -> list[str]:
        before = standing(log, self.editing.desk.today)
        commit(log, [Edit("cluster", self.editing.identity, patch)], steps=Steps(tick))
        return told_since(log, before, expected=True)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell what it did, or why it did nothing."""
        if event.worker.group != COUNTING or event.state not in ENDED:
            return
        self.waiting = self.editing.desk.aside = False
        self.query_one(ProgressLine).show("")
        error = event.worker.error
        if event.state is WorkerState.SUCCESS:
            self.saved()
            self.dismiss(" · ".join([self.done, *(event.worker.result or []), undo_hint()]))
        elif isinstance(error, Invalid):
            self.problem("; ".join(self.worded(one.path, one.message) for one in error.problems))
        else:
            self.problem(trouble_words(error) if error else "")


def _ask(name: str) -> Ask:
    kinds = {"default_period": "text", "holidays": "commas"}
    hints = {"default_period": "rolling-12m, ytd, label, year:2026", "holidays": "W28, W29, 2026-W52"}
    return Ask(name, field_label(name).capitalize(), kinds.get(name, "integer"), hint=hints.get(name, ""))
