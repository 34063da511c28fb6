"""The command palette: every command that applies where one is, by name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual.actions import parse
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.widgets.option_list import Option

from klyngetui.keys.binding import places
from klyngetui.keys.mapping import ALONE, without_writing
from klyngetui.keys.words import commands
from klyngetui.locale import _

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from klyngetui.keys.words import Command
    from klyngetui.screens.shell import Shell

SECONDS_BEFORE_NOTHING = 0.5
"""Before it is said that nothing answers: by then one has typed on."""
LEFT_OUT = {"command_palette", "back", "figure(1)", "figure(-1)"}


class Commands(Provider):
    """The commands of the key table for the screen and the focused widget, and the choice of a theme."""

    def _rows(self) -> list[tuple[Command, bool]]:
        """The commands with whether each belongs to the screen rather than to the app."""
        shell = cast("Shell", self.app)
        table = without_writing(shell.keys) if shell.desk.log.read_only else shell.keys
        where = places(self.focused) if self.focused else places(self.screen)
        here = [
            (row, place != "app") for place in where if place not in ("list", *ALONE) for row in commands(place, table)
        ]
        return [(row, own) for row, own in here if row.action not in LEFT_OUT and self._applies(row.action, own)]

    def _applies(self, action: str, own: bool) -> bool:
        """Whether the action does something now."""
        _namespace, name, parameters = parse(action)
        node = self.screen if own else self.app
        return node.check_action(name, parameters) is not False

    def _call(self, action: str, own: bool) -> partial[Coroutine[Any, Any, bool]]:
        return partial(self.app.run_action, action, self.screen if own else self.app)

    async def discover(self) -> Hits:
        """All of them, as they stand in the table."""
        for row, own in self._rows():
            yield DiscoveryHit(_shown(row, Content(row.title)), self._call(row.action, own), row.title, row.help)
        yield DiscoveryHit(_("Theme"), self.app.action_change_theme, _("Theme"), _("Choose colours"))

    async def search(self, query: str) -> Hits:
        """Those whose name answers the query."""
        matcher = self.matcher(query)
        for row, own in self._rows():
            score = matcher.match(row.title)
            if score > 0:
                shown = _shown(row, matcher.highlight(row.title))
                yield Hit(score, shown, self._call(row.action, own), row.title, row.help)
        theme = _("Theme")
        if (score := matcher.match(theme)) > 0:
            yield Hit(score, matcher.highlight(theme), self.app.action_change_theme, theme, _("Choose colours"))


class Palette(CommandPalette):
    """Textual's palette, which says in our words that nothing answers."""

    def _start_no_matches_countdown(self, search_value: str) -> None:
        self._stop_no_matches_countdown()

        def say() -> None:
            if search_value:
                told = Option(Content(_("Nothing answers that.")), disabled=True, id=self._NO_MATCHES)
                self.query_one(CommandList).add_option(told)
            self._list_visible = bool(search_value)

        self._no_matches_timer = self.set_timer(SECONDS_BEFORE_NOTHING, say)


def _shown(row: Command, title: Content) -> Content:
    return Content.assemble(title, (f"  {row.keys}", "$foreground-muted")) if row.keys else title
