"""The dated rows behind one figure; each opens its entry with its evidence."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from klyngetui.keys.pressed import pressed
from klyngetui.locale import _, ngettext
from klyngetui.locale.formats import number
from klyngetui.model.choice_labels import choice_label
from klyngetui.screens.entry.detail import EntryBeside
from klyngetui.screens.entry.screen import EntryScreen
from klyngetui.screens.indicators import measure_words
from klyngetui.screens.indicators.behind import Behind, Rows, columns, read_rows
from klyngetui.screens.indicators.told import NARROW, seen_through, through_in_two
from klyngetui.screens.period_choice import PeriodChoice
from klyngetui.store.lookup import starting_with
from klyngetui.widgets.paged import PagedList
from klyngetui.widgets.source import ListSource
from klyngetui.widgets.tones import Piece, line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from klyngetui.store.cabinet import Kept

WIDE = 120
ENTRIES = ("activity", "story")


class BehindScreen(PeriodChoice):
    """The rows behind a figure, newest first; Enter opens the entry, Escape goes back to the figures."""

    WHERE = "rows"
    CSS_PATH = "behind_screen.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual's own form

    def __init__(self, behind: Behind, period: str = "") -> None:
        super().__init__(period)
        self.behind = behind

    def content(self) -> Iterable[Widget]:
        """The figure and its rows."""
        yield Static("", classes="head", markup=False)
        with Horizontal(classes="beside"):
            yield PagedList(columns(), empty=_("Counting …"))
            yield EntryBeside()

    def on_mount(self) -> None:
        """Begin in the rows."""
        self.query_one(PagedList).focus()

    @property
    def asked(self) -> tuple[Behind, str, date, int]:
        """What the screen shows or waits for."""
        return self.behind, self.period, self.desk.today, self.desk.stamp

    def reload(self) -> None:
        """Read the rows anew, off the screen thread."""
        work = partial(read_rows, self.desk.log.path, self.asked)
        self.run_worker(work, thread=True, exit_on_error=False, group="rows")

    def period_chosen(self) -> None:
        """Show the rows of another window."""
        self.reload()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show what was read, unless something else is wanted by now."""
        found = event.worker.result if event.state is WorkerState.SUCCESS else None
        if not isinstance(found, Rows) or found.asked != self.asked:
            return
        self.query_one(".head", Static).update(self._head(found))
        paged = self.query_one(PagedList)
        paged.empty = _(
            "Nothing is behind this figure in this window.\n{key} chooses another, {other} adds an entry."
        ).format(key=pressed("rows.period"), other=pressed("capture"))
        key = paged.row.key if paged.row else None
        paged.show_source(ListSource(found.rows))
        if any(row.key == key for row in found.rows):
            paged.move_to(key)
        self._show_entry()

    def _head(self, found: Rows) -> Content:
        """The figure with n/N and how many rows it has; then the window, the day and the rule version."""
        behind = self.behind
        words = measure_words.measure(behind.measure).removeprefix("… ")
        of = [choice_label(behind.kind)] if behind.kind else []
        if behind.team:
            words, of = _("Direct contacts"), [self._team_name()]
        rows = ngettext("{n} row", "{n} rows", len(found.rows)).format(n=number(len(found.rows)))
        value = self._value(found)
        first = [
            Piece(measure_words.title(behind.indicator).split()[0] if behind.indicator[0].isdigit() else "", "key")
        ]
        first.append(Piece(" " + ", ".join([words, *of])))
        second, told = [Piece(f"  {value}", "strong"), Piece(f"  {rows}", "muted")], [seen_through(found.figures)]
        heads = [line([*first, *second])]
        if self.size.width < NARROW:
            heads, told = [line(first), line(second)], ["  " + one for one in through_in_two(found.figures)]
        return Content("\n").join([*heads, *(line([Piece(one, "muted")]) for one in told)])

    def _value(self, found: Rows) -> str:
        section = measure_words.section_of(found.figures, self.behind.indicator)
        if self.behind.kind:
            return measure_words.value(section["by_kind"][self.behind.kind])
        if self.behind.team:
            return measure_words.value(section["contacts_per_team_member"].get(self.behind.team))
        beside = {"median": "median_days_since_direct_contact", "without_evidence": "without_evidence"}
        name = beside.get(self.behind.measure)
        return measure_words.value(section[name] if name else section["measures"][self.behind.measure])

    def _team_name(self) -> str:
        found = starting_with(self.desk.log, self.behind.team, ["team_member"])
        return str(found[0].record["name"]) if found else self.behind.team

    def _opened(self) -> Kept | None:
        """The record the row under the cursor opens."""
        row = self.query_one(PagedList).row
        return self.desk.log.cabinet.find(row.key[0]) if row and isinstance(row.key, tuple) else None

    def _show_entry(self) -> None:
        if self.size.width >= WIDE:
            kept = self._opened()
            self.query_one(EntryBeside).show(self.desk, kept if kept and kept.entity in ENTRIES else None)

    def on_paged_list_highlighted(self) -> None:
        """Show the entry the cursor came to."""
        self.call_after_refresh(self._show_entry)

    def on_resize(self) -> None:
        """The entry comes beside the rows where there is room."""
        self._show_entry()

    def on_paged_list_selected(self) -> None:
        """Open the entry with its evidence; of a participant or a group, what is logged with it."""
        kept = self._opened()
        if kept is None:
            return
        if kept.entity in ENTRIES:
            self.app.push_screen(EntryScreen(kept.record["id"]))
        else:
            self.shell.show("log", **{kept.entity: kept.record["id"]})
