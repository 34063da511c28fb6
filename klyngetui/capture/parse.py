"""The line taken apart: its front, its names in pieces, and where the two could be one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from klyngetui.capture.head import Head, read_head
from klyngetui.capture.match import BARE
from klyngetui.capture.problems import Problem
from klyngetui.capture.resolve import resolve
from klyngetui.capture.scan import Scan, scan
from klyngetui.locale import _

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.capture.match import Name, NameIndex
    from klyngetui.capture.scan import Piece


class Parsed(NamedTuple):
    """The front of a line and its names in pieces, not looked up yet."""

    head: Head
    scanned: Scan
    problems: tuple[Problem, ...] = ()


def parse(line: str, names: NameIndex, today: date) -> Parsed:
    """Take the line apart.

    Where words of the grammar are, with what follows, also a whole name (a participant called "Sun AS"), the
    name is meant if nothing else can be; otherwise it is a question.
    """
    head = read_head(line, today)
    scanned = scan(line, head.pos)
    first = scanned.who[0].name if scanned.who else None
    if first is not None and first.literal:
        return Parsed(head, scanned)
    end = first.end if first else head.pos
    for item in head.items:
        same = _whole_names(line[item.start : end], _entity(head, item.start), names)
        if not same:
            continue
        if _reads_without(head, first, names, today):
            text = _("“{text}” is a name too: put it in quotes, or write the words in full")
            span = (item.start, end)
            problem = Problem("word_or_name", text.format(text=line[item.start : end]), span, same)
            return Parsed(head, scanned, (problem,))
        head = read_head(line, today, item.start)
        return Parsed(head, scan(line, head.pos))
    return Parsed(head, scanned)


def _whole_names(text: str, entity: str, names: NameIndex) -> tuple[Name, ...]:
    return tuple(match.name for match in names.match(text, entity) if match.rank <= BARE)


def _entity(head: Head, at: int) -> str:
    """What the first name would be if it began here: a group only after the word for a group meeting."""
    kind_at = next((item.start for item in head.items if item.role == "kind"), at)
    return "group" if head.kind == "group_meeting" and kind_at < at else "participant"


def _reads_without(head: Head, first: Piece | None, names: NameIndex, today: date) -> bool:
    """Whether the line makes sense with the words as the grammar's."""
    if first is None:
        return head.nobody_needed
    entity = "group" if head.kind == "group_meeting" else "participant"
    return resolve(first, entity, names, today).chosen is not None
