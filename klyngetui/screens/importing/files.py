"""The files that can be imported: by their endings, from the downloads folder or a path."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from klyngetui import paths
from klyngetui.locale import _
from klyngetui.locale.formats import day, number
from klyngetui.screens.importing.calendar import CalendarImport
from klyngetui.screens.importing.document import DocumentImport
from klyngetui.screens.importing.table import TableImport
from klyngetui.store.errors import LogError
from klyngetui.widgets.columns import Column
from klyngetui.widgets.source import Row

if TYPE_CHECKING:
    from klyngetui.screens.importing.step import Import

MOST = 100
KIB = 1024
WAYS: dict[str, type[Import]] = {
    **dict.fromkeys((".ics", ".ical"), CalendarImport),
    **dict.fromkeys((".csv", ".tsv", ".txt", ".xlsx", ".xlsm"), TableImport),
    ".json": DocumentImport,
}


def columns() -> list[Column]:
    """The columns of the list of downloads."""
    return [
        *(Column(_("Downloads"), 20, flex=1), Column("", 12, drop=1)),
        *(Column(_("Size"), 9, right=True, drop=2), Column(_("Day"), 10, drop=3)),
    ]


def downloads() -> list[Row]:
    """The downloads that can be imported, the newest first, each by its path."""
    found: list[tuple[float, int, str]] = []
    try:
        for entry in os.scandir(paths.downloads_folder()):
            if not entry.name.startswith(".") and _ending(entry.name) in WAYS and entry.is_file():
                about = entry.stat()
                found.append((about.st_mtime, about.st_size, entry.path))
    except (LogError, OSError):
        return []
    return [_row(came, size, path) for came, size, path in sorted(found, reverse=True)[:MOST]]


def _row(came: float, size: int, path: str) -> Row:
    when = day(datetime.fromtimestamp(came, UTC).astimezone().date())
    words = _("{n} kB").format(n=number(max(round(size / KIB), 1)))
    return Row(path, (os.path.basename(path), _sort(path), words, when), "", " ")


def _sort(path: str) -> str:
    words = {CalendarImport: _("calendar"), TableImport: _("table"), DocumentImport: _("log document")}
    return words[WAYS[_ending(path)]]


def way_of(said: str) -> tuple[Path, type[Import]]:
    """The file that a typed or chosen path means, and how it is imported; raises LogError where there is none."""
    path = paths.expanded(said.strip().strip("\"'"))
    if not os.path.isfile(path):
        raise LogError(_("There is no file at {path}.").format(path=said.strip() or "…"))
    if _ending(path.name) not in WAYS:
        raise LogError(_("{file}: the name must end in .json, .ics, .csv or .xlsx").format(file=path.name))
    return path, WAYS[_ending(path.name)]


def _ending(name: str) -> str:
    return os.path.splitext(name)[1].lower()
