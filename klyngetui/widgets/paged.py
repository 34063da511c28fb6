"""A list of any length that keeps a few hundred rows and draws only those in sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.message import Message

from klyngetui.keys.binding import bind_keys
from klyngetui.widgets.columns import Column
from klyngetui.widgets.paged_rows import PagedRows
from klyngetui.widgets.source import ListSource, Row, Source
from klyngetui.widgets.window import Window


class PagedList(PagedRows, can_focus=True):
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
        wraps: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.columns = tuple(columns)
        self.window = Window(source or ListSource([]))
        self.empty = empty
        self.wraps = wraps

    def on_mount(self) -> None:
        """Take the keys and show the first rows."""
        bind_keys(self, self.WHERE)
        self._resized()
        self._tell()

    def came_to(self, row: Row | None) -> None:
        """Say so."""
        self.post_message(self.Highlighted(self, row))

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
        position, _part = self.place_of(place.y)
        if self.window.row(position) is None:
            return
        was_there = position == self.cursor
        self.move(position)
        if was_there or event.chain == 2:
            self.action_select()
