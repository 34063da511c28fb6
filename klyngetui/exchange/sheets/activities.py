"""A table of meetings and events taken into the log: all or nothing, and a repeat changes nothing."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.exchange.sheets.entry import STORY, EntryReader
from klyngetui.exchange.sheets.lookup import Lookup
from klyngetui.exchange.sheets.problems import Problems
from klyngetui.exchange.sheets.staging import StagedEntry, Staging
from klyngetui.exchange.sheets.xlsx_file import is_workbook
from klyngetui.locale import _, ngettext
from klyngetui.locale.formats import number
from klyngetui.model.ids import is_uuid, uuid5, uuid7
from klyngetui.model.records import blank
from klyngetui.model.references import references
from klyngetui.store.actions import taken_back
from klyngetui.store.changes import Edit, append, changes_of
from klyngetui.store.fold import same
from klyngetui.store.transaction import rehearsal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from klyngetui.exchange.sheets.columns import Columns
    from klyngetui.exchange.sheets.table import Table
    from klyngetui.store.log import Log

    Record = dict[str, Any]

FORGET_EVERY = 1000
"""Records written between two clearings of the log's memory."""
LONGEST_ID = 64


class SheetTaken(NamedTuple):
    """What an import of a table did: entries made and left as they were, rows read, rows that repeated another one.

    `created` names the participants and people made for it; `stories` counts rows of stories, which are not read from
    tables; `action_id` is what undo takes back.
    """

    made: int
    left: int
    rows: int
    twice: int
    stories: int
    created: tuple[str, ...]
    action_id: str | None

    @property
    def words(self) -> str:
        """How many rows were read, and what they made."""
        rows = ngettext("{n} row", "{n} rows", self.rows).format(n=number(self.rows))
        made = ngettext("{n} new entry", "{n} new entries", self.made).format(n=number(self.made))
        return _("{rows}: {made}, {left} as they were").format(rows=rows, made=made, left=number(self.left))


def take_in_activities(
    log: Log,
    table: Table,
    columns: Columns,
    today: date,
    *,
    team: list[str] | None = None,
    create: bool = False,
    dry_run: bool = False,
    tick: Callable[[int], None] = lambda _done: None,
    wrote: Callable[[int, int], None] | None = None,
) -> SheetTaken:
    """Bring the table's entries into the log as one action; `team` was there where the table does not say who.

    `create` makes participants and people that are not known. An entry keeps its id from import to import, by the id in
    its row or by what its rows say: one that was imported before is left as it is, also where it was changed or deleted
    since. `tick` is told the number of rows read; `wrote`, or `tick` where there is none, the number of entries put in
    and of how many. Raises Invalid naming every error by file, row and column, or a LogError; then nothing is written.
    """
    log.guard_writing()
    problems = Problems(table.name, columns)
    with Staging() as staging:
        staging.fill(
            *(table, columns),
            beyond=lambda number: problems.add(number, "", _("has text to the right of the last column")),
            tick=tick,
        )
        source = "xlsx" if is_workbook(table.name) else "csv"
        reader = EntryReader(
            *(Lookup(log), problems), create=create, team=team or [], today=today.isoformat(), source=source
        )
        try:
            with rehearsal(log.connection) if dry_run else nullcontext(), log.transaction():
                return _Import(log, staging, reader).run(wrote or (lambda done, _of: tick(done)))
        finally:
            log.refresh()


class _Import:
    def __init__(self, log: Log, staging: Staging, reader: EntryReader) -> None:
        self.log = log
        self.staging = staging
        self.reader = reader
        self.made = self.left = self.stories = 0
        self.created: list[str] = []
        self.pending: dict[str, Edit] = {}

    def run(self, wrote: Callable[[int, int], None]) -> SheetTaken:
        action: str | None = uuid7()
        append(self.log, self._edits(wrote), action_id=action)
        # An error anywhere takes back what was written before it was met.
        self.reader.problems.stop()
        if not self.made:
            action = None
        staging = self.staging
        return SheetTaken(
            *(self.made, self.left, staging.rows, staging.twice, self.stories, tuple(self.created)), action_id=action
        )

    def _edits(self, wrote: Callable[[int, int], None]) -> Iterator[Edit]:
        problems, of = self.reader.problems, self.staging.count()
        for done, entry in enumerate(self.staging.entries(), 1):
            wrote(done, of)
            if entry.rows[0][1].get("kind", "").casefold() in STORY:
                self.stories += len(entry.rows)
                continue
            record = self.reader.record(entry)
            self.pending |= {one.id: one for one in self.reader.made}
            if record is None or problems.found:
                continue
            if done % FORGET_EVERY == 0:
                self.log.refresh()
            edit = self._edit(entry, record)
            if edit is None:
                self.left += 1
                continue
            yield from self._needed("activity", record)
            self.made += 1
            yield edit

    def _needed(self, entity: str, record: Record) -> Iterator[Edit]:
        """What was made for the record's sake, before the record itself; for entries that are left nothing is made."""
        for reference in references(entity, record):
            edit = self.pending.pop(reference.id, None)
            if edit is not None:
                yield from self._needed(edit.entity, {**blank(edit.entity), **edit.patch})
                self.created.append(str(edit.patch["name"]))
                yield edit

    def _edit(self, entry: StagedEntry, record: Record) -> Edit | None:
        """What makes the entry, or brings it back after its import was undone; None where it is to be left."""
        identity = self._identity(entry)
        found = self.log.cabinet.find(identity)
        default = blank("activity")
        if found is None:
            patch = {name: value for name, value in record.items() if not same(value, default[name])}
            if entry.id and not is_uuid(entry.id):
                patch["external_id"] = entry.id
            return Edit("activity", identity, patch)
        if found.deleted and taken_back(changes_of(self.log, identity)[-1].action_id) is not None:
            return Edit("activity", identity, {**record, "deleted": False})
        return None

    def _identity(self, entry: StagedEntry) -> str:
        cluster = self.log.cluster_id or ""
        if not entry.id:
            return uuid5(cluster, "activity", f"sheet/{entry.digest}")
        if is_uuid(entry.id):
            return entry.id
        query = "SELECT id FROM record WHERE entity = 'activity' AND external_id = ?"
        known = self.log.connection.execute(query, (entry.id,)).fetchone()
        return str(known[0]) if known else uuid5(cluster, "activity", entry.id)
