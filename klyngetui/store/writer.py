"""One action being appended: its changes, and the rows that follow from them."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from klyngetui import clock
from klyngetui.model.ids import uuid7
from klyngetui.model.records import blank
from klyngetui.store import chain, moments
from klyngetui.store.cabinet import MANY, Kept
from klyngetui.store.canonical import compact, first_patch
from klyngetui.store.change_rows import INSERT, changes_of
from klyngetui.store.device import device_of
from klyngetui.store.entries import Entries
from klyngetui.store.fold import Change, State, fold, same
from klyngetui.store.migrations import drop_indexes, make_indexes
from klyngetui.store.project import AT_ONCE, derive, keep_new, keep_record, reproject
from klyngetui.store.rejudge import touched_by
from klyngetui.store.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from klyngetui.store.changes import Edit
    from klyngetui.store.log import Log

    Row = tuple[Any, ...]

NOTHING = "[]"
"""The base of a change that makes a record."""


class Writer:
    """The device's chain and clock, and what must be judged anew when all is written."""

    def __init__(self, log: Log, action: str, steps: Steps | None = None) -> None:
        self.log = log
        self.action = action
        self.device = device_of(log)
        head = log.connection.execute("SELECT head FROM device WHERE id = ?", (self.device,)).fetchone()
        self.head = head[0] if head else chain.START
        last = log.connection.execute("SELECT value FROM meta WHERE key = 'clock'").fetchone()
        self.last = last[0] if last else ""
        self.entries = Entries(log)
        self.stale: set[int] = set()
        self.indexed = True
        self.steps = steps or Steps()

    def write(self, edits: Sequence[Edit]) -> None:
        """Append what the edits change; new records that follow one another are written together."""
        known = self._known(edits)
        new: list[Edit] = []
        for edit in edits:
            if edit.id not in known:
                known.add(edit.id)
                new.append(edit)
                continue
            self._make(new)
            new = []
            self._change(edit)
            self.steps.step()
        self._make(new)
        if self.indexed and len(edits) == AT_ONCE and self._small():
            drop_indexes(self.log.connection)
            self.indexed = False

    def restate(self, edit: Edit, base: Sequence[str]) -> None:
        """Append a change that says the fields again, whatever stands now; `base` are the changes it stands in for."""
        found = self.log.cabinet.find(edit.id)
        self._append(edit, edit.patch, tuple(base), changes_of(self.log, edit.id), found)

    def finish(self) -> None:
        """Write where the chain and the clock stand now, and judge anew what the action touched."""
        connection = self.log.connection
        if not self.indexed:
            make_indexes(connection)
        connection.execute(
            "INSERT INTO device VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET head = excluded.head",
            (self.device, self.head),
        )
        connection.execute(
            "INSERT INTO meta VALUES ('clock', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (self.last,),
        )
        self.entries.finish()
        # What referred to a record that the action made later can be judged only now.
        waiting = self.stale | self.entries.unsettled
        self.steps.expect(len(waiting))
        reproject(self.log, waiting, lambda _done: self.steps.step())

    def _small(self) -> bool:
        """Whether the log holds few entries beside those that seem to be coming."""
        row = self.log.connection.execute("SELECT 1 FROM entry LIMIT 1 OFFSET ?", (2 * AT_ONCE,)).fetchone()
        return row is None

    def _known(self, edits: Sequence[Edit]) -> set[str]:
        """The ids of those that are in the log already."""
        query = "SELECT id FROM record WHERE id IN (SELECT value FROM json_each(?))"
        return {identity for (identity,) in self.log.connection.execute(query, (json.dumps([e.id for e in edits]),))}

    def _make(self, edits: Iterable[Edit]) -> None:
        rows: list[Row] = []
        found: list[Kept] = []
        bodies: list[str] = []
        last_key = self.log.connection.execute("SELECT coalesce(max(key), 0) FROM record").fetchone()[0]
        for key, edit in enumerate(edits, last_key + 1):
            patch = first_patch(edit.entity, edit.patch)
            body = text = compact(patch)
            row = self._row(edit, text, ())
            deleted, external = bool(patch.pop("deleted", False)), patch.pop("external_id", None)
            if deleted or external:
                body = compact(patch)
            fields = patch if edit.entity in MANY else json.loads(body)  # what is kept is nobody else's
            record = {"id": edit.id, **blank(edit.entity), **fields}
            rows.append(row)
            bodies.append(body)
            found.append(Kept(key, edit.entity, f"{self.last} {row[0]}", deleted, external, record))
        if rows:
            self.log.connection.executemany(INSERT, rows)
            keep_new(self.log, found, bodies)
            derive(self.entries, found, new=True)
        for _row in rows:
            self.steps.step()

    def _change(self, edit: Edit) -> None:
        found = self.log.cabinet.find(edit.id)
        assert found is not None
        past = changes_of(self.log, edit.id)
        state = fold(past)
        patch = {name: value for name, value in edit.patch.items() if _differs(found, state, name, value)}
        if not patch:
            return
        base = tuple(dict.fromkeys(head for name in patch for head in state.heads.get(name, ())))
        self._append(edit, patch, base, past, found)

    def _append(
        self, edit: Edit, patch: dict[str, Any], base: tuple[str, ...], past: list[Change], found: Kept | None
    ) -> None:
        row = self._row(edit, compact(patch), base)
        self.log.connection.execute(INSERT, row)
        change = Change._make((*row[:3], patch, base, *row[5:]))
        self.stale |= touched_by(self.log, edit.entity, found, set(patch))
        derive(self.entries, [keep_record(self.log, edit.entity, edit.id, fold([*past, change]))])

    def _row(self, edit: Edit, text: str, base: tuple[str, ...]) -> Row:
        """The change's row, next in the device's chain."""
        self.last = moments.after(self.last, edit.made_at or clock.now())
        salt, actor, prev = os.urandom(16).hex(), self.log.actor, self.head
        header = (
            uuid7(),
            edit.entity,
            edit.id,
            compact(base) if base else NOTHING,
            actor or "",
            self.device,
            self.last,
            self.action,
        )
        self.head = chain.digest(prev, header, chain.commitment(salt, text))
        return (*header[:3], text, header[3], actor, *header[5:], salt, prev, self.head)


def _differs(found: Kept, state: State, name: str, value: Any) -> bool:
    """Whether setting the field would change the record or settle a conflict over it."""
    if name in state.conflicts:
        return True
    now = found.deleted if name == "deleted" else found.record.get(name, state.fields.get(name))
    return not same(now, value)
