"""Readable names for the files of a pack that every system takes."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans({"ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "å": "a", "Å": "A", "ß": "ss", "đ": "d", "ð": "d"})
_ALLOWED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")
LONGEST, LONGEST_ENDING = 80, 12


def file_name(number: int, called: str) -> str:
    """`E12-Referat_fra_mote.pdf`: the piece's number makes it unique and no reserved name; plain letters only."""
    stem, dot, ending = called.rpartition(".")
    if not stem or not ending.isalnum() or len(ending) > LONGEST_ENDING:
        stem, dot, ending = called, "", ""
    plain = _plain(stem)[:LONGEST].strip("._-")
    tail = f"{dot}{_plain(ending)}".rstrip(".")
    return f"E{number}-{plain}{tail}" if plain else f"E{number}{tail}"


def _plain(text: str) -> str:
    spelled = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    letters = (letter if letter in _ALLOWED else "_" for letter in spelled if not unicodedata.combining(letter))
    return "_".join(part for part in "".join(letters).split("_") if part)
