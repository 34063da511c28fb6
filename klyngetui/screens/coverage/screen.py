"""Coverage: every participant against the five ways of reaching it, emptiest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from klyngetui.indicators.coverage import Coverage, coverage
from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.screens.counting import put
from klyngetui.screens.coverage import words
from klyngetui.screens.participants.actions import ParticipantActions
from klyngetui.widgets.paged import PagedList
from klyngetui.widgets.told import Told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from textual.widget import Widget

    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

WIDE = 120


def _work(log: Log, today: date, _question: object) -> Coverage:
    return coverage(log, today)


class CoverageScreen(ParticipantActions):
    """Breadth, depth and triple helix above the matrix; Enter opens the dossier."""

    WHERE = "coverage"
    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = "PagedList"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual's own form

    def __init__(self) -> None:
        super().__init__()
        self.found: Coverage | None = None

    def content(self) -> Iterable[Widget]:
        """Summary, matrix, the one under the cursor, and what the signs mean."""
        yield Static("", id="summary", markup=False)
        with Horizontal(classes="beside"):
            yield PagedList(words.columns(self.app.size.width), empty=_("Reading the log …"))
            yield Told()
        yield Static("", id="signs", markup=False)

    def work(self) -> Callable[[Log, date, Any], Coverage]:
        """Count the matrix."""
        return _work

    def counted(self, found: Coverage) -> None:
        """Show what was counted."""
        self.found = found
        paged = self.query_one(PagedList)
        paged.empty = _("No participants yet.\n{key} goes to the participants; {other} adds one there.").format(
            key=pressed("go.participants"), other=pressed("participants.new")
        )
        self._show_matrix()
        self._show_one()

    def _show_matrix(self) -> None:
        """The matrix with its summary and signs, in the width there is."""
        paged, width = self.query_one(PagedList), self.size.width
        self.query_one("#signs", Static).update(words.signs(width - 2))
        if self.found is not None:
            self.query_one("#summary", Static).update(words.summary(self.found, width - 2))
            paged.columns = tuple(words.columns(width))
            put(paged, [words.row_of(one, self.desk.today, width) for one in self.found.rows])

    def participant(self) -> Kept | None:
        """The participant under the cursor."""
        row = self.query_one(PagedList).row
        return self.desk.log.cabinet.find(str(row.key)) if row else None

    def _show_one(self) -> None:
        row = self.query_one(PagedList).row
        if self.size.width < WIDE or self.found is None:
            return
        one = next((one for one in self.found.rows if row and one.kept.record["id"] == row.key), None)
        told = words.told(one, self.desk.today) if one else Content("")
        self.query_one(Told).show(told, row.key if row else None)

    def on_paged_list_highlighted(self) -> None:
        """Show the one the cursor came to."""
        self.call_after_refresh(self._show_one)

    def on_resize(self) -> None:
        """Lay the matrix out anew."""
        self._show_matrix()
        self._show_one()

    def on_paged_list_selected(self, event: PagedList.Selected) -> None:
        """Open the dossier."""
        self.shell.show("dossier", participant=event.row.key)
