"""What a line lacks, or has that its kind cannot hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klyngetui.capture.problems import Problem
from klyngetui.locale import _

if TYPE_CHECKING:
    from klyngetui.capture.head import Head
    from klyngetui.capture.scan import Scan


def quotes(scanned: Scan) -> list[Problem]:
    """Quotes left open, and text right after closed ones."""
    problems = []
    for piece in [piece for entry in scanned.who for piece in (entry.name, *entry.persons)]:
        if not piece.closed:
            problems.append(Problem("quote", _("the quotes are not closed"), (piece.start, piece.end)))
        if piece.stray:
            problems.append(Problem("stray", _("only : + or , can follow a name in quotes"), piece.stray))
    return problems


def missing(end: int, head: Head, scanned: Scan, text: str | None) -> list[Problem]:
    """Names, title or event that the kind needs; `end` is the end of the line."""
    kind = head.kind or "meeting"
    who = _("which group?") if kind == "group_meeting" else _("who was met?")
    problems = []
    for number, entry in enumerate(scanned.who):
        if not entry.name.text.strip():
            said = who if number == 0 else _("a participant is missing here")
            problems.append(Problem("missing_who", said, (entry.name.start, entry.name.end)))
    if not scanned.who and kind in ("meeting", "group_meeting"):
        problems.append(Problem("missing_who", who, (end, end)))
    if kind == "story" and not text:
        said = _("a story needs a title after a comma")
        problems.append(Problem("missing_title", said, (end, end)))
    if kind == "event" and not (scanned.who or text or head.format):
        said = _("what event? Write a title after a comma")
        problems.append(Problem("missing_event", said, (end, end)))
    return problems


def out_of_place(head: Head) -> list[Problem]:
    """A mode or a time of day on a story."""
    if head.kind != "story":
        return []
    text = _("a story has no mode and no time of day")
    wrong = [item for item in head.items if item.role in ("mode", "time")]
    return [Problem("not_in_story", text, (item.start, item.end)) for item in wrong]
