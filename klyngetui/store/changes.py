"""The single write path: one transaction appends the changes and brings the projected tables along."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui import clock
from klyngetui.model.ids import uuid7
from klyngetui.model.records import blank
from klyngetui.store import chain, moments
from klyngetui.store.fold import Change, State, fold, same
from klyngetui.store.log import device_of
from klyngetui.store.project import project, reproject
from klyngetui.store.rejudge import touched_by
from klyngetui.store.transaction import immediate
from klyngetui.store.validate import validated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

COLUMNS = "id, entity, record_id, patch, base, actor, device, made_at, action_id, salt, prev, digest"
INSERT = f"INSERT INTO change ({COLUMNS}) VALUES ({', '.join('?' * 12)})"
BESIDES = ("deleted", "external_id")
"""Fields of a patch that are no fields of the record itself."""


class Edit(NamedTuple):
    """What is to be changed in one record; a record that does not exist yet is made by it.

    `made_at` sets the recorded moment of a sample's change; None is now.
    """

    entity: str
    id: str
    patch: dict[str, Any]
    made_at: datetime | None = None


def commit(log: Log, edits: Iterable[Edit], *, action_id: str | None = None) -> str:
    """Validate the edits against the log and save them as one action; returns the action's id.

    A patch may hold `deleted` besides the record's fields. Fields that already have the value are left out, and an edit
    that changes nothing appends nothing. Raises Invalid with every problem, Refused for what others still refer to, or
    a LogError; then nothing is written.
    """
    log.guard_writing()
    edits = list(edits)
    with immediate(log.connection):
        return append(log, validated(log, edits), action_id=action_id)


def append(
    log: Log,
    edits: Iterable[Edit],
    *,
    action_id: str | None = None,
    tick: Callable[[int], None] = lambda _done: None,
) -> str:
    """Save edits that were validated already, inside the caller's transaction; `tick` is told the number done."""
    action = action_id or uuid7()
    writer = _Writer(log, action)
    try:
        for done, edit in enumerate(edits, 1):
            writer.write(edit)
            tick(done)
    except BaseException:
        log.refresh()
        raise
    writer.finish()
    return action


def changes_of(log: Log, record_id: str) -> list[Change]:
    """Every change of one record, in order of arrival."""
    return list(read_changes(log, "WHERE record_id = ? ORDER BY seq", (record_id,)))


def changes_in(log: Log, action_id: str) -> list[Change]:
    """Every change of one action, in order of arrival."""
    return list(read_changes(log, "WHERE action_id = ? ORDER BY seq", (action_id,)))


def read_changes(log: Log, where: str = "ORDER BY seq", values: tuple[Any, ...] = ()) -> Iterator[Change]:
    """The changes a condition selects, read as they are asked for."""
    for row in log.connection.execute(f"SELECT {COLUMNS} FROM change {where}", values):
        yield from_row(row)


def from_row(row: tuple[Any, ...]) -> Change:
    """The change a row of COLUMNS holds; an erased patch is empty."""
    patch, base = row[3], row[4]
    return Change._make((*row[:3], json.loads(patch) if patch else {}, tuple(json.loads(base)), *row[5:]))


def compact(value: Any) -> str:
    """Canonical JSON: sorted keys, no spaces, UTF-8 (docs/data-format.md)."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def body_of(entity: str, fields: dict[str, Any]) -> str:
    """The stored form of a record's fields: canonical JSON, defaults left out, so that equal states are equal bytes."""
    default = blank(entity)
    return compact(
        {name: value for name, value in fields.items() if name in default and not same(value, default[name])}
    )


class _Writer:
    """The state of one action being appended: the device's chain and clock, and what must be judged anew after."""

    def __init__(self, log: Log, action: str) -> None:
        self.log = log
        self.action = action
        self.device = device_of(log)
        head = log.connection.execute("SELECT head FROM device WHERE id = ?", (self.device,)).fetchone()
        self.head = head[0] if head else chain.START
        last = log.connection.execute("SELECT value FROM meta WHERE key = 'clock'").fetchone()
        self.last = last[0] if last else ""
        self.stale: set[int] = set()

    def write(self, edit: Edit) -> None:
        log = self.log
        found = log.cabinet.find(edit.id)
        patch, state = edit.patch, None
        base: tuple[str, ...] = ()
        if found is not None:
            past = changes_of(log, edit.id)
            state = fold(past)
            patch = {name: value for name, value in patch.items() if _differs(found, state, name, value)}
            if not patch:
                return
            base = tuple(dict.fromkeys(head for name in patch for head in state.heads.get(name, ())))
        change = self._append(edit, patch, base)
        state = fold([*past, change]) if found is not None else _created(change)
        self.stale |= touched_by(log, edit.entity, found, set(patch))
        log.cabinet.missed = False
        project_state(log, edit.entity, edit.id, state)
        if log.cabinet.missed and (kept := log.cabinet.find(edit.id)):
            # It refers to a record that a later edit of the action makes.
            self.stale.add(kept.key)

    def _append(self, edit: Edit, patch: dict[str, Any], base: tuple[str, ...]) -> Change:
        self.last = moments.after(self.last, edit.made_at or clock.now())
        text, salt = compact(patch), os.urandom(16).hex()
        actor = self.log.actor
        header = (uuid7(), edit.entity, edit.id, compact(base), actor or "", self.device, self.last, self.action)
        prev, self.head = self.head, chain.digest(self.head, header, chain.commitment(salt, text))
        row = (*header[:3], text, header[3], actor, *header[5:], salt, prev, self.head)
        self.log.connection.execute(INSERT, row)
        return Change._make((*row[:3], patch, base, *row[5:]))

    def finish(self) -> None:
        connection = self.log.connection
        connection.execute(
            "INSERT INTO device VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET head = excluded.head",
            (self.device, self.head),
        )
        connection.execute(
            "INSERT INTO meta VALUES ('clock', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (self.last,),
        )
        reproject(self.log, self.stale)


def project_state(log: Log, entity: str, record_id: str, state: State) -> None:
    """Bring the projected tables to what a record's changes amount to."""
    fields = {name: value for name, value in state.fields.items() if name not in BESIDES}
    project(
        log,
        entity,
        record_id,
        body_of(entity, fields),
        first=state.first,
        deleted=bool(state.fields.get("deleted")),
        external_id=state.fields.get("external_id"),
        conflicts=state.conflicts,
    )


def _created(change: Change) -> State:
    return State(change.patch, dict.fromkeys(change.patch, (change.id,)), (), f"{change.made_at} {change.id}")


def _differs(found: Kept, state: State, name: str, value: Any) -> bool:
    """Whether setting the field would change the record or settle a conflict over it."""
    if name in state.conflicts:
        return True
    now = found.deleted if name == "deleted" else found.record.get(name, state.fields.get(name))
    return not same(now, value)
