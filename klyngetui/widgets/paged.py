"""A list of any length that keeps a few hundred rows and draws only those in sight."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual import events
from textual.geometry import Size
from textual.message import Message

from klyngetui.keys import bind_keys
from klyngetui.widgets.columns import Column
from klyngetui.widgets.paged_lines import PagedLines
from klyngetui.widgets.source import ListSource, Row, Source
from klyngetui.widgets.window import Window


class PagedList(PagedLines, can_focus=True):
    """A table over keyset pages: header, cursor, sign beside each row, mouse and vim keys.

    Posts `Highlighted` when the cursor comes to another row (None where there is none) and `Selected` on
    Enter, on a double click, and on a click on the row under the cursor.
    """

    WHERE: ClassVar[str] = "list"

    class Highlighted(Message):
        """The cursor came to this row."""

        def __init__(self, paged: PagedList, row: Row | None) -> None:
            super().__init__()
            self.paged = paged
            self.row = row

        @property
        def control(self) -> PagedList:
            """The list that posted it."""
            return self.paged

    class Selected(Message):
        """This row was opened."""

        def __init__(self, paged: PagedList, row: Row) -> None:
            super().__init__()
            self.paged = paged
            self.row = row

        @property
        def control(self) -> PagedList:
            """The list that posted it."""
            return self.paged

    def __init__(
        self,
        columns: Sequence[Column],
        source: Source | None = None,
        *,
        empty: str = "",
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.columns = tuple(columns)
        self.window = Window(source or ListSource([]))
        self.empty = empty
        self._told: Row | None = None

    def on_mount(self) -> None:
        """Take the keys and show the first rows."""
        bind_keys(self, self.WHERE)
        self._resized()
        self._tell()

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.window.row(self.cursor)

    def show_source(self, source: Source) -> None:
        """Show other rows from their start."""
        self.window = Window(source)
        self.set_reactive(PagedList.cursor, 0)
        self._resized()
        self.scroll_to(y=0, animate=False)
        self._tell()

    def reload(self) -> None:
        """Read the rows again, the cursor staying on its row, or on the next where that is gone."""
        row, above = self.row, self.cursor - self.scroll_offset.y
        if row is None:
            self.show_source(self.window.source)
            return
        self._go_around(row.key, self.cursor, above)

    def move_to(self, key: Hashable) -> None:
        """Put the cursor on the row of this key, or on the next where there is none."""
        rank = self.window.source.rank(key)
        self._go_around(key, self.cursor if rank is None else rank, self.sight // 2)

    def _go_around(self, key: Hashable, position: int, above: int) -> None:
        """Read around a key and put the cursor there, `above` rows below the first in sight."""
        place = self.window.reload(key, position)
        self.set_reactive(PagedList.cursor, place)
        self._resized()
        self.scroll_to(y=max(place - above, 0), animate=False)
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
        self.set_reactive(PagedList.cursor, max(min(position + moved, window.total - 1), 0))
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
            self.refresh_lines(position + 1)

    def _resized(self) -> None:
        """Tell the scroll bar how much there is."""
        self.virtual_size = Size(self.size.width, self.window.total + 1)
        self.refresh()

    def _keep_in_sight(self) -> None:
        """Scroll so far that the cursor is seen."""
        top = self.scroll_offset.y
        wanted = min(max(top, self.cursor - self.sight + 1), self.cursor)
        if wanted != top:
            self.scroll_to(y=wanted, animate=False)

    def _tell(self) -> None:
        """Say which row the cursor is on, if that is another than before."""
        if self.row != self._told:
            self._told = self.row
            self.post_message(self.Highlighted(self, self.row))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Hold the rows that come in sight."""
        total = self.window.total
        moved = self.window.show(round(new_value), self.sight)
        if moved:
            self.set_reactive(PagedList.cursor, self.cursor + moved)
            self.scroll_to(y=new_value + moved, animate=False)
        if total != self.window.total:
            self._resized()
        super().watch_scroll_y(old_value, new_value)

    def on_resize(self) -> None:
        """Lay the columns out anew and keep the cursor in sight."""
        self.window.show(self.scroll_offset.y, self.sight)
        self._resized()
        self._keep_in_sight()

    def action_cursor_down(self) -> None:
        """One row down."""
        self.move(self.cursor + 1)

    def action_cursor_up(self) -> None:
        """One row up."""
        self.move(self.cursor - 1)

    def action_page_down(self) -> None:
        """One page down."""
        self.move(self.cursor + self.sight)

    def action_page_up(self) -> None:
        """One page up."""
        self.move(self.cursor - self.sight)

    def action_first(self) -> None:
        """To the first row."""
        self.move(0)

    def action_last(self) -> None:
        """To the last row."""
        self.move(self.window.total - 1)

    def action_select(self) -> None:
        """Open the row under the cursor."""
        if self.row is not None:
            self.post_message(self.Selected(self, self.row))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row clicked; open it where the cursor was there, or on a double click."""
        place = event.get_content_offset(self)
        if place is None or place.y < 1:
            return
        position = self.scroll_offset.y + place.y - 1
        if self.window.row(position) is None:
            return
        was_there = position == self.cursor
        self.move(position)
        if was_there or event.chain == 2:
            self.action_select()
