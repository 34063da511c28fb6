"""Full-text search over the log: "mote" finds "møte", and no input makes it fail."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

READY = 3
"""The longest beginning of a word that the index keeps ready (schema.py)."""
FEW = 12

# FTS5 takes the marks off å and é itself, but knows no ø, æ, đ or ł as letters with a plain sister.
_SISTERS = tuple(zip("øØæÆđĐłŁß", ("o", "o", "ae", "ae", "d", "d", "l", "l", "ss"), strict=True))


def folded(text: str) -> str:
    """The text with the letters that FTS5 does not fold replaced by plain ones."""
    if not text.isascii():
        for letter, plain in _SISTERS:
            text = text.replace(letter, plain)
    return text


def match_expression(text: str) -> str | None:
    """What to ask FTS5 for: every word of the text as the start of a word, or None where it holds no word."""
    letters = "".join(letter if letter.isalnum() else " " for letter in folded(text))
    words = letters.split()
    return " ".join(f'"{word}"*' for word in words) if words else None


def quick_expression(connection: sqlite3.Connection, text: str) -> str | None:
    """What finds the same as `match_expression`, but walks the few words that begin so instead of merging them all.

    FTS5 keeps the beginnings of up to three letters ready; for a longer one it reads every entry that has such a word
    before it gives the first.
    """
    plain = match_expression(text)
    if plain is None:
        return None
    parts = []
    for beginning in plain.split():
        letters = beginning[1:-2]
        words = _words_with(connection, _bare(letters)) if len(letters) > READY else []
        parts.append(f"({' OR '.join(words)})" if 0 < len(words) <= FEW else beginning)
    return " AND ".join(parts)


def _bare(letters: str) -> str:
    """The letters as the index keeps them: small, without marks."""
    if letters.isascii():
        return letters.lower()
    import unicodedata

    parts = unicodedata.normalize("NFD", letters.lower())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _words_with(connection: sqlite3.Connection, beginning: str) -> list[str]:
    """The indexed words that begin so, quoted; more than FEW where there are many, none where it cannot be asked."""
    words: list[str] = []
    try:
        connection.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab (main, search, instance)"
        )
        last, query = beginning, "SELECT term FROM temp.vocabulary WHERE term >= ? LIMIT 1"
        while len(words) <= FEW:
            row = connection.execute(query, (last,)).fetchone()
            if row is None or not row[0].startswith(beginning):
                break
            words.append(f'"{row[0]}"')
            last = row[0] + "\0"
    except sqlite3.OperationalError:
        return []
    return words


def matching(connection: sqlite3.Connection, text: str, *, before: int | None, limit: int) -> list[int]:
    """Places of the entries that hold every word of the text, newest first, `before` that place; [] on anything odd."""
    expression = match_expression(text)
    if expression is None:
        return []
    query = "SELECT rowid FROM search WHERE search MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?"
    try:
        rows = connection.execute(query, (expression, before if before is not None else 2**63 - 1, limit))
        return [row[0] for row in rows]
    except sqlite3.OperationalError:
        # Letters newer than SQLite's tables split a word into a phrase, which this index does not keep.
        return []


def entry_words(record: dict[str, Any], name: Callable[[str], str]) -> str:
    """Everything in an entry that one might search for, folded; `name` gives the name of a record's id."""
    if "attendance" in record:
        parts = _activity_words(record, name)
    else:
        named = [name(row["participant"]) for row in record["participants"]]
        told = ("title", "situation", "contribution", "result", "quote")
        parts = [*(record[field] for field in told), *named]
    return folded("\n".join(part for part in parts if part))


def _activity_words(record: dict[str, Any], name: Callable[[str], str]) -> list[str | None]:
    parts = [record["title"], record["location"], record["notes"], *record["decisions"]]
    if record["group"]:
        parts.append(name(record["group"]))
    for row in record["attendance"]:
        parts += [name(row[field]) for field in ("participant", "person") if row[field]]
        parts += [row["guest"], row["topic"]]
    return parts
