"""The rows of each list of the evidence screen, and the keys that stand below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.screens.evidence import pieces as evidence_pieces
from klyngetui.screens.evidence import writing
from klyngetui.screens.evidence.found import ALL, EXPORT, LACKING
from klyngetui.screens.evidence.pieces import Pieces
from klyngetui.screens.log import source as log_source
from klyngetui.widgets.columns import Column
from klyngetui.widgets.key_lines import KeyLine
from klyngetui.widgets.source import ListSource, Row
from klyngetui.widgets.tones import Piece, line

if TYPE_CHECKING:
    from collections.abc import Callable

    from klyngetui.screens.desk import Desk
    from klyngetui.screens.evidence.found import Found
    from klyngetui.widgets.source import Source


def columns(which: str) -> tuple[Column, ...]:
    """The columns of a list."""
    if which == EXPORT:
        return Column(_("What"), 24), Column("", 46, flex=1, drop=1)
    return tuple(log_source.columns()) if which in LACKING else evidence_pieces.columns()


def source(desk: Desk, which: str, found: Found) -> Source:
    """The rows of a list, read page by page."""
    if which == EXPORT:
        return ListSource([Row(kind, words, "", "→") for kind, words in writing.titles().items()])
    if which in LACKING:
        return log_source.SomeEntries(desk.log, desk.today, found.lacking[which])
    states = {one.key: one.state for one in found.faulty}
    return Pieces(desk.log, found.pieces if which == ALL else list(states), states)


def about_export(row: Row | None) -> Content:
    """What the export in sight is for: beside its name there is not always room."""
    name, words = row.cells if row is not None else ("", "")
    return Content("\n").join([line([Piece(name, "strong")]), line([Piece(words)])])


def ways(applies: Callable[[str], bool]) -> list[KeyLine]:
    """The keys that have no room in the footer, of the actions that apply to the list in sight."""
    told = (
        KeyLine(pressed("evidence.file"), _("attach a file"), "attach_file"),
        KeyLine(pressed("evidence.link"), _("add a link"), "attach_link"),
        KeyLine(pressed("evidence.level"), _("level"), "level"),
        KeyLine(pressed("evidence.export"), _("export"), "export"),
    )
    return [one for one in told if applies(one.action)]
