"""A screen of a few lists, one in sight, with words about the row under the cursor beside it where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import Horizontal

from klyngetui.screens.base import BaseScreen
from klyngetui.screens.keeping import keep
from klyngetui.screens.page import Page
from klyngetui.widgets.columns import fitted
from klyngetui.widgets.paged import PagedList
from klyngetui.widgets.tabs import Tabs
from klyngetui.widgets.told import Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.content import Content
    from textual.screen import Screen
    from textual.widget import Widget

    from klyngetui.widgets.columns import Column
    from klyngetui.widgets.source import Row

WIDE = 120


class TabbedScreen(BaseScreen):
    """`arrive(tab=…)` turns to one of TABS; ← and → turn, too."""

    TABS: ClassVar[tuple[str, ...]] = ()
    BELOW: ClassVar[tuple[str, ...]] = ()
    """Lists with the words below them where there is no room beside."""
    AUTO_FOCUS = "PagedList"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual's own form
    DEFAULT_CSS = """
    TabbedScreen {
        & Horizontal { height: 1fr; }
        & PagedList { width: 1fr; }
        & Told { display: none; width: 38%; max-width: 70; border-left: vkey $panel; }
        & Tabs { margin-bottom: 1; }
        &.-wide Told { display: block; }
        &.-below.-narrow Horizontal { layout: vertical; }
        &.-below.-narrow PagedList { width: 100%; height: 1fr; }
        &.-below.-narrow Told {
            display: block; width: 100%; max-width: 100%; height: auto; max-height: 9;
            border-left: none; border-top: hkey $panel;
        }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.tab = self.TABS[0]

    def titles(self) -> Sequence[str]:
        """The names of the lists."""
        raise NotImplementedError

    def columns(self) -> Sequence[Column]:
        """The columns of the list in sight."""
        raise NotImplementedError

    def rows(self) -> list[Row]:
        """Its rows."""
        raise NotImplementedError

    def told(self, key: Any) -> Content:
        """Everything about the row of this key."""
        raise NotImplementedError

    def empty(self) -> str:
        """What to press where the list in sight is empty."""
        return ""

    def open(self, key: Any) -> None:
        """Enter on a row: everything about it on a page, unless the screen knows better."""
        row = self.query_one(PagedList).row
        self.app.push_screen(Page(row.cells[0] if row else "", lambda _width: self.told(key)))

    def content(self) -> Iterable[Widget]:
        """The names, the list, the words."""
        yield Tabs(self.titles())
        yield Horizontal(PagedList([]), Told())

    def reload(self) -> None:
        """Show the list anew, the cursor staying on its row."""
        self._show()

    def arrive(self, **arguments: Any) -> None:
        """Turn to the list asked for."""
        if arguments.get("tab") in self.TABS:
            self.turn_to(arguments["tab"])

    def turn_to(self, tab: str) -> None:
        """Show another list from its start."""
        self.tab = tab
        self._show(anew=True)

    def _show(self, *, anew: bool = False) -> None:
        self.query_one(Tabs).show(self.TABS.index(self.tab))
        paged = self.query_one(PagedList)
        self.set_class(self.tab in self.BELOW, "-below")
        rows = self.rows()
        paged.columns, paged.empty = fitted(self.columns(), rows), self.empty()
        if anew:
            paged.move(0)
        # A heading is no place to begin at.
        first = next((row.key for row in rows if row.sign != " "), None)
        keep(paged, rows, first if anew or paged.row is None else None)
        self._show_words()
        self.refresh_bindings()

    @property
    def key(self) -> Any:
        """The key of the row under the cursor, None where there is none."""
        row = self.query_one(PagedList).row
        return row.key if row else None

    def _show_words(self) -> None:
        if (self.tab in self.BELOW or self.size.width >= WIDE) and self.key is not None:
            self.query_one(Told).show(self.told(self.key), self.key)

    def on_paged_list_highlighted(self) -> None:
        """Words about the row the cursor came to."""
        self.call_after_refresh(self._show_words)

    def on_resize(self) -> None:
        """The words come beside the list where there is room."""
        self._show_words()

    def on_paged_list_selected(self, event: PagedList.Selected) -> None:
        """Open the row."""
        self.open(event.row.key)

    def on_tabs_turned(self, event: Tabs.Turned) -> None:
        """The list clicked."""
        self.turn_to(self.TABS[event.at])

    def action_turn(self, step: int) -> None:
        """The next list, or the one before."""
        self.turn_to(self.TABS[(self.TABS.index(self.tab) + step) % len(self.TABS)])

    def ask(self, form: Screen[str | None]) -> None:
        """Push a form; what its save did is told."""
        with self.trying():
            self.desk.log.guard_writing()
            self.app.push_screen(form, self.answered)

    def answered(self, told: str | None) -> None:
        """Tell what was saved and show it."""
        if told is not None:
            self.tell(told)
            self.shell.log_changed()
            self._show()
