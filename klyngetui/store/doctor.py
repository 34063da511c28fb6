"""Everything that can be wrong with a log, each finding one line that says what and what to do."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from klyngetui.locale import _, ngettext
from klyngetui.model.records import blank
from klyngetui.model.references import references
from klyngetui.store.chain_check import check_chain
from klyngetui.store.conflicts import conflicts
from klyngetui.store.connection import hold_to_read_through
from klyngetui.store.files import altered_files, missing_files, stray_files
from klyngetui.store.log import private_copy
from klyngetui.store.rebuild import compare
from klyngetui.store.schema import APPLICATION_ID, TRIGGERS
from klyngetui.store.tick import Tick, no_tick

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klyngetui.store.log import Log

ERROR, WARNING, NOTE = "error", "warning", "note"
MOST_NAMED = 3
UNREADABLE = (sqlite3.DatabaseError, ValueError, TypeError, LookupError, AttributeError)
"""What a check may raise over rows that nobody of ours wrote."""


class Finding(NamedTuple):
    """`code` is a fixed word for scripts, `words` the line for the user, `severity` error, warning or note."""

    code: str
    words: str
    severity: str


def examine(log: Log, tick: Tick = no_tick) -> list[Finding]:
    """Look the whole log over; empty where all is well. `tick` is told of progress, and what it raises stops the work.

    Reads a private copy, so that nobody has to wait.
    """
    findings = [Finding("opened", note, WARNING) for note in log.notes]
    try:
        copy = private_copy(log)
    except sqlite3.DatabaseError as error:
        return [*findings, _damaged(error)]
    with closing(copy):
        hold_to_read_through(copy.connection)
        for check in (_structure, _guards, _chain, _projection, _references, _conflicts, _evidence):
            try:
                findings += check(copy, tick)
            except UNREADABLE as error:
                findings.append(_damaged(error))
                break
    return findings


def _damaged(why: Exception | str) -> Finding:
    words = _("The file is damaged ({why}): restore a backup, or save what can be read with doctor --salvage OUT.")
    return Finding("damaged", words.format(why=why), ERROR)


def _structure(log: Log, _tick: Tick) -> Iterator[Finding]:
    for (line,) in log.connection.execute("PRAGMA integrity_check(10)").fetchall():
        if line != "ok":
            yield _damaged(line)
    if log.connection.execute("PRAGMA foreign_key_check").fetchone():
        yield Finding("damaged", _("A table refers to rows that are gone: rebuild or restore a backup."), ERROR)
    if log.connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        yield Finding("application", _("The file is not marked as a klyngetui log: restore a backup."), ERROR)
    log.connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")


def _guards(log: Log, _tick: Tick) -> Iterator[Finding]:
    found = dict(log.connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    if missing := [name for name, sql in TRIGGERS.items() if found.get(name) != sql]:
        words = _("Guards of the change list are missing ({names}): open the log once for writing.")
        yield Finding("guards", words.format(names=", ".join(missing)), ERROR)
    if foreign := sorted(found.keys() - TRIGGERS.keys()):
        words = _("Another program left triggers in the file that act on every save ({names}): restore a backup.")
        yield Finding("guards", words.format(names=_some(foreign)), ERROR)


def _chain(log: Log, tick: Tick) -> Iterator[Finding]:
    state = check_chain(log, tick)
    if state.altered:
        words = ngettext(
            "{n} change was altered behind the program's back ({ids}): restore a backup.",
            "{n} changes were altered behind the program's back ({ids}): restore a backup.",
            len(state.altered),
        )
        yield Finding("altered", words.format(n=len(state.altered), ids=_some(state.altered)), ERROR)
    if state.orphaned:
        words = _("Changes are missing in front of {ids}: restore a backup.")
        yield Finding("missing", words.format(ids=_some(state.orphaned)), ERROR)
    if state.cut:
        words = _("The latest changes of {ids} are missing: restore a backup.")
        yield Finding("missing", words.format(ids=_some(state.cut)), ERROR)
    if state.forks:
        words = _("The log was once continued from an older copy ({n} times); nothing needs to be done.")
        yield Finding("forks", words.format(n=state.forks), NOTE)


def _projection(log: Log, tick: Tick) -> Iterator[Finding]:
    for line in compare(log, tick):
        words = _("The tables do not say what the changes say ({what}): rebuild them.").format(what=line)
        yield Finding("projection", words, ERROR)


def _references(log: Log, _tick: Tick) -> Iterator[Finding]:
    rows = log.connection.execute("SELECT id, entity, body FROM record WHERE deleted = 0")
    lost = [
        f"{identity} {reference.path}"
        for identity, entity, body in rows
        for reference in references(entity, {**blank(entity), **json.loads(body)})
        if not ((found := log.cabinet.find(reference.id)) and found.entity == reference.entity)
    ]
    if lost:
        words = _("Records refer to others that are not there ({where}): edit them.").format(where=_some(lost))
        yield Finding("dangling", words, ERROR)


def _conflicts(log: Log, _tick: Tick) -> Iterator[Finding]:
    if n := len(conflicts(log)):
        words = ngettext(
            "{n} conflict is not settled: klyngetui conflicts", "{n} conflicts are not settled: klyngetui conflicts", n
        )
        yield Finding("conflicts", words.format(n=n), WARNING)


def _evidence(log: Log, _tick: Tick) -> Iterator[Finding]:
    found = (
        ("evidence_missing", missing_files(log), _("Evidence files are missing ({names}): attach them again."), ERROR),
        (
            "evidence_altered",
            altered_files(log),
            _("Evidence files were altered ({names}): put the originals back or attach them again."),
            ERROR,
        ),
        (
            "evidence_stray",
            stray_files(log),
            _("Files beside the log belong to no evidence ({names}): remove them or attach them."),
            NOTE,
        ),
    )
    for code, names, words, severity in found:
        if names:
            yield Finding(code, words.format(names=_some(names)), severity)


def _some(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join([*names[:MOST_NAMED], *(["…"] if len(names) > MOST_NAMED else [])])
