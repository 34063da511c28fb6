"""The save of a form: tried again while another program holds the log, told in the form where it fails."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual.screen import ModalScreen
from textual.widgets import Static

from klyngetui.capture.problems import CaptureError
from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.model.check import Invalid
from klyngetui.screens.attempt import Attempt
from klyngetui.screens.closing import close
from klyngetui.screens.shell import Shell
from klyngetui.screens.steady import Steady
from klyngetui.store.trouble import trouble_words
from klyngetui.widgets.tones import Piece, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klyngetui.screens.forms.editing import Editing
    from klyngetui.screens.forms.fields import Ask

    Values = dict[str, Any]


class Saving(Steady, ModalScreen["str | None"]):
    """A form that ends with what its save did, and stays open with its text where nothing was saved."""

    asks: Sequence[Ask]
    editing: Editing
    done: str
    waiting = False
    """Whether it is being saved, or waits for another program to let go of the log."""

    def commit(self, patch: Values) -> None:
        """Save the patch and close; the screen lives on while another program holds the log."""
        self.editing.drafts = self.places
        save = partial(self.editing.commit, patch, self.done.format(name=self._named(patch)))
        self.waiting = True
        attempt = Attempt(save, self._committed, self._failed, self.problem, lambda: self.is_running)
        if not cast(Shell, self.app).insist(attempt):
            self.waiting = False

    def _committed(self, told: str) -> None:
        self.waiting = False
        self.saved()
        close(self, told)

    def _failed(self, error: Exception) -> None:
        self.waiting = False
        if isinstance(error, Invalid):
            self.problem("; ".join(self.worded(problem.path, problem.message) for problem in error.problems))
        elif isinstance(error, CaptureError):
            self.problem(str(error))
        else:
            again = _("{key} tries again").format(key=pressed("form.save"))
            self.problem(f"{trouble_words(error)} · {again}")

    @property
    def places(self) -> list[str]:
        """Where what a save is done with was kept."""
        return []

    def saved(self) -> None:
        """It is in the log."""

    def problem(self, text: str) -> None:
        """Say what is wrong."""
        self.query_one("#problem", Static).update(line([Piece("! ", "bad"), Piece(text)]))

    def hindered(self, words: str) -> None:
        """Say it in the form; what was typed stays."""
        self.problem(words)

    def _named(self, patch: Values) -> str:
        record = {**self.editing.record, **patch}
        return str(record.get("name") or record.get("title") or record.get("text") or "")

    def worded(self, path: str, message: str) -> str:
        """A problem with its field's own name in front."""
        names = {ask.name: ask.label for ask in self.asks}
        field = next((names[part] for part in path.replace("[", ".").split(".") if part in names), path)
        return f"{field}: {message}" if field else message
