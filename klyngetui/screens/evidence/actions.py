"""What can be done about evidence: attach, link, level, take off, open."""

from __future__ import annotations

import shutil
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.worker import Worker, WorkerState

from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.model.ids import uuid7
from klyngetui.screens.counting import CountingScreen
from klyngetui.screens.evidence import forms as evidence_forms
from klyngetui.screens.places_to_open import place_to_open
from klyngetui.store.changes import Edit, commit
from klyngetui.store.files import file_path, newest_download, store_file
from klyngetui.store.history import record_name
from klyngetui.store.trouble import TROUBLE, trouble_words

if TYPE_CHECKING:
    from pathlib import Path

    from klyngetui.screens.evidence.forms import Asking
    from klyngetui.store.cabinet import Kept

    Record = dict[str, Any]

COPYING = "copy"
"""The group of workers that copy files."""
SAVING = "save"
"""The group of those that copy them out again."""


class EvidenceActions(CountingScreen):
    """A screen with an entry or a piece of evidence in sight."""

    def owner(self) -> Kept | None:
        """The record that new evidence is for: the entry under the cursor, or what the piece there belongs to."""
        return None

    def piece(self) -> Kept | None:
        """The piece of evidence under the cursor."""
        return None

    # Attaching -----------------------------------------------------------------------------------------------------

    def action_attach(self) -> None:
        """Attach the newest download."""
        path = newest_download()
        if path is None:
            words = _("There is no file in the downloads folder; {key} attaches one from elsewhere.")
            self.tell(words.format(key=pressed("evidence.file")), "muted")
        else:
            self._ask_for_file(path)

    def action_attach_file(self) -> None:
        """Attach a file from anywhere."""
        self._ask_for_file(None)

    def action_attach_link(self) -> None:
        """Add a web link."""
        kept = self._owner()
        if kept is not None:
            of = {"entity": kept.entity, "id": kept.record["id"]}
            self.ask(evidence_forms.link_form(self.desk, self._called(kept), of))

    def action_level(self) -> None:
        """Say what the piece is worth."""
        kept = self.piece()
        if kept is None:
            self.tell(_("Choose a piece of evidence first, under “All evidence”."), "muted")
        else:
            self.ask(evidence_forms.level_form(self.desk, kept.record))

    def _ask_for_file(self, path: Path | None) -> None:
        kept = self._owner()
        if kept is None:
            return
        of = {"entity": kept.entity, "id": kept.record["id"]}
        with self.trying():
            self.desk.log.guard_writing()
            form, asking = evidence_forms.attach_form(self.desk, self._called(kept), path)
            self.app.push_screen(form, partial(self._copy, of, asking))

    def _copy(self, of: Record, asking: Asking, told: str | None) -> None:
        """Copy the file off the screen thread; it is evidence once it is there."""
        if told is None or asking.answers is None:
            return
        self.tell(told, "muted")
        work = partial(_stored, self.desk.log, of, asking.answers)
        self.run_worker(work, thread=True, exit_on_error=False, group=COPYING)

    def _copied(self, of: Record, answers: Record, facts: Record) -> None:
        patch = {**evidence_forms.evidence_of(self.desk, of, answers), "kind": "file", **facts}
        words = _("{file} is evidence of {what} now").format(
            file=facts["filename"], what=record_name(self.desk.log, of["id"])
        )
        self.act(words, partial(commit, self.desk.log, [Edit("evidence", uuid7(), patch)]))

    def _owner(self) -> Kept | None:
        kept = self.owner()
        if kept is None:
            keys = f"{pressed('evidence.previous')} {pressed('evidence.next')}"
            told = _("Choose an entry first: {keys} turn to another list.").format(keys=keys)
            if not self.query_one("#items").has_focus:
                told = _("Choose an entry first: {keys} turn to another list, Tab goes into it.").format(keys=keys)
            self.tell(told, "muted")
        return kept

    def _called(self, kept: Kept) -> str:
        return record_name(self.desk.log, kept.record["id"])

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Make what was copied evidence."""
        if event.worker.group == COPYING and event.state is WorkerState.SUCCESS and event.worker.result is not None:
            self._copied(*event.worker.result)
        elif event.worker.group == SAVING and event.state is WorkerState.SUCCESS and event.worker.result is not None:
            self.tell(*event.worker.result)

    # One piece -----------------------------------------------------------------------------------------------------

    def action_delete(self) -> None:
        """Take the piece off its entry."""
        kept = self.piece()
        if kept is not None:
            words = _("Taken off: {what}").format(what=self._called(kept))
            self.act(words, partial(commit, self.desk.log, [Edit("evidence", kept.record["id"], {"deleted": True})]))

    def action_save_copy(self) -> None:
        """Ask where to save a copy of the file, under the name it came with."""
        kept = self.piece()
        place = file_path(self.desk.log, kept.record["sha256"]) if kept and kept.record["sha256"] else None
        if kept is None or place is None or not place.exists():
            self.tell(_("There is no attached file here to save."), "muted")
            return
        with self.trying():
            form, asking = evidence_forms.save_form(self.desk, kept)
            self.app.push_screen(form, partial(self._save_copy, place, asking))

    def _save_copy(self, place: Path, asking: Asking, told: str | None) -> None:
        if told is not None and asking.answers is not None:
            self.tell(told, "muted")
            work = partial(_saved, place, asking.answers["path"])
            self.run_worker(work, thread=True, exit_on_error=False, group=SAVING)

    def action_open_link(self) -> None:
        """Open the link or file."""
        kept = self.piece()
        with self.trying():
            place = place_to_open(self.desk.log, kept) if kept else ""
            if place:
                self.app.open_url(place)
                self.tell(_("Opened {place}").format(place=place))
            else:
                self.tell(_("There is no evidence here that can be opened."), "muted")


def _stored(log: Any, of: Record, answers: Record) -> tuple[Record, Record, Record]:
    """The facts about the file once it is copied beside the log."""
    return of, answers, store_file(log, answers["path"])


def _saved(place: Path, path: Path) -> tuple[str, str]:
    """Copy a file out; returns what is to be told and its tone."""
    from klyngetui.exchange.safe_write import replacing

    try:
        with place.open("rb") as source, replacing(path) as target:
            shutil.copyfileobj(source, target)
    except TROUBLE as error:
        return trouble_words(error), "bad"
    return _("Written: {what}").format(what=path), "good"
