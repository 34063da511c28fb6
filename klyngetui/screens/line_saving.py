"""The line in the capture bar, read and saved; while another program holds the log the save is tried again."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cached_property, partial
from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from klyngetui.capture.problems import CaptureError
from klyngetui.locale import _
from klyngetui.model.check import Invalid
from klyngetui.screens.form_saving import SECONDS_BETWEEN_TRIES, TRIES
from klyngetui.screens.shell import Shell
from klyngetui.screens.steady import Steady
from klyngetui.store.transaction import impatient
from klyngetui.store.trouble import TROUBLE, is_locked, trouble_words
from klyngetui.widgets.capture_bar import CaptureBar
from klyngetui.widgets.reading import BarReading
from klyngetui.widgets.tones import Piece

if TYPE_CHECKING:
    from klyngetui.screens.capture_session import CaptureSession
    from klyngetui.screens.desk import Desk


class LineSaving(Steady, Screen[None]):
    """A screen whose bar saves lines; what was typed stays there until it is in the log."""

    _waiting_line: str | None = None
    """The line whose save waits for another program; another line in the bar ends the waiting."""

    @property
    def shell(self) -> Shell:
        """The app."""
        return cast(Shell, self.app)

    @property
    def desk(self) -> Desk:
        """The open log and what can be asked of it."""
        return self.shell.desk

    def tell(self, text: str, tone: str = "good") -> None:
        """Say something in the effect line."""
        raise NotImplementedError

    def trying(self) -> AbstractContextManager[None]:
        """Tell what goes wrong instead of ending the app."""
        raise NotImplementedError

    def entry_saved(self, told: str) -> None:
        """An entry is in the log; `told` is what it did."""
        raise NotImplementedError

    @cached_property
    def capturing(self) -> CaptureSession:
        """The line being captured; its grammar is read when the first line is."""
        from klyngetui.screens.capture_session import CaptureSession

        return CaptureSession(lambda: self.desk)

    @property
    def bar(self) -> CaptureBar:
        """The capture bar."""
        return self.query_one(CaptureBar)

    def read_line(self, line: str, cursor: int) -> BarReading:
        """What the line means; while the log cannot be read the save says what is wrong with it."""
        try:
            with impatient(self.desk.log.connection):
                return self.capturing.read(line, cursor)
        except TROUBLE as error:
            held = _("Another program is using the log just now; what you type stays here.")
            return BarReading(((Piece("! ", "warn"), Piece(held if is_locked(error) else trouble_words(error))),), True)

    def complete_line(self, line: str, cursor: int) -> tuple[str, int] | None:
        """The line and the cursor once the best match is taken; None while the log cannot be read."""
        try:
            with impatient(self.desk.log.connection):
                return self.capturing.complete(line, cursor)
        except TROUBLE:
            return None

    def on_capture_bar_submitted(self, event: CaptureBar.Submitted) -> None:
        """Save the line and tell its effect; the bar closes, ready for the next."""
        if self._waiting_line != event.line:
            self._save(event.line)

    def _save(self, line: str, tries: int = 1) -> None:
        self._waiting_line = None
        try:
            with self.desk.trying_for(tries):
                told = self.capturing.save(line)
        except (CaptureError, Invalid, *TROUBLE) as error:
            if is_locked(error) and tries < TRIES:
                self._waiting_line = line
                self.bar.failed(_("Another program is using the log; waiting for it …"))
                self.set_timer(SECONDS_BETWEEN_TRIES, partial(self._save_again, line, tries + 1))
            else:
                self._failed(error)
        else:
            self.entry_saved(told)

    def _save_again(self, line: str, tries: int) -> None:
        if self._waiting_line == line:
            self._save(line, tries)

    def wait_only_for(self, line: str | None) -> None:
        """This line stands in the bar now, or none where the bar was closed: a save of another waits no more."""
        if line != self._waiting_line:
            self._waiting_line = None

    def on_capture_bar_create(self, event: CaptureBar.Create) -> None:
        """Make the unknown name; the line stays."""
        try:
            made = self.capturing.create(event.line)
        except (CaptureError, Invalid, *TROUBLE) as error:
            self._failed(error)
            return
        self.tell(made)
        self.shell.log_changed()
        self.bar.put(event.line)

    def _failed(self, error: Exception) -> None:
        self.bar.failed(str(error) if isinstance(error, CaptureError | Invalid) else trouble_words(error))
