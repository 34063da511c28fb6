"""Who was there, as rows name them: participants, their people, guests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.exchange.sheets import values
from klyngetui.exchange.sheets.lookup import Doubtful
from klyngetui.exchange.sheets.problems import UnknownName
from klyngetui.locale import _
from klyngetui.model.ids import uuid7
from klyngetui.store.changes import Edit

if TYPE_CHECKING:
    from klyngetui.exchange.sheets.lookup import Lookup
    from klyngetui.exchange.sheets.problems import Problems
    from klyngetui.exchange.sheets.staging import StagedEntry

    Record = dict[str, Any]

BLANK: Record = {
    "participant": None,
    "person": None,
    "guest": None,
    "status": "present",
    "direct": False,
    "topic": None,
}
ALWAYS: Record = {"from": None, "to": None}


class Attendance:
    """Looks up whom the rows name, or makes them with `create`."""

    def __init__(self, lookup: Lookup, problems: Problems, *, create: bool) -> None:
        self.lookup = lookup
        self.problems = problems
        self.create = create
        self._made: list[Edit] = []

    def taken(self) -> list[Edit]:
        """What was made since last asked."""
        made, self._made = self._made, []
        return made

    def rows(self, entry: StagedEntry, day: str) -> list[Record]:
        """The attendance of the entry, each participant and person once."""
        found: dict[tuple[Any, ...], Record] = {}
        for number, said in entry.rows:
            for row in self._of(number, said, day):
                found.setdefault((row["participant"], row["person"], row["guest"]), row)
        named = {one["participant"] for one in found.values() if one["person"]}
        # A participant with people is there through them.
        return [one for one in found.values() if one["person"] or one["guest"] or one["participant"] not in named]

    def _of(self, number: int, said: dict[str, str], day: str) -> list[Record]:
        shared = dict(BLANK)
        if "presence" in said:
            shared["status"] = self.problems.tried(
                *(number, "presence", said["presence"]), lambda text: values.choice(text, values.PRESENCES)
            )
        if "direct" in said:
            shared["direct"] = self.problems.tried(number, "direct", said["direct"], values.flag)
        if "topic" in said:
            shared["topic"] = said["topic"]
        pairs = self._participants(number, said)
        people = values.items(said.get("people", ""))
        rows = [{**shared, "participant": participant, "person": person} for participant, person in pairs]
        if people:
            rows = [row for row in rows if row["person"]] if len(pairs) == 1 else rows
            for name in people:
                rows += [{**shared, **one} for one in self._person(number, name, [at for at, _one in pairs], day)]
        guests = [{**BLANK, "guest": guest} for guest in values.items(said.get("guests", ""))]
        return [*rows, *guests]

    def _participants(self, number: int, said: dict[str, str]) -> list[tuple[str, str | None]]:
        """(participant, person or None) for each one named."""
        by_id = self.lookup.by_id("participant", said["participant_id"]) if "participant_id" in said else None
        if by_id is not None:
            return [(by_id["id"], None)]
        org = (
            self.problems.tried(number, "org_number", said["org_number"], values.org_number)
            if "org_number" in said
            else ""
        )
        by_number = self.lookup.by_number(org) if org else None
        if by_number is not None:
            return [(by_number["id"], None)]
        names = values.items(said.get("participants", ""))
        if org and not names:
            told = _("there is no participant with the number {number}").format(number=org)
            self.problems.add(number, "org_number", told)
        return [
            pair for name in names if (pair := self._pair(number, name, org if len(names) == 1 else "")) is not None
        ]

    def _pair(self, number: int, name: str, org: str | None) -> tuple[str, str | None] | None:
        """What `Fjordglimt` or `Fjordglimt: Kari` means."""
        whole = self._participant(number, name, org, quiet=":" in name)
        if whole is not None or ":" not in name:
            return (whole, None) if whole else None
        before, _colon, after = name.partition(":")
        participant = self._participant(number, before.strip(), org)
        if participant is None or not after.strip():
            return (participant, None) if participant else None
        found = self._person(number, after.strip(), [participant], "")
        return (participant, found[0]["person"]) if found else None

    def _participant(self, number: int, name: str, org: str | None, *, quiet: bool = False) -> str | None:
        try:
            found = self.lookup.by_name("participant", name)
        except Doubtful as doubt:
            self.problems.add(number, "participants", str(doubt))
            return None
        if found is not None or quiet:
            return str(found["id"]) if found else None
        if not self.create:
            told = _("there is no participant “{name}”").format(name=name)
            self.problems.add(number, "participants", told, UnknownName)
            return None
        fields = {"name": name, "kind": "other", "commitments": [{**ALWAYS, "ground": "agreement"}]}
        return self._make("participant", {**fields, **({"org_number": org} if org else {})})

    def _person(self, number: int, name: str, at: list[str], day: str) -> list[Record]:
        """The row of a person: at the participant named, else where the person worked that day."""
        try:
            found = next((one for each in at if (one := self._works_at(name, each)) is not None), None)
            found = found or self.lookup.by_name("person", name)
        except Doubtful as doubt:
            self.problems.add(number, "people", str(doubt))
            return []
        if found is not None:
            return [{"person": found["id"], "participant": self._employer(found, at, day)}]
        if not self.create:
            told = _("there is no person “{name}”").format(name=name)
            self.problems.add(number, "people", told, UnknownName)
            return []
        works_for = at[0] if len(at) == 1 else None
        employments = [{"participant": works_for, **ALWAYS}] if works_for else []
        return [{"person": self._make("person", {"name": name, "employments": employments}), "participant": works_for}]

    def _works_at(self, name: str, participant: str) -> Record | None:
        found = self.lookup.by_name("person", name, participant)
        works = {one["participant"] for one in found["employments"]} if found else set()
        return found if participant in works else None

    def _employer(self, person: Record, at: list[str], day: str) -> str | None:
        works = [one for one in person["employments"] if _covers(one, day)] or person["employments"]
        employers = [one["participant"] for one in works]
        there = [one for one in at if one in employers]
        if there or len(at) == 1:
            return there[0] if there else at[0]
        return employers[0] if employers else None

    def _make(self, entity: str, fields: Record) -> str:
        identity = uuid7()
        self._made.append(Edit(entity, identity, fields))
        self.lookup.add(entity, {"id": identity, "nicknames": [], "email": None, "org_number": None, **fields})
        return identity


def _covers(spell: Record, day: str) -> bool:
    return (spell["from"] or "") <= day <= (spell["to"] or "9999")
