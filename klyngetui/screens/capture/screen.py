"""What every screen does with its capture bar: open, fill in, keep, and pass on to the full form."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual.css.query import NoMatches

from klyngetui.locale import _
from klyngetui.screens.capture.line_saving import LineSaving
from klyngetui.store import drafts

if TYPE_CHECKING:
    from textual.timer import Timer
    from textual.widget import Widget

    from klyngetui.widgets.capture_bar import CaptureBar

SECONDS_BEFORE_KEEPING = 0.4


class CaptureScreen(LineSaving):
    """A screen with a capture bar."""

    _focus_before: Widget | None = None
    _waiting_to_keep: Timer | None = None

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
            kept = self.desk.drafts.take(drafts.LINE) or {}
            line = str(kept.get("line") or "")
        self.bar.open(line)

    def repeat_last(self) -> None:
        """Open the capture bar with the last entry's line, without its day, and say which entry that is."""
        with self.trying():
            line, called = self.capturing.last_line()
            if line:
                self.open_capture(line)
                self.tell(_("Repeats {what}, as held today").format(what=called), "muted")
            else:
                self.tell(_("There is no entry to repeat yet."), "muted")

    def fill_in(self, number: int) -> None:
        """Open the capture bar with the template of that number."""
        from klyngetui.screens.capture.template_choice import template

        line = template(self.desk, number, self.tell)
        if line is not None:
            self.open_capture(line)

    def on_capture_bar_cancelled(self) -> None:
        """Give the focus back; what stood there waits in the bar, but not for the next start."""
        self.wait_only_for(None)
        self._forget_line()
        self.focus_content()

    def focus_content(self) -> None:
        """Put the focus where it was before the bar was opened."""
        self.set_focus(self._focus_before if self._focus_before in self.focus_chain else None)

    # Drafts and templates ------------------------------------------------------------------------------------------

    def on_capture_bar_typed(self, event: CaptureBar.Typed) -> None:
        """Keep the line soon."""
        self.wait_only_for(event.line)
        self._keep_soon()

    def _keep_soon(self) -> None:
        if self._waiting_to_keep is None and self.bar.has_class("-open"):
            self._waiting_to_keep = self.set_timer(SECONDS_BEFORE_KEEPING, self._keep_now)

    def _keep_now(self) -> None:
        # The bar of a screen is gone a moment before its timers.
        with suppress(NoMatches):
            self.keep_line()

    def keep_line(self) -> None:
        """Keep the line, so that it is there again if the program ends without having saved it."""
        self._waiting_to_keep = None
        if self.saving:
            # What was kept goes with the save; one that fails leaves the line to be kept then.
            self._keep_soon()
        elif self.bar.line.strip() and self.bar.has_class("-open"):
            self.desk.drafts.keep(drafts.LINE, {"line": self.bar.line})
        else:
            self._forget_line()

    def _forget_line(self) -> None:
        if self._waiting_to_keep is not None:
            self._waiting_to_keep.stop()
            self._waiting_to_keep = None
        self.desk.drafts.keep(drafts.LINE, None)

    def on_capture_bar_template(self, event: CaptureBar.Template) -> None:
        """Fill in the template of that number."""
        from klyngetui.screens.capture.template_choice import template

        line = template(self.desk, event.number, lambda words, _tone: self.bar.failed(words))
        if line is not None:
            self.bar.put(line)

    def on_capture_bar_asked(self, event: CaptureBar.Asked) -> None:
        """Open the full form with the line, or keep the line as a template."""
        if event.what == "form":
            self.open_form(event.line)
        else:
            from klyngetui.screens.capture.template_choice import template_choice

            choice = template_choice(self.shell, event.line)
            if choice is not None:
                self.app.push_screen(*choice)

    # The full form -------------------------------------------------------------------------------------------------

    def open_form(self, line: str = "") -> None:
        """The full form over a new entry: what the line says, what was kept of one, or nothing yet."""
        from klyngetui.screens.entry.opening import new_form

        with self.trying():
            self.desk.log.guard_writing()
            self.app.push_screen(new_form(self.desk, line), self._form_done)

    def _form_done(self, told: str | None) -> None:
        if told is not None:
            self.entry_saved(told)

    def entry_saved(self, told: str) -> None:
        """An entry is safe: the bar is emptied and closed, its effect told."""
        self.bar.saved()
        self.bar.close()
        self._forget_line()
        self.tell(told)
        self.focus_content()
        self.shell.log_changed()
