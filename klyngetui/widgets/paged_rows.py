"""The rows a list holds and the one its cursor is on, kept together while it scrolls, moves and is read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Size

from klyngetui.store.trouble import TROUBLE
from klyngetui.widgets.paged_lines import PagedLines
from klyngetui.widgets.window import Window

if TYPE_CHECKING:
    from collections.abc import Hashable

    from klyngetui.widgets.source import Row, Source

AHEAD = 2
"""Pages held on either side of what is in sight."""


class PagedRows(PagedLines):
    """Moves a cursor over the rows of a window; `came_to` is called for each other row it comes to."""

    _told: Row | None = None

    def came_to(self, row: Row | None) -> None:
        """The cursor came to this row; to None where there is none."""

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.window.row(self.cursor)

    def show_source(self, source: Source) -> None:
        """Show other rows from their start."""
        self.window = Window(source)
        self.set_reactive(PagedLines.cursor, 0)
        self._resized()
        self.scroll_to(y=0, animate=False)
        self._tell()

    def reload(self) -> None:
        """Read the rows again, the cursor staying on its row, or on the next where that is gone."""
        row, above = self.row, self.cursor - self._top
        if row is None:
            self.show_source(self.window.source)
            return
        self._go_around(row.key, self.cursor, above)

    def move_to(self, key: Hashable) -> None:
        """Put the cursor on the row of this key, or on the next where there is none."""
        rank = self.window.source.rank(key)
        # Before the first layout nothing is in sight yet: half of the terminal comes near to it.
        above = self.sight // 2 if self.size.height else self.app.size.height // 2 - 3
        self._go_around(key, self.cursor if rank is None else rank, above)

    def _go_around(self, key: Hashable, position: int, above: int) -> None:
        """Read around a key and put the cursor there, `above` rows below the first in sight."""
        place = self.window.reload(key, position)
        self.set_reactive(PagedLines.cursor, place)
        self._resized()
        self.scroll_to(y=max(place - above, 0) * self.row_lines, animate=False, force=not self.size.height)
        self._keep_in_sight()
        self._tell()

    def move(self, position: int) -> None:
        """Put the cursor on a position, as near as there are rows."""
        window = self.window
        position = max(min(position, window.total - 1), 0)
        before, total, held = self.cursor, window.total, self.row is not None
        if not held and self._told is not None and abs(position - self.cursor) <= self.sight:
            # The cursor was scrolled out of the window: its key, not its position, says where it is.
            position += window.reload(self._told.key, self.cursor) - self.cursor
        moved = window.show(max(position - self.sight, 0), 2 * self.sight)
        self.set_reactive(PagedLines.cursor, max(min(position + moved, window.total - 1), 0))
        if moved or not held or total != window.total:
            self._resized()
        else:
            self._redraw(before, self.cursor)
        self._keep_in_sight()
        self._tell()

    def _redraw(self, *positions: int) -> None:
        """Draw the lines of these positions again; the others stand as they are."""
        for position in dict.fromkeys(positions):
            # The header is line 0.
            self.refresh_lines(position * self.row_lines + 1, self.row_lines)

    def _resized(self) -> None:
        """Tell the scroll bar how much there is."""
        self.measure()
        # Half a row too much at the end, so that none is halved at the top.
        odd = (self.size.height - 1) % self.row_lines if self.window.total > self.sight else 0
        self.virtual_size = Size(self.size.width, self.window.total * self.row_lines + 1 + odd)
        self.refresh()

    def _keep_in_sight(self) -> None:
        """Scroll so far that the cursor is seen."""
        top = self.scroll_offset.y
        wanted = min(max(top, (self.cursor - self.sight + 1) * self.row_lines), self.cursor * self.row_lines)
        if wanted != top:
            self.scroll_to(y=wanted, animate=False)

    def _tell(self) -> None:
        """Say which row the cursor is on, if that is another than before."""
        if self.row != self._told:
            self._told = self.row
            self.came_to(self.row)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Hold the rows that come in sight; once they are painted, those beside them."""
        self._hold(round(new_value) // self.row_lines, self.sight + 1)
        super().watch_scroll_y(old_value, new_value)
        self.call_after_refresh(self._read_ahead)

    def _read_ahead(self) -> None:
        """Hold what the next two pages in either direction need, while nobody waits for it."""
        self._hold(self._top - AHEAD * self.sight, (2 * AHEAD + 1) * self.sight)

    @property
    def _top(self) -> int:
        """The position of the first row in sight."""
        return self.scroll_offset.y // self.row_lines

    def _hold(self, start: int, count: int) -> None:
        """Hold the rows of these positions; where an estimate was put right, cursor and sight stay on their rows."""
        total = self.window.total
        try:
            moved = self.window.show(start, count)
        except TROUBLE:
            # Scrolling only looks: rows that another program keeps from being read come with the next move.
            return
        if moved:
            self.set_reactive(PagedLines.cursor, max(self.cursor + moved, 0))
            self.scroll_to(y=self.scroll_offset.y + moved * self.row_lines, animate=False)
        if total != self.window.total:
            self._resized()

    def on_resize(self) -> None:
        """Lay the columns out anew and keep the cursor in sight."""
        self._hold(self._top, self.sight)
        self._resized()
        self._keep_in_sight()
