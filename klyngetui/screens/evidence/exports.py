"""Exports from the evidence screen: asked for, written off the screen thread, stopped when wanted."""

from __future__ import annotations

from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.worker import Worker, WorkerState

from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.locale.formats import number
from klyngetui.model.periods import PeriodError
from klyngetui.screens.evidence import forms as evidence_forms
from klyngetui.screens.evidence import writing
from klyngetui.screens.evidence.actions import EvidenceActions
from klyngetui.screens.evidence.found import EXPORT
from klyngetui.store.errors import Stopped
from klyngetui.store.trouble import TROUBLE, trouble_words

if TYPE_CHECKING:
    from pathlib import Path

    from klyngetui.screens.evidence.forms import Asking

    Record = dict[str, Any]

EXPORTING = "export"
"""The group of the worker that writes."""
ENDED = (WorkerState.SUCCESS, WorkerState.ERROR, WorkerState.CANCELLED)


class Written(NamedTuple):
    """What was written, in words, or why nothing was, and the tone to say it in."""

    what: str
    problem: str = ""
    tone: str = ""


class EvidenceExports(EvidenceActions):
    """A screen that can write one export at a time."""

    which: str

    def __init__(self) -> None:
        super().__init__()
        self._export: Worker[Written] | None = None
        self._stop = Event()

    def progress(self, words: str) -> None:
        """Say how far the export has come; nothing once it is over."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's own
        """Offer what applies to the list in sight."""
        exporting_now = self._export is not None
        applies = {
            "stop": exporting_now,
            "level": self.which not in (EXPORT,) and self.piece() is not None,
            "delete": self.piece() is not None,
            "open_link": self.piece() is not None,
            **dict.fromkeys(("attach", "attach_file", "attach_link"), self.which != EXPORT),
        }
        return applies.get(action, True)

    def ask_export(self, kind: str) -> None:
        """Ask where to write it, then write it."""
        if self._export is not None:
            words = _("One export at a time; {key} stops the one that runs.")
            self.tell(words.format(key=pressed("evidence.stop")), "muted")
            return
        path = writing.proposed(kind, self.desk.today)
        form, asking = evidence_forms.export_form(self.desk, kind, writing.titles()[kind][0], path)
        self.app.push_screen(form, partial(self._begin_export, kind, asking))

    def _begin_export(self, kind: str, asking: Asking, told: str | None) -> None:
        if told is None or asking.answers is None:
            return
        asked = {**asking.answers, "actor": self.desk.log.actor}
        work = partial(self._write, self.desk.log.path, kind, asked)
        self.tell(told, "muted")
        self._stop.clear()
        self._export = self.run_worker(work, thread=True, exit_on_error=False, group=EXPORTING)
        self.progress(told)
        self.refresh_bindings()

    def _write(self, log_path: Path, kind: str, asked: Record) -> Written:
        def tick(done: int) -> None:
            if self._stop.is_set():
                raise Stopped(_("Stopped; nothing was written."))
            if done % 50 == 0 or done < 50:
                self.app.call_from_thread(self.progress, _("Writing … {n}").format(n=number(done)))

        try:
            return Written(" · ".join(writing.export(log_path, kind, asked, self.desk.today, tick)))
        except Stopped as stopped:
            return Written("", str(stopped), "warn")
        except (*TROUBLE, PeriodError) as error:
            return Written("", trouble_words(error), "bad")

    def action_stop(self) -> None:
        """Stop the export; nothing is left half written."""
        if self._export is not None:
            self._stop.set()
            self.progress(_("Stopping …"))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell what was written; what went wrong is told by every screen."""
        if event.worker.group != EXPORTING or event.state not in ENDED:
            return
        # Every class of a screen hears a message, and what went wrong is told here.
        event.prevent_default()
        self._export = None
        self.progress("")
        self.refresh_bindings()
        written = event.worker.result
        if written is None:
            return
        if written.problem:
            self.tell(written.problem, written.tone)
        else:
            self.tell(_("Written: {what}").format(what=written.what))
            self.shell.log_changed()
