"""Who was there: a list to tick, found in by typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from klyngetui.keys.binding import bind_keys
from klyngetui.widgets.roster_lines import found_at, head, most, row_line, who_is

Presence = dict[str, Any]
STATES = ("present", "excused", "absent")


class Roster(Widget, can_focus=True):
    """Attendance rows, each with its sign: Space ticks, letters find, `+` adds somebody.

    `words` tells a row in words, `state_words` its status. Posts `Changed`, `Wanted` when somebody is to be added and
    `TopicWanted` when a row is to be marked as a direct contact.
    """

    WHERE: ClassVar[str] = "roster"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "move(-10)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("backspace", "shorten", show=False),
    ]
    DEFAULT_CSS = """
    Roster { height: auto; padding: 0 1; background: $panel; &:focus { background: $primary 12%; } }
    """

    class Changed(Message):
        """Somebody was ticked, added or taken out."""

    class Wanted(Message):
        """The user wants to add somebody."""

    class TopicWanted(Message):
        """The row under the cursor is to be marked as a direct contact."""

        def __init__(self, presence: Presence) -> None:
            super().__init__()
            self.presence = presence

    def __init__(
        self,
        rows: Sequence[Presence],
        words: Callable[[Presence], str],
        state_words: Callable[[str], str],
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.rows = [dict(row) for row in rows]
        self.words = words
        self.state_words = state_words
        self.cursor = 0
        self.top = 0
        self.find = ""

    def on_mount(self) -> None:
        """Take the keys."""
        bind_keys(self, self.WHERE)

    @property
    def row(self) -> Presence | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def show(self, rows: Sequence[Presence]) -> None:
        """Show other rows."""
        self.rows = [dict(row) for row in rows]
        self._put(min(self.cursor, max(len(self.rows) - 1, 0)))
        self.refresh(layout=True)

    def add(self, row: Presence) -> None:
        """Put one more in, or tick the one that is there already; the cursor goes there."""
        places = [place for place, one in enumerate(self.rows) if who_is(one) == who_is(row)]
        if places:
            self.rows[places[0]]["status"] = "present"
        else:
            self.rows.append(dict(row))
        self._put(places[0] if places else len(self.rows) - 1)
        self._changed()

    def render(self) -> Content:
        """The head and the rows in sight."""
        width = self.content_size.width
        lines = [head(self.rows, self.find, width)]
        for place, row in enumerate(self.rows[self.top : self.top + most(self.app.size.height)], self.top):
            state, here = self.state_words(row["status"]), place == self.cursor and self.has_focus
            lines.append(row_line(row, self.words(row), state, width, here=here))
        return Content("\n").join(lines)

    # Keys ----------------------------------------------------------------------------------------------------------

    def action_tick(self) -> None:
        """Present or absent, the other than now."""
        self._set(lambda row: "absent" if row["status"] == "present" else "present")

    def action_turn(self, by: int) -> None:
        """The next state of the three, or the one before."""
        self._set(lambda row: STATES[(STATES.index(row["status"]) + by) % len(STATES)])

    def action_add(self) -> None:
        """Ask for somebody to add."""
        self.post_message(self.Wanted())

    def action_direct(self) -> None:
        """Mark the row as a direct contact, or take the mark off."""
        if self.row is None:
            self.app.bell()
        elif self.row.get("direct"):
            self.row["direct"] = False
            self._changed()
        else:
            self.post_message(self.TopicWanted(self.row))

    def mark(self, row: Presence, topic: str) -> None:
        """A row is a direct contact about something."""
        row["direct"], row["topic"] = True, topic or None
        self._changed()

    def action_remove(self) -> None:
        """Take the row out."""
        if self.row is not None:
            del self.rows[self.cursor]
            self._put(min(self.cursor, max(len(self.rows) - 1, 0)))
            self._changed()

    def action_move(self, by: int) -> None:
        """Some rows down or up; beyond the ends to the field there."""
        self.find = ""
        if by == -1 and self.cursor == 0:
            self.screen.focus_previous()
        elif by == 1 and self.cursor >= len(self.rows) - 1:
            self.screen.focus_next()
        else:
            self._put(max(min(self.cursor + by, len(self.rows) - 1), 0))

    def action_shorten(self) -> None:
        """One letter less to find by."""
        self._seek(self.find[:-1])

    def on_key(self, event: events.Key) -> None:
        """A letter finds."""
        letter = event.character
        if letter and letter.isprintable() and letter not in " +":
            event.stop()
            event.prevent_default()
            self._seek(self.find + letter)

    def on_click(self, event: events.Click) -> None:
        """A click ticks the row."""
        place = event.get_content_offset(self)
        at = self.top + place.y - 1 if place else -1
        if place and place.y and at < len(self.rows):
            self._put(at)
            self.action_tick()
        elif not self.rows:
            self.action_add()

    def on_blur(self) -> None:
        """Done with finding."""
        self.find = ""

    def _seek(self, text: str) -> None:
        """To the first row that has a word beginning with the text, else one that holds it."""
        place = found_at([self.words(row) for row in self.rows], text)
        if place is None:
            self.app.bell()
            return
        self.find = text
        self._put(place if text else self.cursor)

    def _set(self, status: Callable[[Presence], str]) -> None:
        if self.row is not None:
            self.row["status"] = status(self.row)
            self.find = ""
            self._changed()

    def _put(self, place: int) -> None:
        """The cursor on a row, which is then in sight."""
        self.cursor = place
        self.top = min(max(self.top, place - most(self.app.size.height) + 1), place)
        self.refresh()

    def _changed(self) -> None:
        self.refresh(layout=True)
        self.post_message(self.Changed())
