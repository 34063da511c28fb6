"""The app: the open log, the way between screens, undo, palette and theme."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from textual.app import App
from textual.binding import BindingType

from klyngetui import preferences
from klyngetui.key_table import TABLE, Key
from klyngetui.keys import KeyClash, bind_keys, having, places, remap
from klyngetui.screens.base import BaseScreen
from klyngetui.screens.desk import Desk
from klyngetui.screens.palette import Commands
from klyngetui.screens.taking_back import TakingBack
from klyngetui.screens.ways import WAYS, make
from klyngetui.store.errors import LogError, NewerLog, NoLog
from klyngetui.store.log import Log, open_log
from klyngetui.themes import NIGHT, THEMES

SECONDS_BETWEEN_LOOKS = 1.0


class KlyngeApp(App[None]):
    """The screens over one log; asks the first questions where there is none at the path."""

    BINDINGS: ClassVar[list[BindingType]] = []
    COMMANDS = {Commands}  # noqa: RUF012 - Textual's own form
    ENABLE_COMMAND_PALETTE = True
    CSS_PATH = "screens/app.tcss"
    desk: Desk

    def __init__(self, path: Path, log: Log | None = None) -> None:
        super().__init__()
        self.path = path
        self.given = log
        self.preferences = preferences.read()
        self.notes = [self.preferences.problem] if self.preferences.problem else []
        self.keys = self._table()
        self._made: dict[str, BaseScreen] = {}
        self._trail: list[str] = []

    def _table(self) -> tuple[Key, ...]:
        """The keys of the screens there are, as the settings want them; a clash leaves the standard keys."""
        table = having(WAYS)
        try:
            known = {key.id for key in TABLE} - {key.id for key in table}
            return remap(table, {name: keys for name, keys in self.preferences.keys.items() if name not in known})
        except KeyClash as clash:
            self.notes.append(str(clash))
            return table

    def get_css_variables(self) -> dict[str, str]:
        """Our themes are known before the first style is read."""
        for theme in THEMES:
            if theme.name not in self.available_themes:
                self.register_theme(theme)
        return super().get_css_variables()

    def on_mount(self) -> None:
        """Open the log, or ask the first questions."""
        self.title = "klyngetui"
        wanted = self.preferences.theme or NIGHT.name
        self.theme = wanted if wanted in self.available_themes else NIGHT.name
        self.theme_changed_signal.subscribe(self, lambda theme: self._remember_theme(theme.name))
        bind_keys(self, "app")
        if self.given is None:
            from klyngetui.screens.first_run import FirstRun

            self.push_screen(FirstRun(self.path), self._begun)
        else:
            self.open(self.given)

    def _begun(self, log: Log | None) -> None:
        if log is None:
            self.exit()
        else:
            self.open(log)

    def open(self, log: Log) -> None:
        """Show Home over the log."""
        log.actor = self.preferences.me.get(log.cluster["id"])
        self.desk = Desk(log)
        self.taking_back = TakingBack(self.desk)
        self.notes += log.notes
        self.set_interval(SECONDS_BETWEEN_LOOKS, self.log_changed)
        self.show("home")
        if self.notes:
            self.call_after_refresh(self._tell, " · ".join(self.notes), "warn")

    def on_unmount(self) -> None:
        """Close the log."""
        if hasattr(self, "desk"):
            self.desk.log.close()

    # Screens -------------------------------------------------------------------------------------------------------

    def show(self, name: str, **arguments: Any) -> None:
        """Bring a screen to the front; it is handed the arguments by its `arrive`."""
        if name not in self._made:
            self._made[name] = make(name)
            self.install_screen(self._made[name], name)
        screen = self._made[name]
        screen.arguments = arguments
        while len(self.screen_stack) > 2:
            self.pop_screen()
        if self.screen is screen:
            screen.on_screen_resume()
            return
        if name in self._trail:
            del self._trail[self._trail.index(name) :]
        self._trail.append(name)
        if len(self.screen_stack) > 1:
            self.switch_screen(name)
        else:
            self.push_screen(name)

    def action_go(self, name: str) -> None:
        """A screen by its key."""
        self.show(name)

    def action_back(self) -> None:  # type: ignore[override]
        """Close what stands over the screen, else go to the screen before, else Home."""
        if len(self.screen_stack) > 2:
            self.pop_screen()
        elif len(self._trail) > 1:
            self._trail.pop()
            self.show(self._trail.pop())

    def action_help(self) -> None:
        """The keys for where one is."""
        from klyngetui.widgets.help_panel import HelpScreen

        self.push_screen(HelpScreen(places(self.focused or self.screen), self.keys))

    # Actions -------------------------------------------------------------------------------------------------------

    def action_capture(self) -> None:
        """Open the capture bar, once it is known who sits here."""
        if self._base and (self.desk.team or self.desk.log.read_only):
            self._base.open_capture()
        elif self._base:
            self.sit_down()

    def sit_down(self) -> None:
        """Ask who sits here, remember it, and open the capture bar."""
        from klyngetui.screens.who import Who

        self.push_screen(Who(self.desk), self._sat_down)

    def _sat_down(self, member: str | None) -> None:
        if member is None:
            return
        self.desk.log.actor = member
        self._remember(member, self.desk.log.cluster["id"], "me")
        self.log_changed()
        if self._base:
            self._base.open_capture()

    def action_undo(self) -> None:
        """Take back the last action."""
        self._take_back(self.taking_back.undo)

    def action_redo(self) -> None:
        """Bring back what was taken back last."""
        self._take_back(self.taking_back.redo)

    def _take_back(self, back: Callable[[], tuple[str, str]]) -> None:
        if self._base is None:
            return
        with self._base.trying():
            self._base.tell(*back())
        self.log_changed()

    def action_repeat(self) -> None:
        """Open the capture bar with the last entry's line, for today."""
        if self._base:
            self._base.repeat_last()

    def action_search(self) -> None:
        """Search, in the screen's own way."""
        if self._base:
            self._base.search()

    def log_changed(self) -> None:
        """Look at the log; where it is another than before, the screen shows it anew."""
        try:
            self.desk.look()
        except LogError as error:
            self._tell(str(error), "bad")
        if self._base:
            self._base.refresh_if_changed()

    # Helpers -------------------------------------------------------------------------------------------------------

    @property
    def _base(self) -> BaseScreen | None:
        """The screen over the log that is in front, or None where another stands over it."""
        return self.screen if isinstance(self.screen, BaseScreen) else None

    def _tell(self, text: str, tone: str) -> None:
        if self._base:
            self._base.tell(text, tone)

    def _remember_theme(self, name: str) -> None:
        if name != self.preferences.theme:
            self._remember(name, "theme")

    def _remember(self, value: str, name: str, within: str | None = None) -> None:
        try:
            preferences.save(name, value, within=within)
        except LogError as error:
            self._tell(str(error), "warn")


def open_any(path: Path) -> Log:
    """The log at the path; for reading only where it cannot be written, with a note that says why. Raises LogError."""
    try:
        return open_log(path)
    except NewerLog as newer:
        log = open_log(path, write=False)
        log.notes.append(str(newer))
        return log


def run_app(path: Path) -> None:
    """Open the screens over the log at the path and return when they are closed. Raises LogError."""
    try:
        log: Log | None = open_any(path)
    except NoLog:
        log = None
    KlyngeApp(path, log).run()
