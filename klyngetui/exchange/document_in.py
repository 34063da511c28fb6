"""Importing a document: all or nothing, safe to repeat (docs/data-format.md, Importing)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.exchange.document_check import Checked, Said, check_document, circle_problems
from klyngetui.exchange.document_compare import CHANGED, CONFLICT, LEFT, MADE, Decision, decide
from klyngetui.exchange.document_places import placed
from klyngetui.exchange.imported import Conflict, Imported
from klyngetui.exchange.merge import merge_document
from klyngetui.exchange.records_out import exported_id_of
from klyngetui.model.check import Invalid, Problem
from klyngetui.model.ids import uuid7
from klyngetui.model.references import references
from klyngetui.store.changes import Edit, append
from klyngetui.store.log import new_log
from klyngetui.store.making import made_beside
from klyngetui.store.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from klyngetui.store.log import Log

    Record = dict[str, Any]


def import_document(
    log: Log, document: Record, *, theirs: bool = False, tick: Callable[[int], None] = lambda _done: None
) -> Imported:
    """Bring a document into the log as one action; one with `changes` is merged instead.

    A record the document says as it said last time is left alone; one changed here and there is listed and left, unless
    `theirs`. Raises Invalid naming every error by its JSON path and in words, or a LogError; then nothing is written.
    """
    log.guard_writing()
    try:
        with log.transaction():
            log.refresh()
            if "changes" in document:
                return merge_document(log, document, tick=tick)
            return _import(log, check_document(log, document), theirs, tick)
    except BaseException as error:
        log.refresh()
        if isinstance(error, Invalid):
            raise Invalid(placed(document, error.problems)) from error
        raise


def import_into(
    path: Path, document: Record, *, actor: str | None = None, tick: Callable[[int], None] = lambda _done: None
) -> Imported:
    """Make a log of the document; it stands at `path` once it is whole.

    Raises LogExists where there is a file already, and otherwise as `import_document`; then no log is made.
    """
    with made_beside(path) as beside, new_log(beside) as log:
        log.actor = actor
        return import_document(log, document, tick=tick)


def _import(log: Log, checked: Checked, theirs: bool, tick: Callable[[int], None]) -> Imported:
    cluster = checked.cluster
    decisions = [
        # A log that is empty still takes the document's name and settings for its own.
        decide(log, said, theirs=theirs or (cluster.empty and said.entity == "cluster"))
        for said in checked.records
    ]
    decisions = _with_what_they_need(log, decisions)
    _refuse_what_does_not_fit(log, decisions)
    edits = [Edit(one.said.entity, one.said.id, one.patch) for one in decisions if one.verdict in (MADE, CHANGED)]
    if cluster.replaces is not None:
        edits.insert(0, Edit("cluster", cluster.replaces, {"deleted": True}))
    action = uuid7()
    if edits:
        append(log, edits, action_id=action, steps=Steps(lambda done, _of: tick(done)))
    _remember(log, decisions, action)
    return _told(log, decisions, action if edits else None)


def _with_what_they_need(log: Log, decisions: list[Decision]) -> list[Decision]:
    """A record deleted here is brought back when something that is written refers to it."""
    places = {one.said.id: place for place, one in enumerate(decisions)}
    waiting = [one.said for one in decisions if one.verdict in (MADE, CHANGED)]
    while waiting:
        said = waiting.pop()
        for reference in references(said.entity, said.record):
            place = places.get(reference.id)
            found = log.cabinet.find(reference.id)
            if place is None or found is None or not found.deleted or decisions[place].verdict in (MADE, CHANGED):
                continue
            decisions[place] = decisions[place]._replace(verdict=CHANGED, patch={"deleted": False})
            waiting.append(decisions[place].said._replace(record=found.record))
    return decisions


def _refuse_what_does_not_fit(log: Log, decisions: list[Decision]) -> None:
    """What is written must not refer to what is deleted here, nor close a circle of successors with what is here."""
    written = [one.said for one in decisions if one.verdict in (MADE, CHANGED)]
    problems: list[Problem] = [problem for said in written for problem in said.gone]
    successions = [said for said in written if said.entity == "participant" and said.record["succeeded_by"]]
    if successions:
        everyone = {kept.record["id"]: kept.record for kept in log.cabinet.load("participant")}
        everyone |= {said.id: said.record for said in written if said.entity == "participant"}
        problems += circle_problems(successions, everyone)
    if problems:
        raise Invalid(problems)


def _remember(log: Log, decisions: Iterable[Decision], action: str) -> None:
    rows = [(one.said.id, one.remember, action) for one in decisions if one.remember is not None]
    log.connection.executemany(
        "INSERT INTO said VALUES (?, ?, ?) ON CONFLICT (record_id) "
        "DO UPDATE SET digest = excluded.digest, action_id = excluded.action_id",
        rows,
    )


def _told(log: Log, decisions: list[Decision], action: str | None) -> Imported:
    def count(verdict: str) -> int:
        return sum(1 for one in decisions if one.verdict == verdict)

    conflicts = [_conflict(log, one.said, tuple(one.patch)) for one in decisions if one.verdict == CONFLICT]
    return Imported(count(MADE), count(CHANGED), count(LEFT), tuple(conflicts), action_id=action)


def _conflict(log: Log, said: Said, fields: tuple[str, ...]) -> Conflict:
    return Conflict(said.entity, exported_id_of(log, said.id), fields)
