"""The import screen as it is seen: the step, the list, the first rows, how far the work has come."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from klyngetui.keys.binding import bind_keys
from klyngetui.locale import _
from klyngetui.screens.importing import files as importing_files
from klyngetui.screens.importing import words as importing_words
from klyngetui.screens.importing.runs import ImportRuns
from klyngetui.screens.importing.words import FILE, STEPS, WHAT, WOULD
from klyngetui.screens.keeping import keep
from klyngetui.widgets.effect_line import EffectLine
from klyngetui.widgets.paged import PagedList
from klyngetui.widgets.plain_input import PlainInput
from klyngetui.widgets.progress_line import ProgressLine
from klyngetui.widgets.source import ListSource, Row
from klyngetui.widgets.told import Told
from klyngetui.widgets.tones import Piece, line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from klyngetui.screens.importing.step import Import
    from klyngetui.screens.long_work import Progressed
    from klyngetui.widgets.columns import Column


class PathField(PlainInput):
    """Where a path is typed; ↓ leads to the list under it."""

    WHERE: ClassVar[str] = "path"

    def on_mount(self) -> None:
        """Take the keys."""
        bind_keys(self, self.WHERE)

    def action_leave(self) -> None:
        """Down to the list."""
        self.screen.query_one("#items").focus()


class ImportShowing(ImportRuns):
    """Three steps over one list."""

    def __init__(self) -> None:
        super().__init__()
        self.step = FILE
        self.importing: Import | None = None
        self._seen = False
        self._downloads: list[Row] = []

    def content(self) -> Iterable[Widget]:
        """The steps, what the file is, what can be chosen, its first rows, how far the work has come."""
        yield Static("", id="head", markup=False)
        words = _("a path, as in ~/Downloads/members.csv")
        yield PathField(placeholder=words, id="path", compact=True, select_on_focus=False)
        with Container(id="beside"):
            yield PagedList([], id="items")
            yield PagedList([], id="preview")
            yield Told(id="about")
        yield ProgressLine(id="progress")

    def reload(self) -> None:
        """Look at the downloads anew; what is on its way in stays as it is."""
        self.show_step()
        if not self._seen:
            self._seen = True
            self.focus_choice()

    def refresh_if_changed(self) -> None:
        """Look at the downloads too: the file one came for may just be arriving."""
        super().refresh_if_changed()
        if self.is_mounted and self.step == FILE and importing_files.downloads() != self._downloads:
            self.show_step()

    def on_screen_resume(self) -> None:
        """The list is what one comes for, or the path where there is no download to choose."""
        if self._seen and self.step == FILE and not self.query_one(PathField).value:
            self.refresh_if_changed()
            self.focus_choice()

    def search(self) -> None:
        """To the path, which on most systems begins with the very key that searches."""
        if self.step != FILE:
            super().search()
            return
        field = self.query_one(PathField)
        if not field.value and os.sep == "/":
            field.value = os.sep
            field.cursor_position = len(os.sep)
        field.focus()

    @property
    def items(self) -> PagedList:
        """The list in sight."""
        return self.query_one("#items", PagedList)

    def turn_to(self, step: str) -> None:
        """Show another step."""
        self.step = step
        self.query_one(EffectLine).clear()
        self.items.show_source(ListSource([]))
        self.show_step()
        self.items.focus()

    @property
    def on_enter_words(self) -> str:
        """What Enter does to a row of the step, for the footer; "" where it does nothing."""
        blocked = self.step == WOULD and not (self.importing and not self.importing.plan.stops)
        return "" if blocked else importing_words.on_enter(self.step, self.importing)

    def focus_choice(self) -> None:
        """The list, or the path where there is no download to choose."""
        nothing = self.step == FILE and not self.items.window.total
        (self.query_one("#path") if nothing else self.items).focus()

    def show_step(self) -> None:
        """Show the step in sight as it stands now."""
        for step in STEPS:
            self.set_class(self.step == step, f"-{step}")
        columns, rows = self._rows()
        self.items.columns = tuple(columns)
        self.items.empty = importing_words.nothing() if self.step == FILE else ""
        keep(self.items, rows)
        self._show_head()
        self._show_preview()
        self.refresh_bindings()

    def _rows(self) -> tuple[list[Column], list[Row]]:
        if self.importing is None or self.step == FILE:
            self._downloads = importing_files.downloads()
            return importing_files.columns(), self._downloads
        if self.step == WHAT:
            return self.importing.columns(), self.importing.rows()
        return importing_words.plan_columns(), self.importing.plan.rows

    def _show_head(self) -> None:
        lines = [importing_words.steps(self.step)]
        if self.importing is not None and self.step == WHAT:
            lines += self.importing.gist()
        if self.importing is not None and self.step == WOULD:
            lines.append([Piece(self.importing.path.name, "strong"), Piece(": "), *self.importing.plan.gist])
        lines.append(importing_words.hint(self.step, self.importing))
        self.query_one("#head", Static).update(Content("\n").join(map(line, lines)))

    def _show_preview(self) -> None:
        columns, rows = self.importing.preview() if self.importing and self.step == WHAT else ([], [])
        preview = self.query_one("#preview", PagedList)
        preview.columns = tuple(columns)
        preview.set_class(bool(rows), "-shown")
        keep(preview, rows)

    def _show_about(self) -> None:
        """The whole of a row that may be cut off in the list."""
        row = self.items.row if self.step == WOULD else None
        about = self.query_one(Told)
        about.set_class(row is not None, "-shown")
        cells = [one for one in row.cells if one] if row else []
        about.show(Content("\n").join(line([Piece(one, "" if at else "strong")]) for at, one in enumerate(cells)), row)

    def show_running(self) -> None:
        """Show the bar while something runs."""
        self.query_one(ProgressLine).show(importing_words.doing(self.running))
        self.refresh_bindings()

    def on_progressed(self, event: Progressed) -> None:
        """Say how far the work has come."""
        if self.running:
            self.query_one(ProgressLine).tell(event.done, event.of)

    def on_paged_list_highlighted(self) -> None:
        """Show the row the cursor came to."""
        self.call_after_refresh(self._show_about)
