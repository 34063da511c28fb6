"""What the evidence screen lists, read off the screen thread."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.indicators.scope import scope_of
from klyngetui.indicators.stories import stories
from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.locale.formats import number
from klyngetui.store import evidenced
from klyngetui.store.pages import place_of
from klyngetui.widgets.source import Row

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.store.evidenced import Faulty
    from klyngetui.store.log import Log

LACKING = ("direct", "meeting", "event", "story")
ALL, FILES, EXPORT = "all", "files", "export"
LISTS = (*LACKING, ALL, FILES, EXPORT)


class Found(NamedTuple):
    """Places of the entries that lack evidence by their kind, numbers of all pieces, and those with a faulty file.

    `read` says whether the files were read too, or only looked for.
    """

    lacking: dict[str, array[int]]
    pieces: array[int]
    faulty: list[Faulty]
    read: bool


def find(log: Log, today: date, read: Any) -> Found:
    """What lacks evidence in the cluster's window, and what there is."""
    scope = scope_of(log, None, today)
    places = {what: evidenced.lacking(log, what, scope.start, scope.last) for what in evidenced.LACKING}
    usable = [one.kept for one in stories(scope) if one.state.usable]
    bare = [kept for kept in usable if evidenced.unevidenced(log, kept.record["id"])]
    places["story"] = array("q", sorted(place for kept in bare if (place := place_of(log, kept.key)) is not None))
    return Found(places, evidenced.pieces(log), evidenced.faulty(log, read=bool(read)), bool(read))


def title(which: str) -> str:
    """What a list is called."""
    return {
        "direct": _("Direct contacts"),
        "meeting": _("Group meetings"),
        "event": _("Events"),
        "story": _("Usable stories"),
        ALL: _("All evidence"),
        FILES: _("Files"),
        EXPORT: _("Export"),
    }[which]


def question(which: str) -> str:
    """What a list shows, in a sentence."""
    if which in LACKING:
        return _("These count and have no evidence of level 2 or 3.")
    return {
        ALL: _("Every file and link attached, the latest first."),
        FILES: _("Files that are missing, or are not what was attached."),
        EXPORT: _("Your own copies, and reports for others to read."),
    }[which]


def nothing(which: str) -> str:
    """What an empty list says."""
    if which in LACKING:
        return _("Everything here has evidence.")
    return {
        ALL: _("Nothing is attached yet.\nChoose an entry at the left and press {key} for the newest download.").format(
            key=pressed("evidence.attach")
        ),
        FILES: _("Every file is there and as it was attached."),
        EXPORT: "",
    }[which]


def list_rows(found: Found) -> list[Row]:
    """The lists with how many each holds, and the sign of whether that is well."""
    counts = {what: len(places) for what, places in found.lacking.items()}
    counts |= {ALL: len(found.pieces), FILES: len(found.faulty)}
    rows = []
    for which in LISTS:
        n = counts.get(which, 0)
        tone = "warn" if n and which in LACKING else "bad" if n and which == FILES else ""
        sign = {"warn": "▲", "bad": "!"}.get(tone, "✓" if which in (*LACKING, FILES) else "◆" if which == ALL else "→")
        rows.append(Row(which, (title(which), number(n) if n else ""), tone, sign))
    return rows
