"""How a list of rows is drawn: header, rows in columns with a sign beside each, words where it is empty."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from klyngetui.plain import cells as cell_count
from klyngetui.plain import fit, padded
from klyngetui.widgets.bars import SIGNS
from klyngetui.widgets.columns import GAP, Column, widths

if TYPE_CHECKING:
    from rich.style import Style
    from textual.geometry import Region

    from klyngetui.widgets.source import Row
    from klyngetui.widgets.window import Window

_TONES = ("good", "warn", "bad", "muted")


def broken(text: str, width: int) -> tuple[str, str]:
    """A text on two lines, the first ending before a word where it can."""
    if cell_count(text) <= width:
        return text, ""
    first = (wrap(text, max(width, 1)) or [""])[0]
    # Wide characters take more room than they count for.
    while cell_count(first) > width and len(first) > 1:
        first = first[:-1]
    return first, text.strip()[len(first) :].strip()


class PagedLines(ScrollView):
    """The lines of a list: draws what its window holds and knows nothing of keys or mouse."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "paged--header",
        "paged--cursor",
        "paged--empty",
        *(f"paged--{tone}" for tone in _TONES),
    }
    DEFAULT_CSS = """
    PagedLines {
        height: 1fr; background: $background; overflow-x: hidden; scrollbar-size-vertical: 1;
        & > .paged--header { color: $text-muted; text-style: bold; background: $surface; }
        & > .paged--cursor {
            background: $block-cursor-blurred-background; color: $block-cursor-blurred-foreground;
        }
        &:focus > .paged--cursor {
            background: $block-cursor-background; color: $block-cursor-foreground;
        }
        & > .paged--empty { color: $text-muted; }
        & > .paged--good { color: $text-success; }
        & > .paged--warn { color: $text-warning; }
        & > .paged--bad { color: $text-error; text-style: bold; }
        & > .paged--muted { color: $text-muted; }
    }
    """

    cursor: reactive[int] = reactive(0, repaint=False)

    columns: tuple[Column, ...]
    window: Window
    empty: str
    wraps: bool = False
    """Whether rows take two lines where the flexible column of one of them would be cut."""
    row_lines: int = 1
    """Lines that each row takes."""
    _styles: dict[str, Style]
    _widths: tuple[int, ...]

    @property
    def sight(self) -> int:
        """How many rows are in sight."""
        return max((self.size.height - 1) // self.row_lines, 1)

    @property
    def given(self) -> tuple[int, ...]:
        """The cells of each column; 0 for a column left out."""
        return widths(self.columns, self.size.width - 5)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a stretch; styles and widths are worked out once for all of them."""
        self._styles = {"": self.rich_style}
        self._widths = self.given
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line: the header, a row, or the words of an empty list."""
        if y == 0:
            return self._line(tuple(column.title for column in self.columns), " ", "header")
        if not self.window.total:
            return self._empty_line(y - 1)
        position, part = self.place_of(y)
        row = self.window.row(position)
        if row is None:
            return Strip.blank(self.size.width, self._styles[""])
        sign = fit(row.sign or SIGNS.get(row.tone, " "), 1)
        cells = row.cells if self.row_lines == 1 else self._part(row.cells, part)
        return self._line(cells, " " if part else sign, "cursor" if position == self.cursor else row.tone)

    def place_of(self, y: int) -> tuple[int, int]:
        """The position of the row on a line in sight, and which of its lines it is."""
        return divmod(self.scroll_offset.y + y - 1, self.row_lines)

    def measure(self) -> None:
        """Find out how many lines a row takes."""
        self.row_lines = 2 if self.wraps and any(map(self.cuts, self.window.rows)) else 1

    def cuts(self, row: Row) -> bool:
        """Whether the row has more in a column in sight than there is room for."""
        return any(cell_count(cell) > width > 0 for cell, width in zip(row.cells, self.given, strict=False))

    def _part(self, cells: tuple[str, ...], part: int) -> tuple[str, ...]:
        """The cells as one of two lines has them: what flexes flows on, the rest stands on the first."""
        shown = []
        for cell, column, width in zip(cells, self.columns, self._widths, strict=False):
            first, rest = broken(cell, width) if column.flex else (cell, "")
            shown.append(rest if part else first)
        return tuple(shown)

    def _line(self, cells: tuple[str, ...], sign: str, tone: str) -> Strip:
        """Cells laid out in the columns' widths; a tone colours the sign, "muted", "header" and "cursor" all
        of it.
        """
        style, sign_style = self._styles[""], self._style(tone)
        text_style = sign_style if tone in ("muted", "header", "cursor") else style
        parts = [
            padded(cell, width, column.right)
            for cell, width, column in zip(cells, self._widths, self.columns, strict=False)
            if width
        ]
        segments = [Segment(f" {padded(sign, 1)} ", sign_style), Segment((" " * GAP).join(parts), text_style)]
        return Strip(segments).adjust_cell_length(self.size.width, text_style)

    def _style(self, tone: str) -> Style:
        """The style of a tone, "" being that of the list."""
        if tone not in self._styles:
            self._styles[tone] = self.get_component_rich_style(f"paged--{tone}")
        return self._styles[tone]

    def _empty_line(self, line: int) -> Strip:
        """One line of the words of an empty list, set in the upper third."""
        room = max(self.size.width - 4, 1)
        lines = [words for part in self.empty.split("\n") for words in wrap(part, room)] if self.empty else []
        at = line - max((self.sight - len(lines)) // 3, 0)
        style = self._style("empty")
        words = fit(lines[at], self.size.width) if 0 <= at < len(lines) else ""
        left = " " * max((self.size.width - cell_count(words)) // 2, 0)
        return Strip([Segment(left + words, style)]).adjust_cell_length(self.size.width, style)
