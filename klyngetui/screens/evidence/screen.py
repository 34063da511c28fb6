"""Evidence and export: what lacks evidence, what is attached, and the ways out of the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.containers import Container, Horizontal, Vertical
from textual.widgets import Static

from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.screens.evidence import found as evidence_found
from klyngetui.screens.evidence import lists as evidence_lists
from klyngetui.screens.evidence.found import EXPORT, FILES, LACKING, LISTS, Found, find
from klyngetui.screens.evidence.sight import EvidenceSight
from klyngetui.screens.keeping import keep
from klyngetui.store.pages import place_of
from klyngetui.widgets.columns import Column
from klyngetui.widgets.key_lines import KeyLines
from klyngetui.widgets.paged import PagedList
from klyngetui.widgets.told import Told
from klyngetui.widgets.tones import Piece, line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from textual.widget import Widget

    from klyngetui.store.log import Log


class EvidenceScreen(EvidenceSight):
    """Lists at the left, what the list in sight holds at the right.

    `arrive` takes the id of an `entry` to attach to, or a `view`: one of the lists.
    """

    WHERE = "evidence"
    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = "#items"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-normal"), (130, "-wide")]  # noqa: RUF012 - Textual's own form

    def __init__(self) -> None:
        super().__init__()
        self.wanted: str | None = None

    def content(self) -> Iterable[Widget]:
        """The lists, what the list in sight holds, and all about one piece where there is room."""
        with Horizontal():
            with Vertical(id="left"):
                yield PagedList([Column(_("Without evidence"), 16, flex=1), Column("", 5, right=True)], id="lists")
                yield KeyLines(id="ways")
            with Vertical(id="list"):
                yield Static("", id="head", markup=False)
                with Container(id="beside"):
                    yield PagedList([], id="items")
                    yield Told(id="about")

    # What is shown -------------------------------------------------------------------------------------------------

    def work(self) -> Callable[[Log, date, Any], Found]:
        """Read what lacks evidence and what there is."""
        return find

    def question(self) -> bool:
        """Whether the files are to be read, not only looked for."""
        return self.which == FILES

    def counted(self, found: Any) -> None:
        """Show it."""
        self.found = found
        self._show()
        if self.wanted is not None:
            self._go_to(self.wanted)

    def arrive(self, **arguments: Any) -> None:
        """Go to the entry or list asked for."""
        if arguments.get("view") in LISTS:
            self.turn_to(arguments["view"])
        if arguments.get("entry"):
            self.wanted = arguments["entry"]
            if self.found is not None:
                self._go_to(self.wanted)

    def _go_to(self, identity: str) -> None:
        """Put the cursor on an entry, in the list it stands in."""
        self.wanted = None
        kept = self.desk.log.cabinet.find(identity)
        place = place_of(self.desk.log, kept.key) if kept else None
        which = next((one for one in LACKING if self.found and place in self.found.lacking[one]), None)
        if which is not None and place is not None:
            self.turn_to(which)
            self.query_one("#items", PagedList).move_to(place)

    def turn_to(self, which: str) -> None:
        """Show another list."""
        if which != self.which:
            self.which = which
            self._show(anew=True)
            if self.question() and self.found is not None and not self.found.read:
                self.reload()

    def _show(self, *, anew: bool = False) -> None:
        if self.found is None:
            return
        keep(self.query_one("#lists", PagedList), evidence_found.list_rows(self.found), self.which)
        items = self.query_one("#items", PagedList)
        items.empty = evidence_found.nothing(self.which)
        items.columns = evidence_lists.columns(self.which)
        source = evidence_lists.source(self.desk, self.which, self.found)
        if anew or items.row is None:
            items.show_source(source)
        else:
            items.window.source = source
            items.reload()
        self._head()
        if anew and not self.query_one("#lists").has_focus:
            items.focus()
        self.show_about()

    def _head(self, progress: str = "") -> None:
        asked = [Piece(evidence_found.question(self.which), "muted")]
        if self.which == FILES and self.found is not None and not self.found.read:
            asked = [Piece(_("Reading the files …"), "muted")]
        if progress:
            stop = Piece(pressed("evidence.stop"), "key"), Piece(" " + _("stops it"), "muted")
            asked = [Piece(progress, "strong"), Piece(" · "), *stop]
        pieces = [Piece(evidence_found.title(self.which), "key"), Piece("  "), *asked]
        self.query_one("#head", Static).update(line(pieces))
        self.query_one(KeyLines).tell(evidence_lists.ways(lambda one: bool(self.check_action(one, ()))))

    def progress(self, words: str) -> None:
        """Say how far the export has come."""
        self._head(words)

    # Where one turns --------------------------------------------------------------------------------------------------

    def on_paged_list_highlighted(self, event: PagedList.Highlighted) -> None:
        """Turn to the list, or show the piece, that the cursor came to."""
        event.stop()
        row = event.paged.row
        if event.paged.id == "lists" and event.paged.has_focus and row is not None:
            self.turn_to(str(row.key))
        elif event.paged.id == "items":
            self.call_after_refresh(self.show_about)

    def on_paged_list_selected(self, event: PagedList.Selected) -> None:
        """Open the entry in the log, the piece's level, or ask where to export to."""
        event.stop()
        if event.paged.id == "lists":
            self.turn_to(str(event.row.key))
        elif self.which == EXPORT:
            self.ask_export(str(event.row.key))
        elif self.which in LACKING:
            kept = self.owner()
            if kept is not None:
                self.shell.show("log", entry=kept.record["id"])
        else:
            self.action_level()

    def action_turn(self, by: int) -> None:
        """Turn to the list before or after."""
        self.turn_to(LISTS[(LISTS.index(self.which) + by) % len(LISTS)])

    def action_export(self) -> None:
        """Turn to the exports."""
        self.turn_to(EXPORT)
        self.query_one("#items", PagedList).focus()
