"""The rows in the pages of a database file, read without SQLite, which refuses a file whose first pages are damaged.

Only what is needed of https://www.sqlite.org/fileformat2.html: the leaves of tables, each of which stands for itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

USUAL = 4096
HEADER = 100
LEAF = 13
INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""The bytes of an integer by its serial type."""
LONGEST_NUMBER = 9


class Unreadable(Exception):
    """What stands here is no row."""


class Cell(NamedTuple):
    """A row: its number in the table, and its values (None, int, str; what is neither, and text that is none, as
    bytes).
    """

    number: int
    values: tuple[Any, ...]


def cells(file: BinaryIO, columns: int) -> Iterator[Cell]:
    """Every row with that many columns in the file of a database, in the order of the pages."""
    size = _page_size(file)
    at = 0
    while len(page := _read(file, at, size)) > HEADER:
        head = HEADER if at == 0 else 0
        if page[head] == LEAF:
            count = int.from_bytes(page[head + 3 : head + 5])
            for place in range(head + 8, min(head + 8 + 2 * count, len(page) - 1), 2):
                try:
                    yield _cell(file, page, int.from_bytes(page[place : place + 2]), size, columns)
                except (Unreadable, IndexError):
                    continue
        at += size


def _page_size(file: BinaryIO) -> int:
    """What the header says, where it can be meant."""
    said = int.from_bytes(_read(file, 16, 2))
    return said if 512 <= said <= 32768 and said & (said - 1) == 0 else USUAL


def _read(file: BinaryIO, at: int, size: int) -> bytes:
    file.seek(at)
    return file.read(size)


def _cell(file: BinaryIO, page: bytes, at: int, size: int, columns: int) -> Cell:
    length, at = _number(page, at)
    number, at = _number(page, at)
    payload = _payload(file, page, at, size, length)
    header, place = _number(payload, 0)
    kinds = []
    while place < header:
        kind, place = _number(payload, place)
        kinds.append(kind)
    if len(kinds) != columns:
        raise Unreadable
    values = []
    for kind in kinds:
        value, place = _value(payload, place, kind)
        values.append(value)
    return Cell(number, tuple(values))


def _payload(file: BinaryIO, page: bytes, at: int, size: int, length: int) -> bytes:
    """The whole of a row, with what of it lies in pages of its own."""
    here = _kept_here(size, length)
    found = [page[at : at + here]]
    left = length - here
    following = int.from_bytes(page[at + here : at + here + 4]) if left else 0
    while left > 0:
        more = _read(file, (following - 1) * size, size) if following > 1 else b""
        if len(more) < min(size, left + 4):
            raise Unreadable
        found.append(more[4 : 4 + left])
        left -= len(found[-1])
        following = int.from_bytes(more[:4])
    return b"".join(found)


def _kept_here(size: int, length: int) -> int:
    """How many bytes of a row lie in the leaf itself."""
    if length <= size - 35:
        return length
    least = (size - 12) * 32 // 255 - 23
    kept = least + (length - least) % (size - 4)
    return kept if kept <= size - 35 else least


def _number(raw: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends; raises IndexError."""
    value = 0
    for place in range(LONGEST_NUMBER - 1):
        byte = raw[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    return value << 8 | raw[at + LONGEST_NUMBER - 1], at + LONGEST_NUMBER


def _value(payload: bytes, at: int, kind: int) -> tuple[Any, int]:
    """A value, and where it ends."""
    if kind in (0, 8, 9):
        return (None, 0, 1)[kind and kind - 7], at
    length = INTEGERS.get(kind, 8) if kind < 12 else (kind - 12) // 2
    raw = payload[at : at + length]
    if len(raw) != length:
        raise Unreadable
    if kind in INTEGERS:
        return int.from_bytes(raw, signed=True), at + length
    if kind < 13 or kind % 2 == 0:
        return raw, at + length
    try:
        return raw.decode(), at + length
    except UnicodeDecodeError:
        return raw, at + length
