"""The line in the capture bar, read and saved; while another program holds the log the save is tried again."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cached_property, partial
from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from klyngetui.capture.problems import CaptureError
from klyngetui.locale import _
from klyngetui.model.check import Invalid
from klyngetui.screens.attempt import Attempt
from klyngetui.screens.shell import Shell
from klyngetui.screens.steady import Steady
from klyngetui.store.transaction import impatient
from klyngetui.store.trouble import TROUBLE, is_locked, trouble_words
from klyngetui.widgets.capture_bar import CaptureBar
from klyngetui.widgets.reading import BarReading
from klyngetui.widgets.tones import Piece

if TYPE_CHECKING:
    from klyngetui.screens.capture.session import CaptureSession
    from klyngetui.screens.desk import Desk


class LineSaving(Steady, Screen[None]):
    """A screen whose bar saves lines; what was typed stays there until it is in the log."""

    _saving: tuple[str, Attempt] | None = None
    """The line that is saved or waits to be; another line in the bar ends the waiting."""

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
        from klyngetui.screens.capture.session import CaptureSession

        return CaptureSession(lambda: self.desk)

    @property
    def saving(self) -> bool:
        """Whether the line is being saved, or waits to be."""
        return self._saving is not None

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
        if self._saving is not None and self._saving[0] == event.line:
            return
        self.wait_only_for(event.line)
        save, saved = partial(self.capturing.save, event.line), partial(self._line_saved, event.line)
        attempt = Attempt(save, saved, self._line_failed, self.bar.failed, lambda: self.is_running)
        self._saving = event.line, attempt
        if not self.shell.insist(attempt):
            self._saving = None

    def _line_saved(self, line: str, told: str) -> None:
        self._saving = None
        if self.bar.line == line:
            self.entry_saved(told)
        else:
            self.tell(told)
            self.shell.log_changed()

    def wait_only_for(self, line: str | None) -> None:
        """This line stands in the bar now, or none where the bar was closed: a save of another waits no more."""
        if self._saving is not None and line != self._saving[0]:
            self.shell.give_up(self._saving[1])
            self._saving = None

    def on_capture_bar_create(self, event: CaptureBar.Create) -> None:
        """Make the unknown name; the line stays."""
        create = partial(self.capturing.create, event.line)
        made = partial(self._name_made, event.line)
        self.shell.insist(Attempt(create, made, self._line_failed, self.bar.failed, lambda: self.is_running))

    def _name_made(self, line: str, told: str) -> None:
        self.tell(told)
        self.shell.log_changed()
        if self.bar.line == line:
            self.bar.put(line)

    def _line_failed(self, error: Exception) -> None:
        self._saving = None
        self.bar.failed(str(error) if isinstance(error, CaptureError | Invalid) else trouble_words(error))
