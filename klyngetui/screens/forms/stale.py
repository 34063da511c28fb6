"""Two versions of one record side by side: somebody else changed it while the form was open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from klyngetui.keys.binding import bind_keys
from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.locale.formats import capital
from klyngetui.plain import content
from klyngetui.widgets.columns import Column
from klyngetui.widgets.paged import PagedList
from klyngetui.widgets.source import ListSource, Row
from klyngetui.widgets.told import Told
from klyngetui.widgets.tones import STYLES, Piece, line

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from klyngetui.screens.forms.editing import Editing, Moved

MINE, THEIRS = "●", "○"


class StaleScreen(ModalScreen[dict[str, Any] | None]):
    """Field by field, ours or theirs; ends with the values to save, or None for going back to the form."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
    ]
    WHERE: ClassVar[str] = "stale"
    DEFAULT_CSS = """
    StaleScreen {
        align: center middle;
        & > Vertical {
            width: 100%; max-width: 100; height: 90%; max-height: 30; padding: 0 1;
            background: $surface; border: round $warning; border-title-color: $warning;
            border-subtitle-color: $text-muted;
        }
        & PagedList { background: $surface; height: 2fr; }
        & Told { height: 3fr; border-top: solid $panel; padding: 0; }
    }
    """

    def __init__(self, editing: Editing, moved: list[Moved]) -> None:
        super().__init__()
        self.editing = editing
        self.moved = moved
        self.mine = [True] * len(moved)

    def compose(self) -> ComposeResult:
        """The fields, and both values of the one under the cursor in full."""
        columns = [Column(_("Field"), 12), Column(_("Yours"), 10, flex=1), Column(_("Theirs"), 10, flex=1)]
        frame = Vertical(PagedList(columns, ListSource(self._rows())), Told())
        frame.border_title = _("Changed by somebody else meanwhile")
        words = _("{turn} turns · {mine} mine, {theirs} theirs · Enter saves · Esc back")
        frame.border_subtitle = words.format(
            turn=pressed("stale.turn"), mine=pressed("stale.mine"), theirs=pressed("stale.theirs")
        )
        yield frame

    def on_mount(self) -> None:
        """Take the keys, and begin in the list."""
        bind_keys(self, self.WHERE)
        self.query_one(PagedList).focus()

    def _rows(self) -> list[Row]:
        return [
            Row(
                at,
                (
                    capital(self.editing.label(one.field)),
                    f"{MINE if mine else THEIRS} {self.editing.words(one.field, one.mine)}",
                    f"{THEIRS if mine else MINE} {self.editing.words(one.field, one.theirs)}",
                ),
            )
            for at, (one, mine) in enumerate(zip(self.moved, self.mine, strict=True))
        ]

    def _show(self) -> None:
        paged = self.query_one(PagedList)
        key = paged.row.key if paged.row else 0
        paged.show_source(ListSource(self._rows()))
        paged.move_to(key)

    def on_paged_list_highlighted(self, event: PagedList.Highlighted) -> None:
        """Show both values of the field in full."""
        at = event.row.key if event.row else None
        if not isinstance(at, int):
            return
        one, editing = self.moved[at], self.editing
        parts = [
            line([Piece(_("Yours"), "key")]),
            content(editing.words(one.field, one.mine)),
            Content.styled(_("Theirs"), STYLES["key"]),
            content(editing.words(one.field, one.theirs)),
        ]
        self.query_one(Told).show(Content("\n").join(parts), at)

    def on_paged_list_selected(self, event: PagedList.Selected) -> None:
        """Enter: save what is chosen."""
        event.stop()
        pairs = zip(self.moved, self.mine, strict=True)
        self.dismiss({one.field: one.mine if mine else one.theirs for one, mine in pairs})

    def action_turn(self) -> None:
        """Take the other value of the field under the cursor."""
        row = self.query_one(PagedList).row
        if row is not None and isinstance(row.key, int):
            self.mine[row.key] = not self.mine[row.key]
            self._show()

    def action_all(self, mine: bool) -> None:
        """Take all of ours, or all of theirs."""
        self.mine = [mine] * len(self.moved)
        self._show()

    def action_back(self) -> None:
        """Back to the form; nothing is saved."""
        self.dismiss(None)
