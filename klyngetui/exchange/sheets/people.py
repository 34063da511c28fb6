"""A list of people held against those of the log: new ones, and what is filled in or changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.exchange.calendar.domains import address_of
from klyngetui.exchange.sheets import values
from klyngetui.exchange.sheets.lookup import Doubtful, Lookup
from klyngetui.exchange.sheets.problems import Problems, UnknownName
from klyngetui.exchange.sheets.proposal import CHANGED, FILLED, JOINED, RENAMED, Proposal
from klyngetui.exchange.sheets.table import listed
from klyngetui.locale import _
from klyngetui.model.ids import uuid7
from klyngetui.model.labels import field_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from klyngetui.exchange.sheets.columns import Columns
    from klyngetui.exchange.sheets.table import Table
    from klyngetui.store.log import Log

    Record = dict[str, Any]

PLAIN = ("email", "phone", "role")
NEW: Record = {"kind": "other", "commitments": [{"from": None, "to": None, "ground": "agreement"}]}


def read_people(
    log: Log,
    table: Table,
    columns: Columns,
    *,
    create: bool = False,
    tick: Callable[[int], None] = lambda _done: None,
) -> list[Proposal]:
    """What the list says that the log does not; `create` makes the participants it names that are not known.

    Raises Invalid naming every error by file, row and column.
    """
    reader = _People(log, table, columns, create)
    for done, (number, cells) in enumerate(listed(table), 1):
        reader.row(number, cells)
        tick(done)
    reader.problems.stop()
    return reader.proposals


class _People:
    def __init__(self, log: Log, table: Table, columns: Columns, create: bool) -> None:
        self.columns = columns
        self.create = create
        self.problems = Problems(table.name, columns)
        self.lookup = Lookup(log)
        self.proposals: list[Proposal] = []
        self.named: dict[str, int] = {}

    def row(self, number: int, cells: list[str]) -> None:
        """Take one row of the list."""
        said = self.columns.said(cells)
        before = len(self.problems.found)
        if self.columns.beyond(cells):
            self.problems.add(number, "", _("has text to the right of the last column"))
        name = said.get("name") or " ".join(filter(None, (said.get("first_name"), said.get("last_name"))))
        if not name:
            self.problems.add(number, "name" if "name" in self.columns.places else "first_name", _("is empty"))
        if "email" in said and not address_of(said["email"]):
            self.problems.add(number, "email", _("“{text}” is no e-mail address").format(text=said["email"]))
        at = self._participant(number, said)
        spell = {
            "participant": at,
            "from": self.problems.tried(number, "since", said["since"], values.day) if "since" in said else None,
            "to": self.problems.tried(number, "until", said["until"], values.day) if "until" in said else None,
        }
        if len(self.problems.found) > before:
            return
        found = self._find(number, said, name, at)
        if len(self.problems.found) > before:
            return
        if found is None:
            self._new(number, said, name, spell)
        elif found["id"] in self.named:
            told = _("names the same person as row {row}").format(row=self.named[found["id"]])
            self.problems.add(number, "email" if "email" in said else "name", told)
        else:
            self.named[found["id"]] = number
            self._compare(number, said, name, spell, found)

    def _participant(self, number: int, said: dict[str, str]) -> str | None:
        try:
            org = values.org_number(said["org_number"]) if "org_number" in said else ""
        except ValueError as wrong:
            self.problems.add(number, "org_number", str(wrong))
            return None
        name = said.get("participant", "")
        try:
            found = (self.lookup.by_number(org) if org else None) or (
                self.lookup.by_name("participant", name) if name else None
            )
        except Doubtful as doubt:
            self.problems.add(number, "participant", str(doubt))
            return None
        if found is not None:
            return str(found["id"])
        if not name and not org:
            return None
        if not self.create or not name:
            told = _("there is no participant “{name}”").format(name=name or org)
            self.problems.add(number, "participant" if name else "org_number", told, UnknownName)
            return None
        record = {"id": uuid7(), "name": name, "org_number": org or None, **NEW}
        patch = {field: value for field, value in record.items() if field != "id" and value}
        words = _("new participant, kind “other”, committed since before the log began")
        self.proposals.append(Proposal(JOINED, number, "participant", str(record["id"]), name, words, patch, {}))
        self.lookup.add("participant", {**record, "nicknames": []})
        return str(record["id"])

    def _find(self, number: int, said: dict[str, str], name: str, at: str | None) -> Record | None:
        by_id = self.lookup.by_id("person", said["id"]) if "id" in said else None
        found = by_id or (self.lookup.by_address(said["email"]) if "email" in said else None)
        if found is not None:
            return found
        try:
            found = self.lookup.by_name("person", name, at)
        except Doubtful as doubt:
            if "email" not in said:
                self.problems.add(number, "name", str(doubt))
            return None
        if found is None:
            return None
        # A namesake somewhere else, or with another address, is somebody else.
        works_at = {one["participant"] for one in found["employments"]}
        other = "email" in said and found["email"] and address_of(found["email"]) != address_of(said["email"])
        return None if other or (at and works_at and at not in works_at) else found

    def _new(self, number: int, said: dict[str, str], name: str, spell: Record) -> None:
        record: Record = {"id": uuid7(), "name": name, "email": said.get("email"), "nicknames": []}
        record["employments"] = [spell] if spell["participant"] else []
        patch = {field: said[field] for field in PLAIN if field in said}
        if "nicknames" in said:
            patch["nicknames"] = record["nicknames"] = values.items(said["nicknames"])  # type: ignore[assignment]
        patch |= {"name": name, "employments": record["employments"]}
        at = self.lookup.records["participant"].get(spell["participant"] or "", {}).get("name")
        words = _("new person at {participant}").format(participant=at) if at else _("new person")
        self._propose(JOINED, number, record, words, patch, needs=spell["participant"])
        self.lookup.add("person", record)
        self.named[record["id"]] = number

    def _compare(self, number: int, said: dict[str, str], name: str, spell: Record, record: Record) -> None:
        if name != record["name"] and name not in record["nicknames"]:
            more = {"nicknames": [record["name"]]}
            self._propose(RENAMED, number, record, _("now “{name}”").format(name=name), {"name": name}, more)
        for field in PLAIN:
            if field not in said or said[field].casefold() == (record[field] or "").casefold():
                continue
            kind = CHANGED if record[field] else FILLED
            words = f"{field_label(field)}: {said[field]}"
            self._propose(kind, number, record, words, {field: said[field]})
        if spell["participant"] and all(one["participant"] != spell["participant"] for one in record["employments"]):
            at = self.lookup.records["participant"][spell["participant"]]["name"]
            words = _("works for {participant}").format(participant=at)
            self._propose(FILLED, number, record, words, {}, {"employments": [spell]}, spell["participant"])

    def _propose(
        self,
        kind: str,
        number: int,
        record: Record,
        words: str,
        patch: Record,
        more: dict[str, list[Any]] | None = None,
        needs: str | None = None,
    ) -> None:
        self.proposals.append(
            Proposal(kind, number, "person", record["id"], record["name"], words, patch, more or {}, needs)
        )
