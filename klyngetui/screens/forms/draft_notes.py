"""What was being typed when the program was last ended, told as it starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.plain import fit
from klyngetui.store import drafts

if TYPE_CHECKING:
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log


def draft_notes(log: Log) -> list[str]:
    """A line for what was kept, if anything was."""
    there = drafts.places(log)
    if drafts.NEW_ENTRY in there or kept_edit(log) is not None:
        return [_("A form you were filling in was kept: {key} opens it again.").format(key=pressed("form"))]
    if title := _kept_form(log, there):
        return [_("What you typed in “{title}” is there when you open it again.").format(title=fit(title, 24))]
    kept = _("A line you were typing was kept: {key} opens it again.").format(key=pressed("capture"))
    return [kept] if drafts.LINE in there else []


def kept_edit(log: Log) -> Kept | None:
    """The entry that the newest draft of an edit is about, if it is still there."""
    for place in drafts.places(log):
        name, _colon, identity = place.partition(":")
        found = log.cabinet.find(identity) if name == drafts.NEW_ENTRY and identity else None
        if found is not None and not found.deleted and found.entity == "activity":
            return found
    return None


def _kept_form(log: Log, places: list[str]) -> str:
    """The title of the newest form kept over a new record, or over one that is still there."""
    for place in places:
        body = drafts.find(log, place) or {}
        identity = place.rpartition(":")[0].partition(":")[2]
        found = log.cabinet.find(identity) if identity else None
        if isinstance(body.get("title"), str) and not (found and found.deleted) and not _of_entry(place):
            return str(body["title"])
    return ""


def _of_entry(place: str) -> bool:
    return place.partition(":")[0] == drafts.NEW_ENTRY
