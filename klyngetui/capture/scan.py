"""The who part of a line taken into pieces: names, bare or in quotes, and the signs between them."""

from __future__ import annotations

from typing import NamedTuple

from klyngetui.capture.words import is_number

SIGNS = ":+,"
QUOTE = '"'


class Piece(NamedTuple):
    """A name as written: its text without quotes, its place in the line, and whether it stood in quotes.

    `stray` is the place of text after a closing quote, where only a sign may stand.
    """

    text: str
    start: int
    end: int
    literal: bool = False
    closed: bool = True
    stray: tuple[int, int] | None = None


class WhoPieces(NamedTuple):
    """One `who[:person…]`."""

    name: Piece
    persons: tuple[Piece, ...]


class Scan(NamedTuple):
    """The who part: its entries, and where the text after the comma begins (None: there is no comma)."""

    who: tuple[WhoPieces, ...]
    text_at: int | None


def scan(line: str, pos: int) -> Scan:
    """Take the line from `pos` on into names; white space alone is no name."""
    who: list[WhoPieces] = []
    at = skip_space(line, pos)
    if at == len(line):
        return Scan((), None)
    if line[at] == ",":
        return Scan((), at + 1)
    while True:
        name = _piece(line, at)
        at = after(line, name)
        persons: list[Piece] = []
        while at < len(line) and line[at] == ":":
            persons.append(_piece(line, at + 1))
            at = after(line, persons[-1])
        who.append(WhoPieces(name, tuple(persons)))
        if at < len(line) and line[at] == "+":
            at += 1
            continue
        return Scan(tuple(who), at + 1 if at < len(line) else None)


def skip_space(line: str, pos: int) -> int:
    """The first place from `pos` on that holds no white space."""
    while pos < len(line) and line[pos].isspace():
        pos += 1
    return pos


def after(line: str, piece: Piece) -> int:
    """The place of the sign that ends a piece, or the end of the line."""
    return skip_space(line, piece.stray[1] if piece.stray else piece.end)


def quoted(name: str) -> str:
    """The name in quotes, its own quotes doubled."""
    return QUOTE + name.replace(QUOTE, QUOTE * 2) + QUOTE


def _piece(line: str, pos: int) -> Piece:
    start = skip_space(line, pos)
    if start < len(line) and line[start] == QUOTE:
        return _quoted_piece(line, start)
    text, end = _bare(line, start)
    return Piece(text, start, end)


def _bare(line: str, start: int) -> tuple[str, int]:
    end = start
    while end < len(line) and (line[end] not in SIGNS or _in_clock(line, start, end)):
        end += 1
    text = line[start:end].rstrip()
    return text, start + len(text)


def _quoted_piece(line: str, start: int) -> Piece:
    text, at = "", start + 1
    while at < len(line):
        if line[at] == QUOTE:
            if line[at + 1 : at + 2] != QUOTE:
                break
            at += 1
        text += line[at]
        at += 1
    if at >= len(line):
        return Piece(text, start, len(line), literal=True, closed=False)
    rest, end = _bare(line, skip_space(line, at + 1))
    return Piece(text, start, at + 1, literal=True, stray=(end - len(rest), end) if rest else None)


def _in_clock(line: str, start: int, at: int) -> bool:
    """Whether the colon stands in a time, as in `fjordglimt 14:30`, which names nobody."""
    hour, minute = line[max(start, at - 3) : at], line[at + 1 : at + 3]
    last = hour.split()[-1:]
    return (
        line[at] == ":"
        and hour[-1:].isdigit()
        and (hour[:1].isspace() or hour[-2:-1].isspace())
        and is_number("".join(last), 2)
        and len(minute) == 2
        and is_number(minute)
        and not line[at + 3 : at + 4].isalnum()
    )
