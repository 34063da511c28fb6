"""`read`: a capture line to what it means, on every keystroke, whatever was typed (docs/capture.md)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from klyngetui.capture import checks
from klyngetui.capture.parse import parse
from klyngetui.capture.people import People
from klyngetui.capture.reading import Part, Reading
from klyngetui.capture.words import ABOUT, FORMAT_MODES, HEADS, fold, is_number

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.capture.head import Head
    from klyngetui.capture.match import NameIndex

LONGEST_TITLE = 80


def read(line: str, names: NameIndex, today: date) -> Reading:
    """What the line means on that day; never raises. Without problems it can be saved.

    The day defaults to today (none for a story); status is held up to today and planned after; the mode is in
    person, but written for a newsletter and video for a webinar.
    """
    head, scanned, problems = parse(line, names, today)
    kind = head.kind or "meeting"
    people = People(kind, names, today).look_up(scanned)
    text, text_parts = _text(line, scanned.text_at)
    title = _title(line, kind, head, text)
    day = head.day if head.has("date") or kind == "story" else today
    parts = [Part(*item) for item in head.items] + people.parts + text_parts
    told = [*head.problems, *problems, *people.problems, *checks.quotes(scanned)]
    told += checks.missing(len(line), head, scanned, text) + checks.out_of_place(head)
    return Reading(
        line=line,
        kind=kind,
        status=_status(kind, day, today),
        mode=_mode(kind, head),
        date=day,
        time=head.time,
        format=head.format,
        group_text=people.group_text,
        group=people.group.chosen.id if people.group.chosen else None,
        who=tuple(people.who),
        title=title or None,
        notes=text if text and title != text else None,
        understood=tuple(sorted(parts)),
        problems=tuple(sorted(told, key=lambda problem: problem.span)),
    )


def _status(kind: str, day: date | None, today: date) -> str | None:
    if kind == "story" or day is None:
        return None
    return "planned" if day > today else "held"


def _mode(kind: str, head: Head) -> str | None:
    if kind == "story":
        return None
    return head.mode or FORMAT_MODES.get(head.format or "", "in_person")


def _text(line: str, at: int | None) -> tuple[str, list[Part]]:
    """The text after the comma and the part of the line it stands in."""
    text = line[at:].strip() if at is not None else ""
    end = len(line.rstrip())
    return text, [Part(end - len(text), end, "text")] if text else []


def _title(line: str, kind: str, head: Head, text: str) -> str | None:
    """The text, unless it is a note; of an event, `Frokostseminar, 24 deltakere`, the words of its format."""
    if kind == "event" and head.format and _counts_heads(text):
        start, end = next((item.start, item.end) for item in head.items if item.role == "format")
        return line[start:end]
    return text if kind == "story" or not _is_note(text) else None


def _counts_heads(text: str) -> bool:
    """Whether it begins with how many came: nothing an event is called."""
    words = [fold(word) for word in text.split()]
    words = words[1:] if words and words[0] in ABOUT else words
    return len(words) > 1 and is_number(words[0], 5) and words[1].rstrip(".,;") in HEADS


def _is_note(text: str) -> bool:
    """Whether it is too long for a title, or more than one line or sentence."""
    words = text.split()
    ends = any(one[-1] in ".!?" and len(one) > 3 and two[0].isupper() for one, two in pairwise(words))
    return len(text) > LONGEST_TITLE or ends or "\n" in text
