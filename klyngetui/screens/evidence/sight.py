"""The entry or the piece of evidence under the cursor, and what is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from klyngetui.screens.entry.told import entry_told
from klyngetui.screens.evidence import lists as evidence_lists
from klyngetui.screens.evidence import pieces as evidence_pieces
from klyngetui.screens.evidence.exports import EvidenceExports
from klyngetui.screens.evidence.found import ALL, EXPORT, FILES, LACKING, LISTS, Found
from klyngetui.store.pages import entries
from klyngetui.widgets.paged import PagedList
from klyngetui.widgets.told import Told

if TYPE_CHECKING:
    from klyngetui.store.cabinet import Kept


class EvidenceSight(EvidenceExports):
    """A screen of lists, `which` in sight, with what was `found` for them."""

    def __init__(self) -> None:
        super().__init__()
        self.which = LISTS[0]
        self.found: Found | None = None

    def owner(self) -> Kept | None:
        """The entry under the cursor, or the one that the piece there belongs to."""
        row = self.query_one("#items", PagedList).row
        if self.which in LACKING and row is not None and isinstance(row.key, int):
            found = entries(self.desk.log, [row.key])
            return found[0].kept if found else None
        piece = self.piece()
        return self.desk.log.cabinet.find(piece.record["of"]["id"]) if piece else None

    def piece(self) -> Kept | None:
        """The piece under the cursor."""
        row = self.query_one("#items", PagedList).row if self.is_mounted else None
        if self.which not in (ALL, FILES) or row is None or not isinstance(row.key, tuple):
            return None
        return self.desk.log.cabinet.numbered(row.key[1])

    def show_about(self) -> None:
        """The piece in sight, and where there is room the entry in sight."""
        kept, pane = self.piece(), self.query_one(Told)
        entry = self.owner() if kept is None and self.has_class("-wide") else None
        pane.set_class(bool(kept or entry or self.which == EXPORT), "-shown")
        states = {one.key: one.state for one in self.found.faulty} if self.found else {}
        if kept is not None:
            pane.show(evidence_pieces.told(self.desk.log, kept, states.get(kept.key, "")), kept.key)
        elif self.which == EXPORT:
            row = self.query_one("#items", PagedList).row
            pane.show(evidence_lists.about_export(row), row and row.key)
        else:
            pane.show(entry_told(self.desk.log, entry, self.desk.today) if entry else Content(""), entry and entry.key)
        self.refresh_bindings()
