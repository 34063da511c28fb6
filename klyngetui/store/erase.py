"""Erasing a person: taken out of tables, changes, search index and file, while every count stays as it was.

The changes that told of the person are emptied and keep their commitment, so that the chain still verifies; one more
change for each record says what is left of it. Nothing before an erasure is ever taken back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.locale import _
from klyngetui.model.ids import uuid7
from klyngetui.store import chain, drafts, templates
from klyngetui.store.actions import ERASURE
from klyngetui.store.change_rows import changes_of
from klyngetui.store.changes import Edit
from klyngetui.store.errors import Refused
from klyngetui.store.fold import fold
from klyngetui.store.rewriting import make_due, rewrite
from klyngetui.store.traces import Traces, calendar_rows, telling, traces
from klyngetui.store.whom import PERSONAL
from klyngetui.store.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable

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


def erase(log: Log, who: Kept | str, step: Callable[[str], None] = lambda _words: None) -> Erased:
    """Erase a person, a team member, or a name that only texts hold, for good; `step` is told what is being done.

    Raises Refused for anything else and for a name that nothing holds, or a LogError. Where only the rewriting of the
    file fails, the erasure stands and `rewrite` finishes it.
    """
    if not isinstance(who, str) and who.entity not in PERSONAL:
        raise Refused(_("Only people and members of the team can be erased."))
    log.guard_writing()
    step(_("Taking the person out of the log …"))
    try:
        with log.transaction():
            log.refresh()
            found = traces(log, who)
            if not found.anything:
                raise Refused(_("Nothing in the log names “{name}”.").format(name=found.whom.name))
            action = uuid7() + ERASURE
            log.connection.execute("INSERT INTO meta VALUES (?, ?)", (ERASING, action))
            emptied = _empty(log, found, action)
            files = _forget_beside(log, found)
            log.connection.execute("DELETE FROM meta WHERE key = ?", (ERASING,))
            make_due(log, [digest for digest, _name in files])
    finally:
        log.refresh()
    step(_("Writing the file anew …"))
    left = rewrite(log, found.whom.names.everywhere)
    return Erased(action, found.whom.label, emptied, left, [name for _digest, name in files])


def _empty(log: Log, found: Traces, action: str) -> int:
    """Empty every change that tells of the person, and say again what is left of each record."""
    fields: dict[str, dict[str, None]] = {}
    wrong = []
    for told in telling(log, found):
        wrong.append((chain.commitment(told.salt, told.patch), told.id))
        fields.setdefault(told.record_id, {}).update(dict.fromkeys(told.fields))
    heads = {record_id: fold(changes_of(log, record_id)).heads for record_id in fields}
    log.connection.executemany("UPDATE change SET patch = '', salt = ? WHERE id = ?", wrong)
    writer = Writer(log, action)
    for record_id in sorted(fields, key=lambda one: one != found.whom.own):
        kept = log.cabinet.find(record_id)
        assert kept is not None
        base = dict.fromkeys(head for name in fields[record_id] for head in heads[record_id].get(name, ()))
        writer.restate(Edit(kept.entity, record_id, _rest(found, kept, list(fields[record_id]))), list(base))
    writer.finish()
    return len(wrong)


def _rest(found: Traces, kept: Kept, names: list[str]) -> dict[str, Any]:
    """What the fields of a record say without the person."""
    now = {**kept.record, "deleted": kept.deleted, "external_id": kept.external_id}
    identity = kept.record["id"]
    left = found.cleared(kept.entity, identity, {name: now[name] for name in names})
    if identity == found.whom.own:
        gone: dict[str, Any] = {name: [] if isinstance(now[name], list) else None for name in PERSONAL[kept.entity]}
        return {**left, **gone, "name": found.whom.label, "external_id": None}
    if any(identity == evidence for evidence, _digest, _name in found.files):
        left |= {"sha256": None, "size": None, "filename": None}
    return left


def _forget_beside(log: Log, found: Traces) -> list[tuple[str, str]]:
    """Take the person out of the working tables; returns (SHA-256, name) of the files that nothing speaks of now."""
    names, own = found.whom.names, found.whom.own
    for _title, (key, uid, body) in calendar_rows(log, found.whom):
        log.connection.execute("UPDATE OR REPLACE inbox SET uid = ?, body = ? WHERE key = ?", (uid, body, key))
    words = [*([own] if own else []), *names.everywhere, *names.near]
    drafts.forget(log, words)
    templates.forget_templates(log, words)
    rows = log.connection.execute("SELECT uid, title FROM ignored_series").fetchall()
    log.connection.executemany(
        "UPDATE OR REPLACE ignored_series SET uid = ?, title = ? WHERE uid = ?",
        [(*(names.without(one, near=False) for one in (uid, title)), uid) for uid, title in rows],
    )
    bodies = "\n".join(body for (body,) in log.connection.execute("SELECT body FROM record WHERE entity = 'evidence'"))
    return [(digest, name) for _evidence, digest, name in found.files if digest and digest not in bodies]
