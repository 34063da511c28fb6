"""Home: the three figures and what to do next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.widget import Widget
from textual.widgets import Static

from klyngetui.keys.binding import bind_keys
from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.locale.formats import day
from klyngetui.screens.home import data as home_data
from klyngetui.screens.home.due import HomeDue, about
from klyngetui.widgets.columns import fitted
from klyngetui.widgets.empty import Empty
from klyngetui.widgets.gauge import Gauge, GaugeData
from klyngetui.widgets.paged import PagedList
from klyngetui.widgets.source import ListSource, Row
from klyngetui.widgets.tones import Piece, line

if TYPE_CHECKING:
    from klyngetui.indicators.trend import Point

PLANNED_AHEAD = timedelta(days=7)


class Figure(Gauge):
    """A gauge from which the lists below are one key away."""

    WHERE: ClassVar[str] = "figure"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("down,j", "leave", show=False)]

    def on_mount(self) -> None:
        """Take the keys."""
        bind_keys(self, self.WHERE)

    def action_leave(self) -> None:
        """Down to the lists."""
        self.screen.query_one("#gaps").focus()


class HomeScreen(HomeDue):
    """Gauges, whom to contact next, what waits, and the latest where there is room."""

    WHERE = "home"
    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = "Figure"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (74, "-normal"), (140, "-wide")]  # noqa: RUF012 - Textual's own form
    VERTICAL_BREAKPOINTS = [(0, "-low"), (36, "-tall")]  # noqa: RUF012 - Textual's own form

    def __init__(self) -> None:
        super().__init__()
        self.headlines: list[home_data.Headline] = []
        self.months: list[Point] = []
        self._lists: dict[str, list[Row]] = {}

    def content(self) -> Iterable[Widget]:
        """Gauges above, lists below, the days of label and programme last."""
        blank = [GaugeData("", 0, 0, none=" ") for _number in home_data.GAUGES]
        gauges = [
            Figure(data, id=f"gauge-{number.replace('.', '-')}")
            for number, data in zip(home_data.GAUGES, blank, strict=True)
        ]
        yield Horizontal(*gauges, id="gauges")
        yield Container(
            PagedList(home_data.columns("gaps"), empty=_("Everybody is met."), id="gaps"),
            PagedList(home_data.columns("waiting"), empty=_("Nothing waits."), id="waiting"),
            PagedList(home_data.columns("latest"), empty=_("Nothing yet."), id="latest"),
            id="lists",
        )
        yield Empty(
            _("Nothing is logged yet."),
            _(
                "Press {key} and write whom you met, as in: fjordglimt: kari nes. {other} makes a name that is new."
            ).format(key=pressed("capture"), other=pressed("capture.create")),
        )
        yield Static("", id="dates", markup=False)

    def reload(self) -> None:
        """Show the log as it is now; the months follow when they are counted."""
        found = home_data.outlook(self.desk)
        self.headlines = found.headlines
        self._show_gauges()
        self.set_class(found.nothing, "-nothing")
        self._show("gaps", found.gaps)
        self._show("waiting", found.waiting)
        self._show("latest", home_data.latest(self.desk))
        self._show_below()
        # By way of the app: what a screen calls after its refresh comes before the first paint while the app starts.
        self.app.call_later(self.call_after_refresh, self._count_months)

    def _show(self, name: str, rows: list[Row]) -> None:
        """Show other rows in a list, the cursor staying near where it was."""
        if self._lists.get(name) != rows:
            self._lists[name] = rows
            paged = self.query_one(f"#{name}", PagedList)
            key = paged.row.key if paged.row else None
            paged.columns = fitted(home_data.columns(name), rows)
            paged.show_source(ListSource(rows))
            if any(row.key == key for row in rows):
                paged.move_to(key)

    def _show_below(self) -> None:
        """The row under the cursor whole where the list cuts it, else the days that are left."""
        paged = self.focused
        if isinstance(paged, PagedList) and paged.row is not None and paged.cuts(paged.row):
            told = [(cell, "") for cell in paged.row.cells if cell]
        else:
            told = home_data.dates(self.desk.log.cluster, self.desk.today)
        pieces = [piece for words, tone in told for piece in (Piece(" · "), Piece(words, tone or "muted"))]
        self.query_one("#dates", Static).update(line(pieces[1:]))

    def on_paged_list_highlighted(self) -> None:
        """Offer what applies to the row the cursor came to, and tell it whole."""
        super().on_paged_list_highlighted()
        self._show_below()

    def on_descendant_focus(self) -> None:
        """Tell the row of the list that has the focus now."""
        self._show_below()

    def _show_gauges(self) -> None:
        shown = home_data.gauges(self.headlines, self.months, self.desk.today)
        for gauge, data in zip(self.query(Gauge), shown, strict=True):
            gauge.show(data)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _count_months(self) -> None:
        """Count the twelve months over a connection of its own."""
        from klyngetui.indicators.trend import trend
        from klyngetui.store.log import open_log

        stamp, today = self.desk.stamp, self.desk.today
        with open_log(self.desk.log.path, write=False) as log:
            months = trend(log, today)
        self.app.call_from_thread(self._take_months, months, stamp)

    def _take_months(self, months: list[Point], stamp: int) -> None:
        if stamp == self.desk.stamp:
            self.months = months
            self._show_gauges()

    def on_gauge_opened(self, event: Gauge.Opened) -> None:
        """Open the figure."""
        number = (event.gauge.id or "").removeprefix("gauge-").replace("-", ".")
        self.shell.show("indicators", indicator=number)

    def on_paged_list_selected(self, event: PagedList.Selected) -> None:
        """Open what the row is about, in the log."""
        entity, identity = about(event.row)
        if entity == "review":
            self.shell.show("review", week=identity)
            return
        if entity == "action":
            self.change_due(identity)
            return
        asked: dict[str, dict[str, Any]] = {
            "participant": {"participant": identity},
            "group": {"group": identity},
            "more": {"unconfirmed": True},
        }
        self.shell.show("log", **asked.get(entity, {"entry": identity}))

    def action_figure(self, step: int) -> None:
        """To the next figure, or the one before; round and round."""
        figures = list(self.query(Figure))
        at = figures.index(self.focused) if isinstance(self.focused, Figure) else -1 if step > 0 else 0
        figures[(at + step) % len(figures)].focus()

    def action_plan(self) -> None:
        """Put a visit in a week to the participant under the cursor in the capture bar."""
        row = self.query_one("#gaps", PagedList).row
        from klyngetui.capture.complete import spelled

        found = self.desk.names.get("participant", about(row)[1]) if row else None
        if found is not None:
            when = day(self.desk.today + PLANNED_AHEAD)
            self.open_capture(f"{when} {spelled(found, self.desk.names, self.desk.today)}")
