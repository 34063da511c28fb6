"""The calendar of weeks: a year a line, and every week below with its figures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from klyngetui.locale import _
from klyngetui.locale.formats import day
from klyngetui.review.weeks import HOLIDAY, MISSING, OPEN, SEALED, numbers
from klyngetui.screens import measure_words
from klyngetui.widgets.columns import Column
from klyngetui.widgets.paged import PagedList
from klyngetui.widgets.source import ListSource, Row
from klyngetui.widgets.tones import Piece, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from klyngetui.review.weeks import CalendarWeek

SIGNS = {SEALED: ("●", "good"), OPEN: ("○", ""), MISSING: ("!", "warn"), HOLIDAY: ("·", "muted")}
WEEKS_OF_A_YEAR = 53


class Weeks(ModalScreen["str | None"]):
    """Every week, the latest first; ends with the one chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,w", "dismiss", show=False)]
    DEFAULT_CSS = """
    Weeks {
        align: center middle;
        & > Vertical {
            width: 100%; max-width: 100; height: 95%; max-height: 40; padding: 0 1; background: $surface;
            border: round $primary; border-title-color: $primary; border-subtitle-color: $text-muted;
        }
        & Static { height: auto; margin-bottom: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        & PagedList { background: $surface; }
    }
    """

    def __init__(self, weeks: Sequence[CalendarWeek], at: str) -> None:
        super().__init__()
        self.weeks = tuple(weeks)
        self.at = at

    def compose(self) -> ComposeResult:
        """The years above, the weeks below."""
        columns = [
            Column(_("Week"), 8),
            Column(_("Days"), 13, drop=2),
            Column("", 17),
            Column("2.5", 5, right=True, drop=1),
            Column("4.5", 5, right=True, drop=1),
            Column("5.2", 4, right=True, drop=1),
            Column(_("Looking back"), 6, flex=1, drop=3),
        ]
        frame = Vertical(Static(years(self.weeks)), PagedList(columns, ListSource([_row(one) for one in self.weeks])))
        frame.border_title = _("Weeks")
        frame.border_subtitle = _("Enter opens · Esc closes")
        yield frame

    def on_mount(self) -> None:
        """Begin at the week one comes from."""
        paged = self.query_one(PagedList)
        paged.focus()
        paged.move_to(self.at)

    def on_paged_list_selected(self, event: PagedList.Selected) -> None:
        """Choose the week."""
        event.stop()
        self.dismiss(str(event.row.key))


def state_words(state: str) -> str:
    """The state of a week in words."""
    return {SEALED: _("sealed"), OPEN: _("open"), MISSING: _("missing"), HOLIDAY: _("holiday")}[state]


def years(weeks: Sequence[CalendarWeek]) -> Content:
    """A line a year with a sign a week, then how many there are of each."""
    by_name = {one.name: one for one in weeks}
    lines = []
    for year in sorted({one.name[:4] for one in weeks}):
        pieces = [Piece(f"{year} ", "muted")]
        for at in range(1, WEEKS_OF_A_YEAR + 1):
            found = by_name.get(f"{year}-W{at:02}")
            pieces.append(Piece(*SIGNS[found.state]) if found else Piece(" "))
        lines.append(line(pieces))
    legend = [
        piece
        for state, n in numbers(list(weeks)).items()
        for piece in (Piece(*SIGNS[state]), Piece(f" {n} {state_words(state)}   ", "muted"))
        if n
    ]
    return Content("\n").join([*lines, line(legend)])


def _row(one: CalendarWeek) -> Row:
    review = one.review or {}
    sign, tone = SIGNS[one.state]
    told = state_words(one.state)
    if review.get("sealed_on"):
        told = f"{told} {day(date.fromisoformat(review['sealed_on']))}"
    figures = review.get("figures")
    values = [measure_words.headline_words(which, figures)[0] if figures else "" for which in ("2.5", "4.5", "5.2")]
    days = f"{one.monday.day:02}.{one.monday.month:02}.–{one.sunday.day:02}.{one.sunday.month:02}."
    return Row(one.name, (one.name, days, told, *values, review.get("reflection") or ""), tone, sign)
