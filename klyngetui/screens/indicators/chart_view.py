"""The chart of an indicator as a widget: drawn anew for whatever room it gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from klyngetui.locale import _
from klyngetui.screens.indicators import chart as indicator_chart

if TYPE_CHECKING:
    from klyngetui.screens.indicators.reading import Figures, Outlook


class ChartView(Widget):
    """`show` gives it what was read; `months` is how many of them it draws."""

    def __init__(self, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self.months = indicator_chart.SHORT
        self.read: tuple[Figures, Outlook] | None = None
        self.indicator = ""

    def show(self, found: Figures | None, outlook: Outlook | None, indicator: str, months: int) -> None:
        """Show this indicator over so many months; before all of it is read, that it is being counted."""
        self.read = (found, outlook) if found and outlook else None
        self.indicator, self.months = indicator, months
        self.refresh()

    def render(self) -> Content:
        """The chart, or that it is being counted."""
        if self.read is None:
            return Content(_("Counting …"))
        return Content("\n").join(indicator_chart.lines(*self.read, self.indicator, self.months, self.size))
