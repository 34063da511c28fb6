"""The first pass over a document: every record, id and reference, and every error with its JSON path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.exchange.document_head import Cluster, bad_id, check_head, cluster_of, unknown_keys
from klyngetui.exchange.identities import Identities, tidy
from klyngetui.locale import _
from klyngetui.model.check import Invalid, Problem, check_record
from klyngetui.model.ids import is_uuid
from klyngetui.model.records import KEYS
from klyngetui.model.references import references, translated
from klyngetui.model.succession import circles

if TYPE_CHECKING:
    from klyngetui.store.log import Log

    Record = dict[str, Any]

#: A record comes after what it refers to, so that it can be judged at once; evidence is seen by what it is attached to.
FIRST = ("participants", "people", "team", "groups")
ORDER = (*FIRST, *(key for key in KEYS if key not in FIRST))


class Said(NamedTuple):
    """One record as the document says it: normalised, with the log's ids; `gone` are its references to deleted ones."""

    entity: str
    id: str
    external: str | None
    path: str
    record: Record
    gone: tuple[Problem, ...] = ()


class Checked(NamedTuple):
    """A document without errors: whose it is, and its records in the order to write them."""

    cluster: Cluster
    records: list[Said]


def check_document(log: Log, document: Record) -> Checked:
    """Hold the document against the field tables and the log; raises Invalid naming everything that is wrong."""
    check_head(document)
    problems = unknown_keys(document)
    cluster = cluster_of(log, document, problems)
    reader = _Reader(log, cluster, problems)
    if "cluster" in document:
        reader.cluster(document["cluster"])
    for key in ORDER:
        reader.array(key, document.get(key, []))
    records = [reader.resolved(said) for said in reader.said]
    for entity, record, path in reader.broken:
        reader.look_up(entity, record, path)
    problems += circle_problems(records, {said.id: said.record for said in records if said.entity == "participant"})
    if problems:
        raise Invalid(problems)
    return Checked(cluster, records)


def circle_problems(said: list[Said], participants: dict[str, Record]) -> list[Problem]:
    """The document's participants that, among these, succeed themselves."""
    if not any(record["succeeded_by"] for record in participants.values()):
        return []
    turning = set(circles(participants))
    why = _("a participant cannot succeed itself, not even round a circle")
    return [Problem(f"{one.path}.succeeded_by", why) for one in said if one.id in turning]


class _Reader:
    """Gathers the records of one document, and what is wrong with them."""

    def __init__(self, log: Log, cluster: Cluster, problems: list[Problem]) -> None:
        self.log = log
        self.whose = cluster
        self.problems = problems
        self.ids = Identities(log, cluster.id)
        self.said: list[Said] = []
        self.broken: list[tuple[str, Record, str]] = []
        self.places: dict[str, tuple[str, str]] = {cluster.id: ("cluster", "$.cluster")}

    def cluster(self, raw: Any) -> None:
        before = len(self.problems)
        record = check_record("cluster", raw, "$.cluster", self.problems)
        if len(self.problems) == before:
            self.said.append(Said("cluster", self.whose.id, self.whose.external, "$.cluster", record))

    def array(self, key: str, raw: Any) -> None:
        if not isinstance(raw, list):
            self.problems.append(Problem(f"$.{key}", _("must be a list")))
            return
        for place, one in enumerate(raw):
            self._record(KEYS[key], one, f"$.{key}[{place}]")

    def _record(self, entity: str, raw: Any, path: str) -> None:
        before = len(self.problems)
        record = check_record(entity, raw, path, self.problems)
        if not isinstance(raw, dict):
            return
        text = tidy(raw.get("id"))
        if text is None:
            self.problems.append(Problem(f"{path}.id", bad_id() if "id" in raw else _("is missing")))
            return
        identity = self.ids.of(entity, text)
        if identity in self.places:
            first = self.places[identity][1]
            self.problems.append(Problem(f"{path}.id", _("is used by {first} already").format(first=first)))
            return
        self.places[identity] = (entity, path)
        found = self.log.cabinet.find(identity)
        if found is not None and found.entity != entity:
            told = _("is the id of another record of this log, a {entity}").format(entity=found.entity)
            self.problems.append(Problem(f"{path}.id", told))
        elif len(self.problems) == before:
            self.said.append(Said(entity, identity, None if is_uuid(text) else text, path, record))
        else:
            self.broken.append((entity, record, path))

    def resolved(self, said: Said) -> Said:
        """The record with the log's ids; references to nothing are problems, those to deleted records are noted."""
        gone = self.look_up(said.entity, said.record, said.path)
        return said._replace(record=translated(said.entity, said.record, self.ids.of), gone=tuple(gone))

    def look_up(self, entity: str, record: Record, path: str) -> list[Problem]:
        """Name every reference to nothing; returns those to deleted records."""
        gone: list[Problem] = []
        for reference in references(entity, record):
            if tidy(reference.id) is None:
                continue  # no id at all, which the field's own check has said
            identity = self.ids.of(reference.entity, reference.id)
            if identity in self.places:
                kind, deleted = self.places[identity][0], False
            else:
                found = self.log.cabinet.find(identity)
                kind, deleted = (found.entity, found.deleted) if found else ("", False)
            if kind != reference.entity or deleted:
                told = _("there is no such {entity}: {id}").format(entity=reference.entity, id=reference.id)
                problem = Problem(f"{path}.{reference.path}", told)
                (gone if deleted and kind == reference.entity else self.problems).append(problem)
        return gone
