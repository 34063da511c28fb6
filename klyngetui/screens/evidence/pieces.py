"""Pieces of evidence as rows of a list of any length."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from textual.content import Content

from klyngetui.locale import _
from klyngetui.locale.formats import day, number
from klyngetui.screens.entry.told import level_words
from klyngetui.store.history import record_name
from klyngetui.widgets.columns import Column
from klyngetui.widgets.source import Row
from klyngetui.widgets.tones import Piece, line

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

KIB = 1024


def columns() -> tuple[Column, ...]:
    """The columns of a list of evidence."""
    return (
        *(Column(_("Added"), 10, drop=2), Column(_("Level"), 5), Column(_("What"), 16, flex=1)),
        *(Column(_("Belongs to"), 16, flex=1), Column("", 9, drop=1)),
    )


class Pieces:
    """The pieces of these numbers, in this order; a row's key is its position and the number."""

    def __init__(self, log: Log, keys: Sequence[int], states: Mapping[int, str]) -> None:
        self._log = log
        self._keys = keys
        self._states = states

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self._keys)

    def first(self, n: int) -> list[Row]:
        """The first."""
        return self.at(0, n)

    def last(self, n: int) -> list[Row]:
        """The last."""
        return self.at(max(len(self._keys) - n, 0), n)

    def after(self, key: Hashable, n: int) -> list[Row]:
        """Those that follow."""
        return self.at(self._place(key) + 1, n)

    def before(self, key: Hashable, n: int) -> list[Row]:
        """Those just before."""
        place = self._place(key)
        start = max(place - n, 0)
        return self.at(start, place - start)

    def at(self, position: int, n: int) -> list[Row]:
        """Those from a position on."""
        return [self._row(place) for place in range(position, min(position + n, len(self._keys)))]

    def rank(self, key: Hashable) -> int | None:
        """The position of a key."""
        return min(self._place(key), max(len(self._keys) - 1, 0))

    def _place(self, key: Hashable) -> int:
        return cast("tuple[int, int]", key)[0]

    def _row(self, place: int) -> Row:
        key = self._keys[place]
        record = self._log.cabinet.numbered(key).record
        state = self._states.get(key, "")
        words = {"missing": _("missing"), "altered": _("altered")}.get(state, "")
        added = day(date.fromisoformat(record["added_on"])) if record["added_on"] else ""
        cells = (added, number(record["level"]), called(record), record_name(self._log, record["of"]["id"]), words)
        return Row((place, key), cells, "bad" if state else "", "!" if state else "◆")


def called(record: dict[str, object]) -> str:
    """What to call a piece of evidence: its label, else the name of its file, else its link."""
    return str(record["label"] or record["filename"] or record["url"] or "")


def told(log: Log, kept: Kept, state: str) -> Content:
    """Everything about one piece."""
    record = kept.record
    parts = [line([Piece(called(record), "strong")]), line([Piece(level_words(record["level"]))])]
    parts.append(line([Piece(_("Belongs to: "), "muted"), Piece(record_name(log, record["of"]["id"]))]))
    if record["added_on"]:
        parts.append(line([Piece(_("Added: "), "muted"), Piece(day(date.fromisoformat(record["added_on"])))]))
    for words, value in ((_("File: "), record["filename"]), (_("Link: "), record["url"])):
        if value:
            parts.append(line([Piece(words, "muted"), Piece(value)]))
    if record["size"] is not None:
        kib = number(max(record["size"] / KIB, 0.1), 0 if record["size"] >= 10 * KIB else 1)
        parts.append(line([Piece(_("Size: "), "muted"), Piece(_("{n} kB").format(n=kib))]))
    if record["sha256"]:
        parts.append(line([Piece("SHA-256: ", "muted"), Piece(record["sha256"])]))
    if state == "missing":
        parts.append(line([Piece("! ", "bad"), Piece(_("The file is missing: attach it again."))]))
    if state == "altered":
        words = _("The file was altered: put the original back, or attach it again.")
        parts.append(line([Piece("! ", "bad"), Piece(words)]))
    return Content("\n").join(parts)
