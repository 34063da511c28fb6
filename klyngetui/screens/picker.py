"""Choosing one of many by typing a part of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from klyngetui.locale import _
from klyngetui.plain import cells, fit
from klyngetui.store.search import folded
from klyngetui.widgets.columns import Column
from klyngetui.widgets.paged import PagedList
from klyngetui.widgets.plain_input import PlainInput
from klyngetui.widgets.source import ListSource, Row


class Choice(NamedTuple):
    """One thing to choose: its value, what sort of thing it is, and its own words."""

    value: object
    sort: str
    words: str


def matching(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """The choices that hold every word typed, those whose own words begin with it first."""
    words = folded(typed).casefold().split()

    def rank(choice: Choice) -> int:
        return 0 if words and folded(choice.words).casefold().startswith(words[0]) else 1

    found = [one for one in choices if all(word in folded(f"{one.sort} {one.words}").casefold() for word in words)]
    return sorted(found, key=rank) if words else found


class Picker(ModalScreen[Choice | None]):
    """A field and the choices that answer it; Enter takes the one under the cursor, Escape none.

    `others` makes choices of what was typed itself, "" included.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("pagedown", "move(10)", show=False, priority=True),
        Binding("pageup", "move(-10)", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    Picker {
        align: center middle;
        & > Vertical {
            width: 100%; max-width: 70; height: 90%; max-height: 24; padding: 0 1;
            background: $surface; border: round $primary; border-title-color: $primary;
            border-subtitle-color: $text-muted;
        }
        & Input { padding: 0 1; background: $panel; margin-bottom: 1; }
        & PagedList { background: $surface; }
    }
    """

    def __init__(
        self, title: str, choices: Sequence[Choice], others: Callable[[str], Sequence[Choice]] = lambda _typed: ()
    ) -> None:
        super().__init__()
        self.heading = title
        self.choices = tuple(choices)
        self.others = others
        self.found: list[Choice] = []

    def compose(self) -> ComposeResult:
        """The field over the list, in a frame."""
        field = PlainInput(placeholder=_("Type to find"), compact=True)
        columns = [Column("", max((cells(one.sort) for one in self.choices), default=0)), Column("", 20, flex=1)]
        frame = Vertical(field, PagedList(columns, empty=_("Nothing answers that.")))
        frame.border_title = Content(fit(self.heading, 60))
        frame.border_subtitle = _("Enter takes it · Esc closes")
        yield frame

    def on_mount(self) -> None:
        """Show all of them."""
        self.query_one(PagedList).can_focus = False
        self._show("")

    def _show(self, typed: str) -> None:
        self.found = [*matching(self.choices, typed), *self.others(typed)]
        rows = [Row(place, (choice.sort, choice.words)) for place, choice in enumerate(self.found)]
        self.query_one(PagedList).show_source(ListSource(rows))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what answers."""
        self._show(event.value)

    def on_input_submitted(self) -> None:
        """Take the choice under the cursor."""
        self._take()

    def on_paged_list_selected(self, event: PagedList.Selected) -> None:
        """Take the choice clicked."""
        event.stop()
        self._take()

    def _take(self) -> None:
        row = self.query_one(PagedList).row
        if row is not None and isinstance(row.key, int):
            self.dismiss(self.found[row.key])

    def action_move(self, lines: int) -> None:
        """Move the cursor by some rows."""
        paged = self.query_one(PagedList)
        paged.move(paged.cursor + lines)
