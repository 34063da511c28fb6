"""The evidence behind a report: what is attached, and whether its files are there and unaltered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from klyngetui.exchange.report.consent import belongs_to
from klyngetui.exchange.report.shown_text import shown
from klyngetui.exchange.report.values import Ref
from klyngetui.store.cabinet import COLUMNS, kept
from klyngetui.store.files import digest_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from klyngetui.indicators.scope import Scope
    from klyngetui.store.cabinet import Kept

HERE, MISSING, ALTERED, LINK, NOTHING = "here", "missing", "altered", "link", "nothing"


class Piece(NamedTuple):
    """One piece of evidence: its number in the report, its record, and how its file was found.

    `state` is here, missing, altered, link, or nothing where neither file nor link was kept.
    """

    number: int
    kept: Kept
    state: str

    @property
    def anchor(self) -> str:
        """The name it is led to by."""
        return f"e{self.number}"

    @property
    def called(self) -> str:
        """What to call it: its label, else the name of its file, else its link."""
        record = self.kept.record
        return shown(record["label"] or record["filename"] or record["url"] or "")

    @property
    def ref(self) -> Ref:
        """The way to it from a row."""
        return Ref(f"E{self.number} {self.called}".rstrip(), f"#{self.anchor}")


class Evidence:
    """The pieces of a report, in order of their recording, and those of each record."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces
        self.of: dict[str, list[Piece]] = {}
        for piece in pieces:
            self.of.setdefault(piece.kept.record["of"]["id"], []).append(piece)

    def refs(self, identity: str) -> tuple[Ref, ...]:
        """The ways to the pieces of a record."""
        return tuple(piece.ref for piece in self.of.get(identity, ()))


def evidence(scope: Scope, withheld: set[str], tick: Callable[[], None] = lambda: None) -> Evidence:
    """The evidence of the activities of the window and of everything that has no day; each file is read once.

    Evidence of a story without consent is left out.
    """
    query = f"SELECT {COLUMNS} FROM record WHERE entity = 'evidence' AND deleted = 0 ORDER BY first"
    states: dict[str, str] = {}
    pieces: list[Piece] = []
    for row in scope.log.connection.execute(query).fetchall():
        found = kept(row)
        if _belongs(scope, found, withheld):
            pieces.append(Piece(len(pieces) + 1, found, _state(scope, found, states)))
            tick()
    return Evidence(pieces)


def _belongs(scope: Scope, found: Kept, withheld: set[str]) -> bool:
    owner = scope.log.cabinet.find(found.record["of"]["id"])
    if owner is None or owner.deleted or owner.entity in ("action", "review"):
        return False
    if owner.entity == "activity":
        return bool(scope.start <= owner.record["date"] <= scope.last)
    return not belongs_to(scope.log, found, withheld)


def _state(scope: Scope, found: Kept, states: dict[str, str]) -> str:
    digest = found.record["sha256"]
    if found.record["kind"] == "link":
        return LINK if found.record["url"] else NOTHING
    if not digest:
        return NOTHING
    if digest not in states:
        states[digest] = _looked_at(scope, digest)
    return states[digest]


def _looked_at(scope: Scope, digest: str) -> str:
    path = scope.log.files / digest
    try:
        if not path.is_file():
            return MISSING
        return HERE if digest_of(path) == digest else ALTERED
    except OSError:
        return MISSING


def files_of(found: Evidence) -> Mapping[str, Piece]:
    """The first piece of each file that is whole, by its SHA-256."""
    files: dict[str, Piece] = {}
    for piece in found.pieces:
        if piece.state == HERE:
            files.setdefault(piece.kept.record["sha256"], piece)
    return files
