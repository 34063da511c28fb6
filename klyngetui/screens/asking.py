"""What the app answers when it is asked what can be done: help, palette, colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui import preferences
from klyngetui.keys.binding import bind_keys, places
from klyngetui.keys.mapping import for_reading, without_writing
from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.screens.switching import Switching
from klyngetui.screens.ways import table

if TYPE_CHECKING:
    from klyngetui.keys.row import Key
    from klyngetui.screens.desk import Desk


class Asking(Switching):
    """An app with help and a palette over its key table."""

    desk: Desk
    keys: tuple[Key, ...]

    def take_keys(self) -> None:
        """Take the keys as the settings file says them now; the screens have them once they are made anew."""
        keys, _clash = table(preferences.read().keys)
        self.keys = for_reading(keys) if self.desk.log.read_only else keys
        bind_keys(self, "app")

    def action_help(self) -> None:
        """The keys for where one is."""
        from klyngetui.widgets.help_panel import HelpScreen

        here = places(self.focused or self.screen)
        # A screen's own keys first: how one moves in a list is the same everywhere.
        here.sort(key=lambda where: (where == "app", where == "list"))
        reads = self.desk.log.read_only
        title = _("Help · this log can only be read") if reads else _("Help")
        self.push_screen(HelpScreen(here, without_writing(self.keys) if reads else self.keys, title))

    def action_command_palette(self) -> None:
        """The commands that apply here, by name."""
        from klyngetui.screens.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(placeholder=_("Search for commands …")))

    def search_themes(self) -> None:
        """The colours to choose from, by name."""
        from textual.theme import ThemeProvider

        from klyngetui.screens.palette import Palette

        self.push_screen(Palette([ThemeProvider], placeholder=_("Search for colours …")))

    def action_help_quit(self) -> None:
        """Textual's answer to Ctrl+C, in our words."""
        self.tell(_("Press {key} to quit.").format(key=pressed("quit")), "muted")
