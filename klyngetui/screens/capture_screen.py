"""What every screen does with its capture bar: save, make, fill in, keep, and pass on to the full form."""

from __future__ import annotations

from contextlib import AbstractContextManager, suppress
from functools import cached_property, partial
from typing import TYPE_CHECKING, cast

from textual.css.query import NoMatches
from textual.screen import Screen

from klyngetui.capture.problems import CaptureError
from klyngetui.locale import _
from klyngetui.model.check import Invalid
from klyngetui.screens.shell import Shell
from klyngetui.store import drafts
from klyngetui.store.trouble import TROUBLE, trouble_words
from klyngetui.widgets.capture_bar import CaptureBar

if TYPE_CHECKING:
    from textual.timer import Timer
    from textual.widget import Widget

    from klyngetui.screens.capture_session import CaptureSession
    from klyngetui.screens.desk import Desk

SECONDS_BEFORE_KEEPING = 0.4


class CaptureScreen(Screen[None]):
    """A screen with a capture bar."""

    _focus_before: Widget | None = None
    _waiting_to_keep: Timer | None = None

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

    @cached_property
    def capturing(self) -> CaptureSession:
        """The line being captured; its grammar is read when the first line is."""
        from klyngetui.screens.capture_session import CaptureSession

        return CaptureSession(lambda: self.desk)

    @property
    def bar(self) -> CaptureBar:
        """The capture bar."""
        return self.query_one(CaptureBar)

    def open_capture(self, line: str | None = None) -> None:
        """Open the capture bar once it is known who sits here, with a line where one is given."""
        with self.trying():
            self.desk.log.guard_writing()
            self.shell.seated(partial(self._open_bar, line))

    def _open_bar(self, line: str | None) -> None:
        """Open the bar, without a line with what was kept of one."""
        if self.focused is not self.bar.field:
            self._focus_before = self.focused
        if line is None and not self.bar.line:
            kept = drafts.take(self.desk.log, drafts.LINE) or {}
            line = str(kept.get("line") or "")
        self.bar.open(line)

    def repeat_last(self) -> None:
        """Open the capture bar with the last entry's line, without its day."""
        with self.trying():
            line = self.capturing.last_line()
            if line:
                self.open_capture(line)
            else:
                self.tell(_("There is no entry to repeat yet."), "muted")

    def fill_in(self, number: int) -> None:
        """Open the capture bar with the template of that number."""
        from klyngetui.screens.template_choice import template

        line = template(self.desk, number, self.tell)
        if line is not None:
            self.open_capture(line)

    def on_capture_bar_submitted(self, event: CaptureBar.Submitted) -> None:
        """Save the line and tell its effect; the bar closes, ready for the next."""
        try:
            effect = self.capturing.save(event.line)
        except (CaptureError, Invalid, *TROUBLE) as error:
            self._failed(error)
            return
        self._done(effect)

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

    def on_capture_bar_cancelled(self) -> None:
        """Give the focus back; what stood there waits in the bar, but not for the next start."""
        self._forget_line()
        self.focus_content()

    def focus_content(self) -> None:
        """Put the focus where it was before the bar was opened."""
        self.set_focus(self._focus_before if self._focus_before in self.focus_chain else None)

    # Drafts and templates ------------------------------------------------------------------------------------------

    def on_capture_bar_typed(self) -> None:
        """Keep the line soon."""
        if self._waiting_to_keep is None and self.bar.has_class("-open"):
            self._waiting_to_keep = self.set_timer(SECONDS_BEFORE_KEEPING, self._keep_now)

    def _keep_now(self) -> None:
        # The bar of a screen is gone a moment before its timers.
        with suppress(NoMatches):
            self.keep_line()

    def keep_line(self) -> None:
        """Keep the line, so that it is there again if the program ends without having saved it."""
        self._waiting_to_keep = None
        if self.bar.line.strip() and self.bar.has_class("-open"):
            if not drafts.keep(self.desk.log, drafts.LINE, {"line": self.bar.line}):
                self.on_capture_bar_typed()
        else:
            self._forget_line()

    def _forget_line(self) -> None:
        if self._waiting_to_keep is not None:
            self._waiting_to_keep.stop()
            self._waiting_to_keep = None
        drafts.drop(self.desk.log, drafts.LINE)

    def on_capture_bar_template(self, event: CaptureBar.Template) -> None:
        """Fill in the template of that number."""
        from klyngetui.screens.template_choice import template

        line = template(self.desk, event.number, lambda words, _tone: self.bar.failed(words))
        if line is not None:
            self.bar.put(line)

    def on_capture_bar_asked(self, event: CaptureBar.Asked) -> None:
        """Open the full form with the line, or keep the line as a template."""
        if event.what == "form":
            self.open_form(event.line)
        else:
            from klyngetui.screens.template_choice import template_choice

            choice = template_choice(self.desk, event.line, self.tell)
            if choice is not None:
                self.app.push_screen(*choice)

    # The full form -------------------------------------------------------------------------------------------------

    def open_form(self, line: str = "") -> None:
        """The full form over a new entry: what the line says, what was kept of one, or nothing yet."""
        from klyngetui.screens.entry_opening import new_form

        with self.trying():
            self.desk.log.guard_writing()
            self.app.push_screen(new_form(self.desk, line), self._form_done)

    def _form_done(self, told: str | None) -> None:
        if told is not None:
            self._done(told)

    def _done(self, told: str) -> None:
        """An entry is safe: the bar is emptied and closed, its effect told."""
        self.bar.saved()
        self.bar.close()
        self._forget_line()
        self.tell(told)
        self.focus_content()
        self.shell.log_changed()
