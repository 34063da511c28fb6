"""Erasing a person: taken out of tables, changes, search index and file, while every count stays as it was.

The changes that told of the person are emptied and keep their commitment, so that the chain still verifies; one more
change for each record says what is left of it. Nothing before an erasure is ever taken back.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.locale import _
from klyngetui.model.ids import uuid7
from klyngetui.store import chain, drafts, templates
from klyngetui.store.actions import ERASURE
from klyngetui.store.change_rows import changes_of
from klyngetui.store.changes import Edit
from klyngetui.store.errors import Refused
from klyngetui.store.fold import fold
from klyngetui.store.rewriting import rewrite
from klyngetui.store.traces import PERSONAL, Traces, calendar_rows, traces
from klyngetui.store.transaction import immediate
from klyngetui.store.writer import Writer

if TYPE_CHECKING:
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

ERASING = "erasing"


class Erased(NamedTuple):
    """What was done: the action, what the person is called now, and how many changes were emptied.

    `left` are words that still stand in the file, because others in the log are called so; `files` the names of
    evidence files that were removed.
    """

    action_id: str
    label: str
    emptied: int
    left: list[str]
    files: list[str]


def erase(log: Log, person: Kept) -> Erased:
    """Erase a person or team member for good; raises Refused for anything else, or a LogError.

    Where only the rewriting of the file fails, the erasure stands and `rewrite` finishes it.
    """
    if person.entity not in PERSONAL:
        raise Refused(_("Only people and members of the team can be erased."))
    log.guard_writing()
    try:
        with immediate(log.connection):
            log.refresh()
            found = traces(log, person)
            action = uuid7() + ERASURE
            log.connection.execute("INSERT INTO meta VALUES (?, ?), ('rewrite', ?)", (ERASING, action, action))
            emptied = _empty(log, found, action)
            files = _forget_beside(log, found)
            log.connection.execute("DELETE FROM meta WHERE key = ?", (ERASING,))
    finally:
        log.refresh()
    removed = _remove_files(log, files)
    left = rewrite(log, found.names.everywhere)
    return Erased(action, found.label, emptied, left, removed)


def _empty(log: Log, found: Traces, action: str) -> int:
    """Empty every change that tells of the person, and say again what is left of each record."""
    rows = log.connection.execute(
        "SELECT id, entity, record_id, patch, salt FROM change WHERE patch <> '' ORDER BY seq"
    ).fetchall()
    fields: dict[str, dict[str, None]] = {}
    wrong = []
    own = found.found.record["id"]
    for identity, entity, record_id, patch, salt in rows:
        if record_id != own and not found.names.may_be_in(patch):
            continue
        told = json.loads(patch)
        if _tells(found, entity, record_id, told):
            wrong.append((chain.commitment(salt, patch), identity))
            fields.setdefault(record_id, {}).update(dict.fromkeys(told))
    heads = {record_id: fold(changes_of(log, record_id)).heads for record_id in fields}
    log.connection.executemany("UPDATE change SET patch = '', salt = ? WHERE id = ?", wrong)
    writer = Writer(log, action)
    for record_id in sorted(fields, key=lambda one: one != own):
        kept = log.cabinet.find(record_id)
        assert kept is not None
        base = dict.fromkeys(head for name in fields[record_id] for head in heads[record_id].get(name, ()))
        writer.restate(Edit(kept.entity, record_id, _rest(found, kept, list(fields[record_id]))), list(base))
    writer.finish()
    return len(wrong)


def _tells(found: Traces, entity: str, record_id: str, patch: dict[str, Any]) -> bool:
    own = record_id == found.found.record["id"]
    if own and any(name in patch for name in (*PERSONAL[entity], "external_id")):
        return True
    return found.cleared(entity, record_id, patch) != patch


def _rest(found: Traces, kept: Kept, names: list[str]) -> dict[str, Any]:
    """What the fields of a record say without the person."""
    now = {**kept.record, "deleted": kept.deleted, "external_id": kept.external_id}
    identity = kept.record["id"]
    left = found.cleared(kept.entity, identity, {name: now[name] for name in names})
    if identity == found.found.record["id"]:
        gone: dict[str, Any] = {name: [] if isinstance(now[name], list) else None for name in PERSONAL[kept.entity]}
        return {**left, **gone, "name": found.label, "external_id": None}
    if any(identity == evidence for evidence, _digest, _name in found.files):
        left |= {"sha256": None, "size": None, "filename": None}
    return left


def _forget_beside(log: Log, found: Traces) -> list[tuple[str, str]]:
    """Take the person out of the working tables; returns (SHA-256, name) of the files that nothing speaks of now."""
    record = found.found.record
    for _title, (key, uid, body) in calendar_rows(log, found.names, record):
        log.connection.execute("UPDATE OR REPLACE inbox SET uid = ?, body = ? WHERE key = ?", (uid, body, key))
    words = [record["id"], *found.names.everywhere, *found.names.near]
    drafts.forget(log, words)
    templates.forget_templates(log, words)
    rows = log.connection.execute("SELECT uid, title FROM ignored_series").fetchall()
    log.connection.executemany(
        "UPDATE ignored_series SET title = ? WHERE uid = ?",
        [(found.names.without(title, near=False), uid) for uid, title in rows],
    )
    bodies = "\n".join(body for (body,) in log.connection.execute("SELECT body FROM record WHERE entity = 'evidence'"))
    return [(digest, name) for _evidence, digest, name in found.files if digest and digest not in bodies]


def _remove_files(log: Log, files: list[tuple[str, str]]) -> list[str]:
    for digest, _name in files:
        (log.files / digest).unlink(missing_ok=True)
    return [name for _digest, name in files]
