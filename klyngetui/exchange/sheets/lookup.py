"""Records that rows name: by id, organisation number or e-mail first, then by name; two of one name are a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.capture.match import BARE, Name, NameIndex
from klyngetui.capture.name_keys import asked_under, filed_under
from klyngetui.exchange.calendar.domains import address_of
from klyngetui.locale import _

if TYPE_CHECKING:
    from klyngetui.store.log import Log

    Record = dict[str, Any]

MOST_NAMED = 4


class Doubtful(ValueError):
    """A name that several records answer to."""


class Found(NamedTuple):
    """A record and by what it was found: id, number, email or name."""

    record: Record
    by: str


class Lookup:
    """The log's participants, people, groups and team as they stood when it was made, and what was added since."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self.records: dict[str, dict[str, Record]] = {}
        self._external: dict[tuple[str, str], str] = {}
        self._numbers: dict[str, str] = {}
        self._addresses: dict[str, str] = {}
        # A list of members adds a name with each row: searching all of them each time took minutes for thousands.
        self._called: dict[tuple[str, str], list[Name]] = {}
        self._known: dict[tuple[str, str, str | None], Record | None] = {}
        for entity in ("participant", "person", "group", "team_member"):
            self.records[entity] = {}
            for kept in log.cabinet.load(entity):
                self._add(entity, kept.record)
                if kept.external_id:
                    self._external[(entity, kept.external_id)] = kept.record["id"]

    def add(self, entity: str, record: Record) -> None:
        """Let later rows find a record that is being made."""
        self._add(entity, record)
        self._known.clear()

    def by_id(self, entity: str, said: str) -> Record | None:
        """The record of the id, or of the id it came with."""
        return self.records[entity].get(self._external.get((entity, said), said))

    def by_number(self, number: str) -> Record | None:
        """The participant of the organisation number."""
        return self.records["participant"].get(self._numbers.get(number, ""))

    def by_address(self, address: str) -> Record | None:
        """The person of the e-mail address."""
        return self.records["person"].get(self._addresses.get(address_of(address), ""))

    def by_name(self, entity: str, said: str, at: str | None = None) -> Record | None:
        """The one record called so, capitals, marks and AS aside; with `at`, first among that participant's people.

        Raises Doubtful where several are called so.
        """
        asked = (entity, said, at)
        if asked not in self._known:
            self._known[asked] = self._named(entity, said, at)
        return self._known[asked]

    def _named(self, entity: str, said: str, at: str | None) -> Record | None:
        index = NameIndex(self._called.get((entity, asked_under(said)), ()))
        found = (index.literal(said, entity, at) if at else []) or index.literal(said, entity)
        if not found:
            found = [match.name for match in index.match(said, entity) if match.rank <= BARE]
        if len(found) > 1:
            names = ", ".join(name.name for name in found[:MOST_NAMED])
            raise Doubtful(_("“{said}” can be several: {names}").format(said=said, names=names))
        return self.records[entity][found[0].id] if found else None

    def _add(self, entity: str, record: Record) -> None:
        self.records[entity][record["id"]] = record
        nicknames = tuple(record.get("nicknames", ()))
        at = tuple(each["participant"] for each in record.get("employments", ()))
        name = Name(record["id"], entity, record["name"], nicknames, at)
        for under in {under for called in (name.name, *nicknames) for under in filed_under(called)}:
            self._called.setdefault((entity, under), []).append(name)
        if record.get("org_number"):
            self._numbers.setdefault(record["org_number"], record["id"])
        if entity == "person" and (address := address_of(record["email"] or "")):
            self._addresses.setdefault(address, record["id"])


def is_called(name: str, record: Record) -> bool:
    """Whether the name is the participant's own or a nickname, capitals and legal form aside."""
    own = NameIndex([Name("", "participant", record["name"], tuple(record["nicknames"]))])
    said = NameIndex([Name("", "participant", name)])
    both = [*own.match(name, "participant"), *said.match(record["name"], "participant")]
    return any(match.rank <= BARE for match in both)
