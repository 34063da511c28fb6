"""The help for where you are, made of the key table."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from klyngetui.keys.row import Key
from klyngetui.keys.table import TABLE
from klyngetui.keys.words import HelpRow, help_rows, place_name
from klyngetui.locale import _
from klyngetui.plain import cells, padded, visible
from klyngetui.widgets.tones import STYLES

LEAST = 24
"""Cells a tip needs beside its key and name; where there are fewer it stands below them."""


def help_content(places: Sequence[str], table: Sequence[Key] = TABLE, width: int = 0) -> Content:
    """The keys of some places, a heading each, in the language chosen; tips are wrapped to a width that is given."""
    sections = [(place_name(where), help_rows(where, table)) for where in places]
    every = [row for _title, rows in sections for row in rows]
    key_width = max([cells(row.keys) for row in every], default=0)
    lines: list[Content] = []
    for title, rows in sections:
        if rows and lines:
            lines.append(Content(""))
        if rows:
            lines.append(Content.styled(title, "bold $primary"))
        label_width = max([cells(row.label) for row in rows], default=0)
        for row in rows:
            lines += _row_lines(row, key_width, label_width, width)
    return Content("\n").join(lines)


def _row_lines(row: HelpRow, key_width: int, label_width: int, width: int) -> list[Content]:
    """The key, what it does, and the tip beside or below it."""
    name = Content.assemble((padded(row.keys, key_width, right=True), "bold"), "  ", padded(row.label, label_width))
    tip, muted = visible(row.tooltip, "⏎"), STYLES["muted"]
    at = key_width + label_width + 4
    if not width:
        return [Content.assemble(name, "  ", (tip, muted))]
    below = width - at < LEAST
    at = key_width + 2 if below else at
    tips = [Content.assemble(" " * at, (one, muted)) for one in wrap(tip, max(width - at, LEAST))]
    if below or not tips:
        return [name, *tips]
    return [Content.assemble(name, "  ", tips[0][at:]), *tips[1:]]


class HelpPanel(VerticalScroll):
    """The keys of some places, scrolling where they are many."""

    DEFAULT_CSS = """
    HelpPanel { height: auto; max-height: 100%; padding: 0 1; & > Static { text-wrap: nowrap; text-overflow:
    ellipsis; } }
    """

    def __init__(self, places: Sequence[str], table: Sequence[Key] = TABLE, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.places = tuple(places)
        self.table = tuple(table)

    def compose(self) -> ComposeResult:
        """One text with all of it."""
        yield Static(help_content(self.places, self.table))

    def on_resize(self) -> None:
        """Wrap the tips to the width there is."""
        self.query_one(Static).update(help_content(self.places, self.table, self.scrollable_content_region.width))


class HelpScreen(ModalScreen[None]):
    """The help over the screen it is about: `HelpScreen(keys.places(self.focused), table)`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,enter", "dismiss", show=False),
        Binding("j", "down", show=False),
        Binding("k", "up", show=False),
    ]
    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        & > Vertical {
            width: 100%; max-width: 90; height: auto; max-height: 90%; padding: 1 1 0 1;
            background: $surface; border: round $primary; border-title-color: $primary;
            border-subtitle-color: $text-muted;
        }
    }
    """

    def __init__(self, places: Sequence[str], table: Sequence[Key] = TABLE, title: str = "") -> None:
        super().__init__()
        self.places = tuple(places)
        self.table = tuple(table)
        self.heading = title

    def compose(self) -> ComposeResult:
        """The panel in a frame."""
        frame = Vertical(HelpPanel(self.places, self.table))
        frame.border_title = self.heading or _("Help")
        frame.border_subtitle = _("Esc closes")
        yield frame

    def action_down(self) -> None:
        """Scroll down."""
        self.query_one(HelpPanel).scroll_down(animate=False)

    def action_up(self) -> None:
        """Scroll up."""
        self.query_one(HelpPanel).scroll_up(animate=False)
