"""What Tab can make of the name under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from klyngetui.capture.head import read_head
from klyngetui.capture.match import decided
from klyngetui.capture.parse import parse
from klyngetui.capture.resolve import by_id
from klyngetui.capture.scan import QUOTE, SIGNS, Piece, Scan, after, quoted

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.capture.match import Name, NameIndex

MOST = 10


class Proposal(NamedTuple):
    """A name to take, with the line and the cursor once it is taken."""

    name: Name
    line: str
    cursor: int


class Completion(NamedTuple):
    """The part of the line a proposal replaces, and the proposals, best first."""

    start: int
    end: int
    proposals: tuple[Proposal, ...]


class _Place(NamedTuple):
    piece: Piece
    entity: str
    participant: Name | None


def complete(line: str, cursor: int, names: NameIndex, today: date) -> Completion | None:
    """Proposals for the name the cursor stands in or after; None where it stands in no name or none fits.

    Taking a participant of a meeting that has known people puts the colon too, so that the person comes next.
    Names that the bare grammar would read as something else, or as someone else, are put in quotes.
    """
    parsed = parse(line, names, today)
    kind = parsed.head.kind or "meeting"
    place = _place(parsed.scanned, kind, cursor, names, line)
    if place is None:
        return None
    found = _found(place, line, cursor, names)
    colon = kind == "meeting" and place.entity == "participant"
    made = [_taken(line, place, name, colon, names, today) for name in found[:MOST]]
    return Completion(place.piece.start, _end(place.piece), tuple(made)) if made else None


def spelled(name: Name, names: NameIndex, today: date, at: str | None = None) -> str:
    """The name as the line must write it to mean that one: bare where that is enough, else in quotes, else its id."""
    text = name.name
    if (names.literal(text, name.entity, at) or names.literal(text, name.entity)) != [name]:
        return quoted(name.id)
    signs = any(c in SIGNS + QUOTE or c.isspace() for c in text)
    grammar = bool(read_head(text + " x", today).items) or not text[:1].isalpha()
    if signs or grammar or decided(names.match(text, name.entity, at)) != name:
        return quoted(text)
    return text


def _place(scanned: Scan, kind: str, cursor: int, names: NameIndex, line: str) -> _Place | None:
    for number, entry in enumerate(scanned.who):
        group = kind == "group_meeting" and number == 0
        if _within(entry.name, cursor, line) and entry.name.text.strip():
            return _Place(entry.name, "group" if group else "participant", None)
        for piece in entry.persons:
            if _within(piece, cursor, line) and not group and kind != "story":
                participant = _participant(entry.name, names)
                return _Place(piece, "person", participant) if participant else None
    return None


def _end(piece: Piece) -> int:
    return piece.stray[1] if piece.stray else piece.end


def _within(piece: Piece, cursor: int, line: str) -> bool:
    """Whether the cursor is in the name or right after it; white space up to the next sign belongs to it."""
    return piece.start <= cursor <= max(piece.end, after(line, piece))


def _participant(piece: Piece, names: NameIndex) -> Name | None:
    if (meant := by_id(piece, "participant", names)) is not None:
        return meant
    if piece.literal:
        found = names.literal(piece.text, "participant")
        return found[0] if len(found) == 1 else None
    return decided(names.match(piece.text, "participant"))


def _found(place: _Place, line: str, cursor: int, names: NameIndex) -> list[Name]:
    typed = line[place.piece.start : cursor]
    asked = typed.removeprefix(QUOTE).removesuffix(QUOTE).replace(QUOTE * 2, QUOTE) if place.piece.literal else typed
    if place.participant is None:
        return [match.name for match in names.match(asked, place.entity)]
    here = names.people_at(place.participant.id)
    if not asked.strip():
        return here
    found = [match.name for match in names.match(asked, "person", place.participant.id)]
    if found:
        return found
    elsewhere = [match.name for match in names.match(asked, "person")]
    # A nickname used here would be understood before the name of one who works elsewhere.
    return [name for name in elsewhere if not names.literal(name.name, "person", place.participant.id)]


def _taken(line: str, place: _Place, name: Name, colon: bool, names: NameIndex, today: date) -> Proposal:
    at = place.participant.id if place.participant else None
    start, end = place.piece.start, _end(place.piece)
    insert = spelled(name, names, today, at)
    if not insert.startswith(QUOTE) and _clashes(line[:start] + insert + line[end:], names, today):
        insert = quoted(name.name)
    if colon and names.people_at(name.id):
        insert += ":"
        behind = line[end:].lstrip()
        end = len(line) - len(behind) + 1 if behind.startswith(":") else end
    return Proposal(name, line[:start] + insert + line[end:], start + len(insert))


def _clashes(line: str, names: NameIndex, today: date) -> bool:
    """Whether the words before the name and the name itself are, together, another name."""
    return any(problem.code == "word_or_name" for problem in parse(line, names, today).problems)
