"""Whom a name in the line means: one, a question, or nobody yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from klyngetui.capture.dates import LONGEST, parse_day
from klyngetui.capture.match import BARE, begins_so, comparable, decided
from klyngetui.capture.problems import Create, Problem
from klyngetui.capture.times import parse_time
from klyngetui.capture.words import WEEKDAYS, fold_loosely, is_number
from klyngetui.locale import _
from klyngetui.model.ids import is_uuid

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.capture.match import Match, Name, NameIndex
    from klyngetui.capture.scan import Piece

MOST_CANDIDATES = 8


class Resolved(NamedTuple):
    """The one meant, or those it may be and what to ask."""

    chosen: Name | None
    candidates: tuple[Name, ...] = ()
    problem: Problem | None = None


def resolve(piece: Piece, entity: str, names: NameIndex, today: date) -> Resolved:
    """The participant or group a piece of the line means, by name or whole id."""
    if (meant := by_id(piece, entity, names)) is not None:
        return Resolved(meant, (meant,))
    if piece.literal:
        return _one_of(names.literal(piece.text, entity), piece, Create(entity, piece.text.strip()))
    matches = names.match(piece.text, entity)
    chosen = decided(matches)
    if chosen is not None:
        return Resolved(chosen, (chosen,))
    return _misplaced(piece, today) or _asked(matches, piece, Create(entity, piece.text.strip()))


def resolve_person(piece: Piece, participant: Name | None, names: NameIndex, today: date) -> Resolved:
    """The person a piece means: of the participant, or, in quotes, anyone of exactly that name; or by whole id.

    One who works elsewhere is asked about, never taken.
    """
    create = Create("person", piece.text.strip(), participant.id if participant else None)
    if participant is None:
        return _misplaced(piece, today) or Resolved(None, (), _unknown(piece, (), create))
    if (meant := by_id(piece, "person", names)) is not None:
        return Resolved(meant, (meant,))
    if piece.literal:
        here = names.literal(piece.text, "person", participant.id)
        return _one_of(here or names.literal(piece.text, "person"), piece, create)
    matches = names.match(piece.text, "person", participant.id)
    chosen = decided(matches)
    if chosen is not None:
        return Resolved(chosen, (chosen,))
    misplaced = _misplaced(piece, today)
    if misplaced is not None:
        return misplaced
    elsewhere = [match for match in names.match(piece.text, "person") if participant.id not in match.name.of]
    if not begins_so(matches) and begins_so(elsewhere):
        found = _names(elsewhere)
        text = _("“{text}” is nobody at {participant}; did you mean {names}?").format(
            text=piece.text, participant=participant.name, names=listed(found)
        )
        return Resolved(None, found, Problem("elsewhere", text, (piece.start, piece.end), found, create))
    return _asked(matches, piece, create)


def by_id(piece: Piece, entity: str, names: NameIndex) -> Name | None:
    """The one whose whole id a piece is."""
    said = piece.text.strip()
    return names.get(entity, said) if is_uuid(said) else None


def listed(names: tuple[Name, ...]) -> str:
    """The first names of a list, for a question."""
    return ", ".join(name.name for name in names[:4]) + (" …" if len(names) > 4 else "")


def _one_of(found: list[Name], piece: Piece, create: Create) -> Resolved:
    if len(found) == 1:
        return Resolved(found[0], (found[0],))
    if found:
        return Resolved(None, tuple(found), _doubtful(piece, tuple(found[:MOST_CANDIDATES]), None))
    return Resolved(None, (), _unknown(piece, (), create))


def _asked(matches: list[Match], piece: Piece, create: Create) -> Resolved:
    if begins_so(matches):
        found = _names(comparable(matches))
        return Resolved(None, found, _doubtful(piece, found, None if matches[0].rank < BARE else create))
    found = _names(matches)
    return Resolved(None, found, _unknown(piece, found, create))


def _names(matches: list[Match]) -> tuple[Name, ...]:
    return tuple(match.name for match in matches[:MOST_CANDIDATES])


def _doubtful(piece: Piece, found: tuple[Name, ...], create: Create | None) -> Problem:
    text = _("“{text}” may be {names}").format(text=piece.text, names=listed(found))
    return Problem("doubtful", text, (piece.start, piece.end), found, create)


def _unknown(piece: Piece, found: tuple[Name, ...], create: Create) -> Problem:
    messages = {
        "participant": _("no participant “{text}”"),
        "person": _("no person “{text}”"),
        "group": _("no group “{text}”"),
    }
    text = messages[create.entity].format(text=piece.text)
    if found:
        text += "; " + _("did you mean {names}?").format(names=listed(found))
    return Problem("unknown", text, (piece.start, piece.end), found, create)


def _misplaced(piece: Piece, today: date) -> Resolved | None:
    """A question where a bare unknown name ends in a day or a time, or begins with a bare number; else None."""
    words = [] if piece.literal else piece.text.split()
    span = (piece.start, piece.end)
    for at in range(max(0, len(words) - LONGEST), len(words)):
        if _is_day_or_time(words[at:], today):
            text = _("“{said}” is a day or time: write it before the name").format(said=" ".join(words[at:]))
            return Resolved(None, (), Problem("day_after_name", text, span))
    if words and is_number(words[0]):
        text = _("“{said}” is no whole day: write 12.6., or put the name in quotes").format(said=words[0])
        return Resolved(None, (), Problem("day", text, span))
    return None


def _is_day_or_time(words: list[str], today: date) -> bool:
    if len(words) == 1 and len(words[0]) < 6 and fold_loosely(words[0]) in WEEKDAYS:
        # Tor and Sun are names, too.
        return False
    day, time = parse_day(words, today), parse_time(words)
    return any(found is not None and found.used == len(words) for found in (day, time))
