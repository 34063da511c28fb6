"""The bar at the bottom where one line becomes an entry, read back as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from klyngetui.keys.binding import bind_keys
from klyngetui.locale import _
from klyngetui.widgets.line_parts import Parts
from klyngetui.widgets.plain_input import PlainInput
from klyngetui.widgets.reading import BarReading
from klyngetui.widgets.tones import Piece, line

Read = Callable[[str, int], BarReading]
Complete = Callable[[str, int], "tuple[str, int] | None"]


class _OfLine(Message):
    """About the line in the bar."""

    def __init__(self, line: str) -> None:
        super().__init__()
        self.line = line


class CaptureBar(Vertical):
    """A field and, below it, what was understood; hidden until opened. Stands above the footer, below what fills
    the screen.

    `read(line, cursor)` is asked at each change and must be quick; `complete(line, cursor)` on Tab, None
    where nothing fits. The typed line stays until `saved` is called, whatever else happens.
    """

    WHERE: ClassVar[str] = "capture"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"capture-bar--good", "capture-bar--warn", "capture-bar--bad"}
    DEFAULT_CSS = """
    CaptureBar {
        height: 4; display: none; background: $panel; border-top: solid $primary; padding: 0 1;
        &.-open { display: block; }
        & > Input, & > Input:focus {
            border: none; height: 1; padding: 0; background: $panel; background-tint: $panel 0%;
        }
        & > Static { height: 2; text-wrap: nowrap; text-overflow: ellipsis; }
        & > .capture-bar--good { text-style: bold; color: $text-success; }
        & > .capture-bar--warn { text-style: bold underline; color: $text-warning; }
        & > .capture-bar--bad { text-style: underline; color: $text-error; }
    }
    """

    class Submitted(_OfLine):
        """Enter on a line that may be saved."""

    class Typed(_OfLine):
        """The line is another than before."""

    class Asked(_OfLine):
        """Something else is wanted of the line: "form", the full form, or "keep", to keep it as a template."""

        def __init__(self, line: str, what: str) -> None:
            super().__init__(line)
            self.what = what

    class Create(_OfLine):
        """The user wants the unknown name made."""

        def __init__(self, line: str, name: str) -> None:
            super().__init__(line)
            self.name = name

    class Template(Message):
        """The user wants the template of this number (2–9)."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    class Cancelled(_OfLine):
        """The bar was closed; `line` is what stood in it."""

    def __init__(self, read: Read, complete: Complete, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.read = read
        self.complete = complete
        self.reading = BarReading()
        self.problem = ""

    def compose(self) -> ComposeResult:
        """The field and the reading."""
        words = _("Who, and what about? For example: t yesterday fjord:kari, pilot")
        yield PlainInput(placeholder=words, highlighter=Parts(self), select_on_focus=False)
        yield Static("", markup=False)

    def on_mount(self) -> None:
        """Take the keys."""
        bind_keys(self, self.WHERE)

    @property
    def field(self) -> PlainInput:
        """The field."""
        return self.query_one(PlainInput)

    @property
    def line(self) -> str:
        """What stands in the field."""
        return self.field.value

    def open(self, line: str | None = None) -> None:
        """Show the bar and put the cursor at the end of the line, or of the one still there where none is
        given.
        """
        self.add_class("-open")
        if line is not None:
            self.put(line)
        self.field.focus()
        self._read()

    def close(self) -> None:
        """Hide the bar; the line stays for the next time."""
        self.remove_class("-open")

    def put(self, line: str, cursor: int | None = None) -> None:
        """Replace the line and place the cursor, at the end where no place is given."""
        self.field.value = line
        self.field.cursor_position = len(self.field.value) if cursor is None else cursor
        self._read()

    def saved(self) -> None:
        """The entry is safe: empty the field, ready for the next."""
        self.put("")

    def failed(self, problem: str) -> None:
        """Saving failed: keep the line and say why until it is changed."""
        self.problem = problem
        self._show()

    def _read(self) -> None:
        """Read the line anew and show it."""
        self.problem = ""
        self.reading = self.read(self.line, self.field.cursor_position) if self.line.strip() else BarReading()
        self.field.refresh()
        self._show()

    def _show(self) -> None:
        """Show the problem there is, or the reading."""
        lines: tuple[tuple[Piece, ...], ...] = self.reading.lines[:2]
        if self.problem:
            lines = ((Piece("! ", "bad"), Piece(self.problem)), *lines[:1])
        self.query_one(Static).update(Content("\n").join([line(pieces) for pieces in lines]))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Read each change."""
        event.stop()
        if event.input is self.field:
            self._read()
            self.post_message(self.Typed(self.line))

    def action_submit(self) -> None:
        """Hand the line over if it may be saved."""
        self._read()
        if self.reading.ok:
            self.post_message(self.Submitted(self.line))
        else:
            self.app.bell()

    def action_complete(self) -> None:
        """Take the best match; the cursor moves on."""
        completed = self.complete(self.line, self.field.cursor_position)
        if completed is None:
            self.app.bell()
        else:
            self.put(*completed)

    def action_create(self) -> None:
        """Ask for the unknown name to be made."""
        if self.reading.creates:
            self.post_message(self.Create(self.line, self.reading.creates))
        else:
            self.app.bell()

    def action_ask(self, what: str) -> None:
        """Ask for something else to be done with the line."""
        self.post_message(self.Asked(self.line, what))

    def action_template(self, number: int) -> None:
        """Ask for a template."""
        self.post_message(self.Template(number))

    def action_cancel(self) -> None:
        """Close without saving."""
        self.close()
        self.post_message(self.Cancelled(self.line))
