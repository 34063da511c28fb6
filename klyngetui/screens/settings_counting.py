"""The thresholds the rules use: changing one judges every entry anew, off the screen thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textual.widgets import ProgressBar, Static
from textual.worker import Worker, WorkerState

from klyngetui.indicators.effects import standing, told
from klyngetui.locale import _, ngettext
from klyngetui.locale.formats import number
from klyngetui.model.check import Invalid
from klyngetui.model.labels import field_label
from klyngetui.model.records import SETTINGS
from klyngetui.screens.editing import Editing
from klyngetui.screens.form import Form
from klyngetui.screens.form_fields import Ask
from klyngetui.store.changes import Edit, commit
from klyngetui.store.log import Log, open_log
from klyngetui.store.pages import EVERYTHING, count
from klyngetui.store.trouble import TROUBLE, trouble_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from textual.widget import Widget

    from klyngetui.screens.desk import Desk

    Record = dict[str, Any]


class CountingForm(Form):
    """All thresholds; says what a change costs before it is saved, and can be stopped while it is counted."""

    CSS_PATH = ["form.tcss", "settings_counting.tcss"]  # noqa: RUF012 - Textual's own form

    def __init__(self, desk: Desk, first: str) -> None:
        editing = Editing(desk, "cluster", desk.log.cluster["id"])
        self.settings = editing.record["settings"]
        self.at_work: Log | None = None
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
        yield ProgressBar(show_eta=False, show_percentage=False)

    def commit(self, patch: Record, tries: int = 1) -> None:  # noqa: ARG002 - the thread itself waits its turn
        """Save on another thread, over a log of its own."""
        self.waiting = True
        self.query_one(ProgressBar).add_class("-running")
        self.problem(_("Counting anew … Esc stops it, and nothing is changed."))
        desk = self.editing.desk
        work = partial(self._save, desk.log.path, desk.log.actor, desk.today, patch)
        self.run_worker(work, thread=True, exit_on_error=False, group="counting")

    def action_leave(self) -> None:
        """Stop what is being counted, or close."""
        if self.at_work is not None:
            self.at_work.connection.interrupt()
        elif not self.waiting:
            super().action_leave()

    def _save(self, path: Path, actor: str | None, today: date, patch: Record) -> list[str]:
        with open_log(path) as log:
            log.actor, self.at_work = actor, log
            try:
                before = standing(log, today)
                commit(log, [Edit("cluster", self.editing.identity, patch)])
                return told(before, standing(log, today))
            finally:
                self.at_work = None

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell what it did, or why it did nothing."""
        if event.worker.group != "counting" or event.state not in (WorkerState.SUCCESS, WorkerState.ERROR):
            return
        self.waiting = False
        self.query_one(ProgressBar).remove_class("-running")
        error = event.worker.error
        if event.state is WorkerState.SUCCESS:
            self.editing.desk.look()
            self.dismiss(" · ".join([self.done, *(event.worker.result or []), _("u undo")]))
        elif isinstance(error, Invalid):
            self.problem("; ".join(self.worded(one.path, one.message) for one in error.problems))
        elif isinstance(error, TROUBLE) and "interrupt" in str(error):
            self.problem(_("Stopped; nothing was changed."))
        else:
            self.problem(trouble_words(error) if error else "")


def _ask(name: str) -> Ask:
    kinds = {"default_period": "text", "holidays": "commas"}
    hints = {"default_period": "rolling-12m, ytd, label, year:2026", "holidays": "W28, W29, 2026-W52"}
    return Ask(name, field_label(name).capitalize(), kinds.get(name, "integer"), hint=hints.get(name, ""))
