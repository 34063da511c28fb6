"""The footer: as many keys as fit the line, the most useful ones, and always the one for help."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.events import Click
from textual.screen import Screen
from textual.widget import Widget

from klyngetui.keys.binding import places
from klyngetui.keys.table import TABLE

# Left out in this order where the line is short; help lists them all.
_LEFT_OUT_FIRST = ("quit", "search", "undo")
_ALWAYS = ("help", "capture")
_SPACES = 3  # around a key and behind its words


def fitting(keys: Sequence[tuple[str, str]], width: int) -> list[int]:
    """Which of the keys, given as (action, what is written), fit a line of this many cells; in their order.

    What everybody knows goes first, then the last ones of the screen's own; adding and help stay.
    """
    kept = list(range(len(keys)))
    own = [n for n in reversed(kept) if keys[n][0] not in (*_LEFT_OUT_FIRST, *_ALWAYS)]
    common = [n for action in _LEFT_OUT_FIRST for n in kept if keys[n][0] == action]
    for n in [*common, *own]:
        if sum(cell_len(keys[each][1]) + _SPACES for each in kept) <= width:
            break
        kept.remove(n)
    return kept


class FittingFooter(Widget):
    """The keys of the widget in focus, its screen and the app, in one line; a click presses one.

    Drawn as one text, so that it never stands empty while the focus moves.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"footer--key", "footer--words"}
    DEFAULT_CSS = """
    FittingFooter {
        dock: bottom;
        height: 1;
        background: $footer-background;
        & .footer--key {
            color: $footer-key-foreground;
            background: $footer-key-background;
            text-style: bold;
        }
        & .footer--words { color: $footer-description-foreground; background: $footer-description-background; }
    }
    """

    def on_mount(self) -> None:
        """Be told of other bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._other_bindings)

    def _other_bindings(self, screen: Screen[object]) -> None:
        if screen is self.screen:
            self.refresh()

    def shown(self) -> list[tuple[str, str, str]]:
        """(key, its name, what it does) of the keys there is room for."""
        by_action = {
            active.binding.action: active.binding
            for active in reversed(list(self.screen.active_bindings.values()))
            if active.binding.show
        }
        bound = list(reversed(by_action.values()))
        # As they stand in the table, whatever else a field binds its keys to; what Enter does comes first.
        rows = getattr(self.app, "keys", TABLE)
        near = {where: at for at, where in enumerate(places(self.screen.focused or self.screen))}
        order = {row.id: (near[row.where], at) for at, row in enumerate(rows) if row.where in near}
        bound.sort(key=lambda binding: (binding.key != "enter", order.get(binding.id or "", (len(near), 0))))
        # On some screens Enter does something else to a row than open it, or nothing.
        on_row = getattr(self.screen, "on_enter_words", None)
        bound = [one for one in bound if one.action != "select" or on_row != ""]
        names = [self.app.get_key_display(binding) for binding in bound]
        told = [on_row if on_row and one.action == "select" else one.description for one in bound]
        words = [(one.action, name + said) for one, name, said in zip(bound, names, told, strict=True)]
        kept = fitting(words, self.size.width)
        return [(bound[n].key, names[n], told[n]) for n in kept]

    def render(self) -> Text:
        """The line."""
        key_style, words_style = (
            self.get_component_rich_style("footer--key"),
            self.get_component_rich_style("footer--words"),
        )
        line = Text(no_wrap=True, end="")
        for _key, name, words in self.shown():
            line.append(f" {name} ", key_style)
            line.append(f"{words} ", words_style)
        return line

    def on_click(self, event: Click) -> None:
        """Press the key under the mouse."""
        end = 0
        for key, name, words in self.shown():
            end += cell_len(name + words) + _SPACES
            if event.x < end:
                self.app.simulate_key(key)
                return
