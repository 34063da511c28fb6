"""The calendar of weeks: a year a line, and every week below with its figures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from klyngetui.clock import today
from klyngetui.keys.binding import bind_keys
from klyngetui.locale import _, ngettext
from klyngetui.locale.formats import day
from klyngetui.locale.formats import week as week_words
from klyngetui.review.weeks import HOLIDAY, MISSING, OPEN, SEALED, numbers
from klyngetui.screens.indicators import measure_words
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
WIDEST = 80


class Weeks(ModalScreen["str | None"]):
    """Every week, the latest first; ends with the one chosen, or None."""

    WHERE: ClassVar[str] = "weeks"
    DEFAULT_CSS = """
    Weeks {
        align: center middle;
        & > Vertical {
            width: 100%; max-width: 80; height: 95%; max-height: 40; padding: 0 1; background: $surface;
            border: round $primary; border-title-color: $primary; border-subtitle-color: $text-muted;
        }
        & Static { height: auto; margin-bottom: 1; }
        & #years { margin-bottom: 0; }
        & #written { max-height: 5; margin-bottom: 0; }
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
            Column(_("Week"), 12),
            Column(_("Days"), 13, drop=2),
            Column("", 20),
            Column("2.5", 5, right=True, drop=1),
            Column("4.5", 5, right=True, drop=1),
            Column("5.2", 4, right=True, drop=1),
        ]
        frame = Vertical(
            Static(years(self.weeks, min(self.app.size.width, WIDEST) - 4), id="years"),
            Static(legend(self.weeks)),
            PagedList(columns, ListSource([_row(one, today()) for one in self.weeks])),
            Static("", id="written", markup=False),
        )
        frame.border_title = _("Weeks")
        frame.border_subtitle = _("Enter opens · Esc closes")
        yield frame

    def on_mount(self) -> None:
        """Take the keys, and begin at the week one comes from."""
        bind_keys(self, self.WHERE)
        paged = self.query_one(PagedList)
        paged.focus()
        paged.move_to(self.at)

    def on_paged_list_highlighted(self, event: PagedList.Highlighted) -> None:
        """Show what was written in the week the cursor came to."""
        event.stop()
        review = next((one.review for one in self.weeks if event.row and one.name == event.row.key), None) or {}
        words = [" · ".join(str(review.get(field) or "").splitlines()) for field in ("reflection", "next_week")]
        titles = (_("Looking back"), _("Next week"))
        told = [
            line([Piece(f"{title}: ", "key"), Piece(text)]) for title, text in zip(titles, words, strict=True) if text
        ]
        self.query_one("#written", Static).update(Content("\n").join(told))

    def on_paged_list_selected(self, event: PagedList.Selected) -> None:
        """Choose the week."""
        event.stop()
        self.dismiss(str(event.row.key))


def state_words(state: str) -> str:
    """The state of a week in words."""
    return {SEALED: _("sealed"), OPEN: _("open"), MISSING: _("missing"), HOLIDAY: _("holiday")}[state]


def counted_words(state: str, n: int) -> str:
    """How many weeks are in a state."""
    return {
        SEALED: ngettext("{n} sealed", "{n} sealed", n),
        OPEN: ngettext("{n} open", "{n} open", n),
        MISSING: ngettext("{n} missing", "{n} missing", n),
        HOLIDAY: ngettext("{n} holiday", "{n} holidays", n),
    }[state].format(n=n)


def years(weeks: Sequence[CalendarWeek], room: int) -> Content:
    """A line a year with a sign a week, under the numbers of the weeks; where a year has no room on a line, the last
    one in two halves.
    """
    by_name = {one.name: one for one in weeks}
    known = sorted({one.name[:4] for one in weeks})
    whole = room >= WEEKS_OF_A_YEAR + 5
    spans = [range(1, WEEKS_OF_A_YEAR + 1)] if whole else [range(1, 27), range(27, WEEKS_OF_A_YEAR + 1)]
    lines = [line([Piece(_axis(), "muted")])] if whole else []
    for year in known if whole else known[-1:]:
        for span in spans:
            pieces = [Piece(f"{year if span.start == 1 else '':<5}", "muted")]
            for at in span:
                found = by_name.get(f"{year}-W{at:02}")
                pieces.append(Piece(*SIGNS[found.state]) if found else Piece(" "))
            lines.append(line(pieces))
    return Content("\n").join(lines)


def _axis() -> str:
    """The numbers of some weeks, each beginning above its week."""
    return " " * 5 + "1".ljust(9) + "".join(str(at).ljust(10) for at in range(10, WEEKS_OF_A_YEAR, 10)).rstrip()


def legend(weeks: Sequence[CalendarWeek]) -> Content:
    """How many weeks there are of each sign."""
    pieces: list[Piece] = []
    for state, n in numbers(list(weeks)).items():
        pieces += [Piece(*SIGNS[state]), Piece(f" {counted_words(state, n)}   ", "muted")] if n else []
    return line(pieces)


def _row(one: CalendarWeek, today: date) -> Row:
    review = one.review or {}
    sign, tone = SIGNS[one.state]
    told = state_words(one.state)
    if review.get("sealed_on"):
        told = f"{told} {day(date.fromisoformat(review['sealed_on']))}"
    figures = review.get("figures")
    values = [measure_words.headline_words(which, figures)[0] if figures else "" for which in ("2.5", "4.5", "5.2")]
    days = f"{one.monday.day:02}.{one.monday.month:02}.–{one.sunday.day:02}.{one.sunday.month:02}."
    return Row(one.name, (week_words(one.name, today), days, told, *values), tone, sign)
