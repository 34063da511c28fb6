"""The app: the open log, who sits here, undo, palette and theme."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from klyngetui import preferences
from klyngetui.keys.binding import bind_keys
from klyngetui.locale import _
from klyngetui.screens.copying import copy_later
from klyngetui.screens.desk import Desk
from klyngetui.screens.forms.draft_notes import draft_notes
from klyngetui.screens.style_rules import StyleRules
from klyngetui.screens.taking_back import TakingBack
from klyngetui.screens.undoing import Undoing
from klyngetui.screens.ways import table
from klyngetui.store.errors import LogError, NewerLog, NoLog
from klyngetui.store.log import Log, open_log
from klyngetui.store.trouble import TROUBLE, is_locked, trouble_words
from klyngetui.themes import NIGHT, THEMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.command import Provider


SECONDS_BETWEEN_LOOKS = 1.0


def _commands() -> type[Provider]:
    """The palette's provider, read when the palette is opened."""
    from klyngetui.screens.palette import Commands

    return Commands


class KlyngeApp(Undoing):
    """The screens over one log; asks the first questions where none is given."""

    COMMANDS = {_commands}  # noqa: RUF012 - Textual's own form
    CSS_PATH = ["screens/app.tcss", "screens/home/screen.tcss"]  # noqa: RUF012 - Textual's own form

    def __init__(self, path: Path, log: Log | None = None) -> None:
        super().__init__()
        self.stylesheet = StyleRules(variables=self.get_css_variables())
        self.title = "klyngetui"
        self.path = path
        self.given = log
        self.preferences = preferences.read()
        self.keys, clash = table(self.preferences.keys)
        self.notes = [note for note in (self.preferences.problem, clash) if note]
        for theme in THEMES:
            self.register_theme(theme)
        wanted = self.preferences.theme
        self.theme = wanted if wanted in self.available_themes else NIGHT.name
        if wanted and wanted != self.theme:
            self.notes.append(_("There is no theme “{name}”; the default was used.").format(name=wanted))

    def on_mount(self) -> None:
        """Open the log, or ask the first questions."""
        self.theme_changed_signal.subscribe(self, lambda theme: self._remember_theme(theme.name))
        bind_keys(self, "app")
        if self.given is not None:
            self.open(self.given)
            return
        from klyngetui.screens.first_run.screen import FirstRun

        self.push_screen(FirstRun(self.path), self._begun)

    def _begun(self, log: Log | None) -> None:
        if log is None:
            self.exit()
            return
        if log.path == self.path:
            self._remember(log.actor or "", log.cluster["id"], "me")
        self.open(log)

    def open(self, log: Log) -> None:
        """Show Home over the log."""
        log.actor = log.actor or self.preferences.me.get(log.cluster["id"])
        self.desk = Desk(log, lambda: self.run_worker(self.desk.drafts.write(), group="drafts"))
        self.taking_back = TakingBack(self.desk)
        self.notes += [*log.notes, *draft_notes(log)]
        self.set_interval(SECONDS_BETWEEN_LOOKS, self.log_changed)
        if log.read_only:
            self.take_keys()
        self.show("home")
        if not log.read_only:
            copy_later(self, log.path, self.preferences)
        if self.notes:
            self.call_after_refresh(self.tell, " · ".join(self.notes), "warn")

    def on_unmount(self) -> None:
        """Close the log."""
        if hasattr(self, "desk"):
            self.desk.close()

    def log_changed(self) -> None:
        """Look at the log; where it is another than before, the screen shows it anew."""
        if not self.is_running or self.writing:
            # The last look may come while the screens are taken down; what is being written is looked at once it is.
            return
        self.desk.drafts.again()
        try:
            self.desk.look()
        except TROUBLE as error:
            # Another program that holds the log is nothing to tell: the next look is a second away.
            if not is_locked(error):
                self.tell(trouble_words(error), "bad")
        if self.base:
            self.base.refresh_if_changed()

    # Actions -------------------------------------------------------------------------------------------------------

    def action_capture(self) -> None:
        """Open the capture bar, once it is known who sits here."""
        if self.base:
            self.base.open_capture()

    def action_form(self) -> None:
        """Open the full form, once it is known who sits here."""
        if self.base:
            self.seated(self.base.open_form)

    def seated(self, then: Callable[[], object]) -> None:
        """Do something once it is known who sits here; where it is not, ask first, and do nothing on Escape."""
        if self.desk.team or self.desk.log.read_only:
            then()
            return
        from klyngetui.screens.who import Who

        def sat_down(member: str | None) -> None:
            if member is None:
                return
            self.desk.log.actor = member
            self._remember(member, self.desk.log.cluster["id"], "me")
            self.log_changed()
            then()

        self.push_screen(Who(self.desk), sat_down)

    def action_repeat(self) -> None:
        """Open the capture bar with the last entry's line, for today."""
        if self.base:
            self.base.repeat_last()

    def action_template(self, number: int) -> None:
        """Open the capture bar with a template."""
        if self.base:
            with self.base.trying():
                self.base.fill_in(number)

    def action_search(self) -> None:
        """Search, in the screen's own way."""
        if self.base:
            self.base.search()

    def _remember_theme(self, name: str) -> None:
        if name != (self.preferences.theme or NIGHT.name):
            self._remember(name, "theme")

    def _remember(self, value: str, name: str, within: str | None = None) -> None:
        try:
            preferences.save(name, value, within=within)
        except LogError as error:
            self.tell(str(error), "warn")


def open_any(path: Path) -> Log:
    """The log at the path; for reading only where it cannot be written, with a note that says why. Raises LogError."""
    try:
        return open_log(path)
    except NewerLog as newer:
        log = open_log(path, write=False)
        log.notes.append(str(newer))
        return log


def run_app(path: Path) -> None:
    """Open the screens over the log at the path and return when they are closed.

    Raises LogError, and the fault that ended them, if one did.
    """
    try:
        log: Log | None = open_any(path)
    except NoLog:
        log = None
    app = KlyngeApp(path, log)
    app.run()
    if app.fault:
        raise app.fault
