"""A list of members held against the participants: joined, left, renamed, merged, filled in and changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from klyngetui.exchange.calendar.domains import tidy_domain
from klyngetui.exchange.sheets import values
from klyngetui.exchange.sheets.commitments import committed, ended
from klyngetui.exchange.sheets.lookup import Doubtful, Found, Lookup, is_called
from klyngetui.exchange.sheets.problems import Problems
from klyngetui.exchange.sheets.proposal import CHANGED, FILLED, JOINED, LEFT, MERGED, RENAMED, Proposal, shown
from klyngetui.exchange.sheets.table import listed
from klyngetui.locale import _
from klyngetui.locale.formats import day as day_words
from klyngetui.model.ids import uuid7
from klyngetui.model.labels import field_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from klyngetui.exchange.sheets.columns import Columns
    from klyngetui.exchange.sheets.table import Table
    from klyngetui.store.log import Log

    Record = dict[str, Any]

READ: dict[str, Any] = {
    "org_number": values.org_number,
    "kind": lambda text: values.choice(text, values.PARTICIPANT_KINDS),
    "since": values.day,
    "until": values.day,
    "ground": lambda text: values.choice(text, values.GROUNDS),
    "nicknames": values.items,
    "email_domains": lambda text: [tidy_domain(one) for one in values.items(text.replace(",", ";"))],
    "cadence_days": values.whole,
}
LISTS = ("nicknames", "email_domains")
PLAIN = ("kind", "municipality", "website", "cadence_days", "notes")


def read_roster(
    log: Log,
    table: Table,
    columns: Columns,
    today: date,
    *,
    since: date | None = None,
    tick: Callable[[int], None] = lambda _done: None,
) -> list[Proposal]:
    """What the list says that the log does not, in the order of its rows; who is missing from it comes last.

    `since` is when those joined whose row names no day: today if not said, in a log without participants always. Raises
    Invalid naming every error by file, row and column.
    """
    reader = _Roster(log, table, columns, today, since)
    for done, (number, cells) in enumerate(listed(table), 1):
        reader.row(number, cells)
        tick(done)
    reader.problems.stop()
    return [*reader.proposals, *reader.missing()]


class _Roster:
    def __init__(self, log: Log, table: Table, columns: Columns, today: date, since: date | None) -> None:
        self.columns = columns
        self.today = today
        self.problems = Problems(table.name, columns)
        self.lookup = Lookup(log)
        self.proposals: list[Proposal] = []
        self.named: dict[str, int] = {}
        begun = bool(self.lookup.records["participant"])
        self.since = since.isoformat() if since else today.isoformat() if begun else None

    def row(self, number: int, cells: list[str]) -> None:
        """Take one row of the list."""
        if self.columns.beyond(cells):
            self.problems.add(number, "", _("has text to the right of the last column"))
        said = self._read(number, self.columns.said(cells))
        if said is None:
            return
        found = self._find(number, said)
        if found is not None and found.record["id"] in self.named:
            earlier = self.named[found.record["id"]]
            told = _("names the same participant as row {row}").format(row=earlier)
            self.problems.add(number, "org_number" if found.by == "number" else "name", told)
        elif found is not None:
            self.named[found.record["id"]] = number
            self._compare(number, said, found)
        else:
            self._joined(number, said)

    def missing(self) -> list[Proposal]:
        """Those committed without an end who stand in no row."""
        gone = []
        merged = {one.id for one in self.proposals if one.kind == MERGED}
        for record in self.lookup.records["participant"].values():
            identity = record["id"]
            if identity in self.named or identity in merged or record["succeeded_by"]:
                continue
            if any(not one["to"] and (one["from"] or "") <= self.today.isoformat() for one in record["commitments"]):
                words = _("not in the list: committed until {day}").format(day=day_words(self.today))
                patch = {"commitments": ended(record["commitments"], self.today)}
                gone.append(Proposal(LEFT, 0, "participant", identity, record["name"], words, patch, {}))
        return gone

    def _read(self, number: int, cells: dict[str, str]) -> Record | None:
        if "name" not in cells:
            self.problems.add(number, "name", _("is empty"))
            return None
        before = len(self.problems.found)
        said: Record = {
            field: self.problems.tried(number, field, text, READ[field]) if field in READ else text
            for field, text in cells.items()
        }
        if said.get("since") and said.get("until") and said["until"] < said["since"]:
            self.problems.add(number, "until", _("ends before it begins"))
        return said if len(self.problems.found) == before else None

    def _find(self, number: int, said: Record) -> Found | None:
        by_id = self.lookup.by_id("participant", said["id"]) if "id" in said else None
        if by_id is not None:
            return Found(by_id, "id")
        by_number = self.lookup.by_number(said["org_number"]) if "org_number" in said else None
        if by_number is not None:
            return Found(by_number, "number")
        try:
            by_name = self.lookup.by_name("participant", said["name"])
        except Doubtful as doubt:
            self.problems.add(number, "name", str(doubt))
            return None
        return Found(by_name, "name") if by_name is not None else None

    def _joined(self, number: int, said: Record) -> None:
        record = {"id": uuid7(), "name": said["name"], "kind": said.get("kind") or "other", "succeeded_by": None}
        since, until = said.get("since") or self.since, said.get("until")
        if until and since and until < since:
            since = None
        spell = {"from": since, "to": until, "ground": said.get("ground") or "agreement"}
        fields = {field: said[field] for field in (*PLAIN, *LISTS, "org_number") if field in said}
        patch = {"name": said["name"], **fields, "kind": record["kind"], "commitments": [spell]}
        when = day_words(date.fromisoformat(since)) if since else _("before the log began")
        words = _("new participant, committed since {when}").format(when=when)
        if "kind" not in said:
            words = _("{words}, kind “other”").format(words=words)
        self._propose(JOINED, number, record, words, patch)
        self.lookup.add("participant", {**record, **patch, "nicknames": said.get("nicknames", [])})
        self.named[record["id"]] = number

    def _compare(self, number: int, said: Record, found: Found) -> None:
        record = found.record
        self._merged(number, said, found)
        if not is_called(said["name"], record):
            words = _("now “{name}”").format(name=said["name"])
            kept = {} if record["name"] in record["nicknames"] else {"nicknames": [record["name"]]}
            self._propose(RENAMED, number, record, words, {"name": said["name"]}, kept)
        for field in (*PLAIN, "org_number"):
            if field in said and said[field] != record[field]:
                kind = FILLED if record[field] is None else CHANGED
                after = shown("participant", field, said[field])
                words = f"{field_label(field)}: {after}"
                if kind == CHANGED:
                    words = _("{field}: {after}, was {before}").format(
                        field=field_label(field), after=after, before=shown("participant", field, record[field])
                    )
                self._propose(kind, number, record, words, {field: said[field]})
        for field in LISTS:
            new = [one for one in said.get(field, []) if one not in record[field]]
            if new:
                self._propose(FILLED, number, record, f"{field_label(field)}: {', '.join(new)}", {}, {field: new})
        self._commitments(number, said, record)

    def _merged(self, number: int, said: Record, found: Found) -> None:
        """One row for two participants: found by number or id, and called like another one."""
        if found.by == "name":
            return
        try:
            other = self.lookup.by_name("participant", said["name"])
        except Doubtful:
            return
        into = found.record
        if other is None or other["id"] == into["id"] or other["succeeded_by"] or other["id"] in self.named:
            return
        patch = {"succeeded_by": {"participant": into["id"], "on": self.today.isoformat()}}
        self._propose(MERGED, number, other, _("succeeded by {name}").format(name=into["name"]), patch)

    def _commitments(self, number: int, said: Record, record: Record) -> None:
        found = committed(said, record["commitments"], self.today)
        if found is not None:
            kind, words, after = found
            self._propose(kind, number, record, words, {"commitments": after})

    def _propose(
        self, kind: str, number: int, record: Record, words: str, patch: Record, more: Record | None = None
    ) -> None:
        identity, name = record["id"], record["name"]
        self.proposals.append(Proposal(kind, number, "participant", identity, name, words, patch, more or {}))
