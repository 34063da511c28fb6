"""The line at the top: whose log, which screen, which day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from klyngetui.keys.words import place_name
from klyngetui.locale import _
from klyngetui.locale.formats import short_day
from klyngetui.plain import cells, fit, padded

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.screens.desk import Desk

LEAST = 8
"""Cells of the cluster's name, or it is left out."""


class HeaderLine(Widget):
    """Cluster and screen at the left, the day at the right, where the log can only be read a word for that."""

    DEFAULT_CSS = """
    HeaderLine { height: 1; padding: 0 1; background: $panel; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.cluster = ""
        self.day: date | None = None
        self.read_only = False

    def show(self, desk: Desk) -> None:
        """Show what the log says now."""
        self.cluster = desk.log.cluster["name"]
        self.day = desk.today
        self.read_only = desk.log.read_only
        self.refresh()

    def render(self) -> Content:
        """The line in the width there is."""
        width = self.size.width
        title = place_name(getattr(self.screen, "WHERE", ""))
        right = f"{short_day(self.day)} {self.day.year}" if self.day else ""
        lock = f"  ▲ {_('read-only')}" if self.read_only else ""
        room = width - cells(right) - 2
        beside = room - cells(lock) - cells(title) - 3
        # Where one is says more than whose log it is.
        left, title = (fit(self.cluster, beside), f" · {title}") if beside >= LEAST else (title, "")
        rest = room - cells(left) - cells(lock)
        return Content.assemble(
            (left, "bold"),
            (padded(title, rest) if rest > 0 else "", ""),
            (lock, "$text-warning"),
            "  ",
            (right, "$foreground-muted"),
        )
