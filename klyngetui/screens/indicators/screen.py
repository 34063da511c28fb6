"""Indicators: the figures with their windows, what is behind them, targets, trend and rule."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.screens.indicators import chart as indicator_chart
from klyngetui.screens.indicators import measure_words
from klyngetui.screens.indicators import rows as indicator_rows
from klyngetui.screens.indicators import told as indicator_told
from klyngetui.screens.indicators.chart_view import ChartView
from klyngetui.screens.indicators.opening import IndicatorOpening
from klyngetui.screens.indicators.reading import Asked, Figures, Outlook, read_figures, read_outlook
from klyngetui.screens.indicators.tab_line import TabLine
from klyngetui.screens.page import Page
from klyngetui.widgets.paged import PagedList
from klyngetui.widgets.source import ListSource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

WIDE = 120
GROUPS = "4.5"


class IndicatorsScreen(IndicatorOpening):
    """One indicator at a time.

    `arrive(indicator=…)` opens the rows behind its headline, `measure=…` those of another, `rows=False` none.
    """

    WHERE = "indicators"
    CSS_PATH = "screen.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual's own form

    def __init__(self) -> None:
        super().__init__()
        self.found: Figures | None = None
        self.outlook: Outlook | None = None
        self.short_wanted = False
        self.months = indicator_chart.SHORT

    def content(self) -> Iterable[Widget]:
        """The indicators, the head, the rows and what stands beside them."""
        yield TabLine(classes="tabs")
        yield Static("", classes="head", markup=False)
        with Horizontal(classes="measures"):
            yield PagedList(indicator_rows.columns(None))
            yield ChartView(classes="charted")
            with VerticalScroll(classes="side", can_focus=False):
                yield ChartView()
                yield Static("", markup=False)

    def on_mount(self) -> None:
        """Begin in the rows."""
        self.query_one(PagedList).focus()

    # Reading -------------------------------------------------------------------------------------------------------

    @property
    def asked(self) -> Asked:
        """What the screen shows or waits for."""
        return Asked(self.period, self.desk.today, self.desk.stamp)

    def reload(self) -> None:
        """Read the figures anew, off the screen thread; what is shown stays until they are there."""
        path, asked = self.desk.log.path, self.asked
        for read in (read_figures, read_outlook):
            self.run_worker(partial(read, path, asked), thread=True, exit_on_error=False, group="figures")
        self._show()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show what was read, unless something else is wanted by now."""
        read = event.worker.result if event.state is WorkerState.SUCCESS else None
        if isinstance(read, Figures) and read.asked == self.asked:
            self.found = read
            self._show()
        elif isinstance(read, Outlook) and read.asked == self.asked:
            self.outlook = read
            self._show_words()

    def period_chosen(self) -> None:
        """Show the figures of another window."""
        self.short_wanted = False
        self.reload()

    def arrive(self, **arguments: Any) -> None:
        """Turn to an indicator and open the rows that were asked for."""
        indicator = arguments.get("indicator", self.indicator)
        if indicator in measure_words.INDICATORS:
            self._turn_to(indicator)
            if arguments.get("rows", True):
                self.open_row(("measure", arguments.get("measure") or measure_words.HEADLINES[indicator]))

    # Showing -------------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        self.query_one(TabLine).show(self.indicator)
        self._show_words()
        paged = self.query_one(PagedList)
        if self.found is None:
            paged.empty = _("Counting …")
            return
        rows = [] if self._held_back else indicator_rows.rows(self.found, self.indicator)
        paged.empty = _(
            "This is a short window: groups are judged over half a year and more.\n{key} shows 4.5 all the same."
        ).format(key=pressed("indicators.short"))
        paged.columns = tuple(indicator_rows.columns(self.found))
        key = paged.row.key if paged.row else None
        paged.show_source(ListSource(rows))
        if any(row.key == key for row in rows):
            paged.move_to(key)

    def _show_words(self) -> None:
        """The head and what stands beside the rows."""
        if self.found is None:
            return
        head = indicator_told.head(self.found, self.outlook, self.indicator, self.size.width)
        if self._held_back:
            head = Content(_("short window") + " · " + indicator_told.seen_through(self.found.windows[0]))
        elif self.indicator == GROUPS and self.short_window:
            head = Content("\n").join([head, Content("  " + _("short window"))])
        self.query_one(".head", Static).update(head)
        self.query_one(".side > Static", Static).update(indicator_told.beside(self.found, self.outlook, self.indicator))
        self._show_charts()

    def _show_charts(self) -> None:
        self.set_class(self.indicator not in indicator_chart.MONTHLY, "-no-trend")
        for view in self.query(ChartView):
            view.show(self.found, self.outlook, self.indicator, self.months)

    @property
    def _held_back(self) -> bool:
        """Whether 4.5 is not shown before it is asked for."""
        return self.indicator == GROUPS and self.short_window and not self.short_wanted

    def on_resize(self) -> None:
        """The head keeps to short words where room is scarce."""
        self._show_words()

    # Keys ----------------------------------------------------------------------------------------------------------

    def action_turn(self, step: int) -> None:
        """The next indicator or the one before."""
        every = measure_words.INDICATORS
        self._turn_to(every[(every.index(self.indicator) + step) % len(every)])

    def on_tab_line_turned(self, event: TabLine.Turned) -> None:
        """The indicator clicked."""
        self._turn_to(event.indicator)

    def _turn_to(self, indicator: str) -> None:
        self.indicator = indicator
        self._show()

    def action_rule(self) -> None:
        """Trend, target, forecast and rule on a page of their own."""
        if self.found is not None:
            words = indicator_told.on_page(self.found, self.outlook, self.indicator, self.months)
            self.app.push_screen(Page(measure_words.title(self.indicator), words))

    def action_chart(self) -> None:
        """The chart in place of the rows, or the rows again."""
        self.toggle_class("-charted")
        if not self.has_class("-charted"):
            self.query_one(PagedList).focus()

    def action_months(self) -> None:
        """The chart over a year, or over three."""
        self.months = indicator_chart.LONG if self.months == indicator_chart.SHORT else indicator_chart.SHORT
        if self.size.width < WIDE:
            self.add_class("-charted")
        self._show_charts()

    def action_short(self) -> None:
        """Show 4.5 for a short window."""
        if not (self.indicator == GROUPS and self.short_window):
            self.tell(_("Only 4.5 leaves out a window of less than six months; this one is shown."), "muted")
            return
        self.short_wanted = True
        self._show()
