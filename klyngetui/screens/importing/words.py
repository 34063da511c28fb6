"""What the import screen says above its list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.widgets.columns import Column
from klyngetui.widgets.tones import Piece

if TYPE_CHECKING:
    from klyngetui.screens.importing.step import Import, Line

FILE, WHAT, WOULD = "file", "what", "would"
STEPS = (FILE, WHAT, WOULD)


def nothing() -> str:
    """What the list of downloads says where there are none."""
    return _("There is no calendar, table or log document among the downloads.\nType a path above, and press Enter.")


def steps(step: str) -> Line:
    """The steps, the one in sight marked by a sign and a colour."""
    names = {FILE: _("1 File"), WHAT: _("2 What it is"), WOULD: _("3 What it would do")}
    return [
        piece
        for one in STEPS
        for piece in (Piece("▸" if one == step else " "), Piece(names[one] + "  ", "key" if one == step else "muted"))
    ]


def hint(step: str, importing: Import | None) -> Line:
    """The keys of the step."""
    if step == FILE:
        told = [("Enter", _("takes the file")), ("Tab", _("goes between path and list"))]
    elif step == WHAT:
        shows = (pressed("import.next"), _("shows what it would do"))
        told = [shows, *(importing.row_keys() if importing else []), ("←", _("back"))]
    elif importing is None or importing.plan.stops:
        told = [("←", _("back"))]
        if importing is not None and importing.ticks:
            told = [*_ticking(), *told]
    else:
        told = [("Enter", _("imports")), *(_ticking() if importing.ticks else []), ("←", _("back"))]
    return [piece for key, words in told for piece in (Piece(key, "key"), Piece(f" {words}   ", "muted"))]


def on_enter(step: str, importing: Import | None) -> str:
    """What Enter does in a step."""
    changes = _("Tick") if importing is not None and importing.only_ticked else _("Change")
    return {FILE: _("Take"), WHAT: changes, WOULD: _("Import")}[step]


def _ticking() -> list[tuple[str, str]]:
    return [(pressed("import.tick"), _("ticks the row")), (pressed("import.all"), _("all or none"))]


def plan_columns() -> list[Column]:
    """The columns of what importing would do."""
    return [Column("", 32, flex=1), Column(_("What it would do"), 40, flex=2), Column("", 15, drop=1)]


def doing(what: str) -> str:
    """What the work is, while it goes on."""
    return {
        "read": _("Reading …"),
        "rehearse": _("Trying it out …"),
        "take": _("Importing …"),
    }.get(what, "")
