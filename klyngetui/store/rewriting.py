"""The file of a log written anew, so that nothing of what was erased is left between its rows; and the proof of it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from klyngetui.locale import _
from klyngetui.store.device import meta, set_meta
from klyngetui.store.errors import LogError
from klyngetui.store.search import folded
from klyngetui.store.transaction import immediate, told

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from klyngetui.store.log import Log

DUE = "rewrite"
CHUNK = 1 << 20
LEAST = 4
"""Shorter words are found in any file by chance."""


def make_due(log: Log, digests: Iterable[str]) -> None:
    """Remember, in the transaction of an erasure, that the file is to be written anew and these files to be removed."""
    known = (meta(log, DUE) or "").split()
    set_meta(log, DUE, " ".join(dict.fromkeys([*known, "-", *digests])))


def rewrite(log: Log, words: Iterable[str] = ()) -> list[str]:
    """Remove evidence files that are due, make the search index anew and vacuum the file; returns those of the words
    that its bytes still hold.

    Raises LogError where there is no room or another program holds the log; it can be asked for again.
    """
    log.guard_writing()
    connection = log.connection
    try:
        for digest in (meta(log, DUE) or "").split():
            (log.files / digest).unlink(missing_ok=True)
        connection.execute("PRAGMA secure_delete = ON")
        with immediate(connection):
            connection.execute("INSERT INTO search (search) VALUES ('rebuild')")
        connection.execute("VACUUM")
        with immediate(connection):
            connection.execute("DELETE FROM meta WHERE key = ?", (DUE,))
    except (sqlite3.OperationalError, LogError, OSError) as error:
        why = told(error) if isinstance(error, sqlite3.OperationalError) else error
        raise LogError(
            _("Erased, but the file could not be written anew ({why}); run again: klyngetui erase").format(why=why)
        ) from error
    return holding(log.path, words)


def rewriting_due(log: Log) -> bool:
    """Whether somebody was erased and the file was not written anew since."""
    return meta(log, DUE) is not None


def holding(path: Path, words: Iterable[str]) -> list[str]:
    """Those of the words that the bytes of a file hold, in any case; those of under four letters are passed over."""
    wanted = {word: _forms(word) for word in words if len(word) >= LEAST}
    found: dict[str, None] = {}
    longest = max((len(form.encode()) for forms in wanted.values() for form in forms), default=0)
    with path.open("rb") as file:
        before = b""
        while chunk := file.read(CHUNK):
            text = (before + chunk).decode("utf-8", "replace").casefold()
            found |= dict.fromkeys(word for word, forms in wanted.items() if any(form in text for form in forms))
            before = chunk[-4 * longest :] if longest else b""
    return list(found)


def _forms(word: str) -> set[str]:
    """A name as texts, the search index, names of files and addresses of pages write it."""
    joined = (between.join(word.split()) for between in (" ", "_", "-", ".", "+", "%20"))
    return {form.casefold() for one in (word, *joined) for form in (one, folded(one))}
