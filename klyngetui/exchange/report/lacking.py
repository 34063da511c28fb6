"""What lacks evidence, and the list of the evidence there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from klyngetui.exchange.report import evidence as pieces
from klyngetui.exchange.report.entries import called
from klyngetui.exchange.report.shown_text import shown
from klyngetui.exchange.report.values import Column, Line, Ref, Refs, Table, when
from klyngetui.locale import _, ngettext
from klyngetui.model.choice_labels import entity_label
from klyngetui.store.cabinet import exported_id
from klyngetui.store.pages import evidence_count

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from klyngetui.exchange.report.evidence import Evidence, Piece
    from klyngetui.indicators.scope import Scope
    from klyngetui.indicators.stories import Story
    from klyngetui.store.cabinet import Kept

ENTRIES = """
SELECT record FROM entry WHERE evidenced = 0 AND day BETWEEN ? AND ?
AND (direct = 1 OR event = 1 OR meets IS NOT NULL) ORDER BY pos
"""


class Lack(NamedTuple):
    """An entry that counts and has no evidence of level 2 or more; `what` is direct, event, meeting or story."""

    what: str
    kept: Kept


def lacks(scope: Scope, found: list[Story], withheld: set[str]) -> list[Lack]:
    """Every entry of the window that counts and has no evidence of level 2 or more."""
    return [*_activities(scope), *_stories(scope, found, withheld)]


def _activities(scope: Scope) -> Iterator[Lack]:
    what = "SELECT direct, event, meets IS NOT NULL FROM entry WHERE record = ?"
    for (key,) in scope.log.connection.execute(ENTRIES, (scope.start, scope.last)).fetchall():
        marks = scope.log.connection.execute(what, (key,)).fetchone()
        names = [name for name, true in zip(("direct", "event", "meeting"), marks, strict=True) if true]
        yield Lack(names[0], scope.log.cabinet.numbered(key))


def _stories(scope: Scope, found: list[Story], withheld: set[str]) -> Iterator[Lack]:
    evidenced = "SELECT 1 FROM attached WHERE of = ? AND level >= 2"
    for story in found:
        identity = story.kept.record["id"]
        if not story.state.usable or identity in withheld:
            continue
        if scope.log.connection.execute(evidenced, (identity,)).fetchone() is None:
            yield Lack("story", story.kept)


def lacking_table(scope: Scope, found: list[Lack]) -> Table:
    """Every entry that counts and lacks evidence, oldest first."""
    columns = (
        *(Column(_("Entry"), 44), Column(_("Date"), 11), Column(_("Counts as"), 24)),
        *(Column(_("Pieces of evidence, all of level 1"), 16), Column(_("Id"), 12)),
    )
    words = lack_words()
    lines = [
        Line(
            (
                _called(scope, lack.kept),
                when(lack.kept.record.get("date") or lack.kept.record.get("outcome_on")),
                words[lack.what],
                evidence_count(scope.log, lack.kept.record["id"]),
                exported_id(lack.kept),
            )
        )
        for lack in found
    ]
    return Table("lacking", _("What lacks evidence"), columns, lines, _("Everything that counts has evidence."))


def lack_words() -> dict[str, str]:
    """What an entry counts as."""
    return {
        "direct": _("direct contact"),
        "event": _("event"),
        "meeting": _("group meeting"),
        "story": _("success story"),
    }


def evidence_table(scope: Scope, found: Evidence, paths: Mapping[str, str]) -> Table:
    """Every piece of evidence; `paths` leads to the files of a pack, by their SHA-256."""
    columns = (
        *(Column(_("No."), 6), Column(_("Evidence"), 34), Column(_("Belongs to"), 44), Column(_("Level"), 7)),
        *(Column(_("Added on"), 11), Column(_("File or link"), 44), Column(_("State"), 16)),
        *(Column(_("SHA-256"), 24), Column(_("Id"), 12)),
    )
    lines = [_piece(scope, piece, paths) for piece in found.pieces]
    return Table("evidence", _("Evidence"), columns, lines, _("No evidence is attached."))


def _piece(scope: Scope, piece: Piece, paths: Mapping[str, str]) -> Line:
    record = piece.kept.record
    owner = scope.log.cabinet.find(record["of"]["id"])
    return Line(
        (
            *(f"E{piece.number}", piece.called or _("evidence"), _called(scope, owner) if owner else ""),
            *(record["level"], when(record["added_on"]), _place(piece, paths), state_words()[piece.state]),
            *(record["sha256"] or "", exported_id(piece.kept)),
        ),
        piece.anchor,
    )


def _place(piece: Piece, paths: Mapping[str, str]) -> str | Ref | Refs:
    record = piece.kept.record
    if piece.state == pieces.LINK:
        url = record["url"]
        return Ref(shown(url), url) if url.startswith(("http://", "https://")) else shown(url)
    name = shown(record["filename"] or "")
    path = paths.get(record["sha256"] or "")
    return Ref(name or path, path) if path and piece.state == pieces.HERE else name


def state_words() -> dict[str, str]:
    """How a file was found, in words."""
    return {
        pieces.HERE: _("there, unaltered"),
        pieces.MISSING: _("the file is missing"),
        pieces.ALTERED: _("the file was altered"),
        pieces.LINK: _("a link, not looked at"),
        pieces.NOTHING: _("neither file nor link"),
    }


def incomplete(scope: Scope, found: Evidence, lacking: list[Lack]) -> list[str]:
    """What keeps the report from being complete, a sentence each."""
    lines = [
        f"{piece.ref.text}: {state_words()[piece.state]}"
        for piece in found.pieces
        if piece.state in (pieces.MISSING, pieces.ALTERED, pieces.NOTHING)
    ]
    words = lack_words()
    for what in words:
        n = sum(lack.what == what for lack in lacking)
        if n:
            told = ngettext("{n} without evidence of level 2 or more", "{n} without evidence of level 2 or more", n)
            lines.append(f"{words[what][:1].upper()}{words[what][1:]}: {told.format(n=n)}")
    return lines + _open_questions(scope)


def _open_questions(scope: Scope) -> list[str]:
    query = "SELECT count(*) FROM entry WHERE status = 'planned' AND day BETWEEN ? AND ? AND day < ?"
    span = (scope.start, scope.last, scope.as_of.isoformat())
    planned = scope.log.connection.execute(query, span).fetchone()[0]
    conflicts = scope.log.connection.execute("SELECT count(*) FROM conflict").fetchone()[0]
    lines = []
    if planned:
        told = ngettext("{n} planned entry of the window", "{n} planned entries of the window", planned)
        lines.append(_("{what}: neither held nor cancelled").format(what=told.format(n=planned)))
    if conflicts:
        told = ngettext("{n} conflict waits for a decision", "{n} conflicts wait for a decision", conflicts)
        lines.append(told.format(n=conflicts))
    return lines


def _called(scope: Scope, kept: Kept) -> str:
    if kept.entity == "activity":
        return called(scope, kept.record)
    record = kept.record
    name = record.get("name") or record.get("title") or record.get("text") or record.get("indicator") or ""
    return f"{entity_label(kept.entity)} {shown(name)}".rstrip()
