"""Whether a document's records are what its changes amount to; edited by hand they are not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.exchange import document_out
from klyngetui.locale import _
from klyngetui.model.check import Invalid, Problem
from klyngetui.model.records import KEYS, RECORDS
from klyngetui.model.references import references
from klyngetui.store.cabinet import COLUMNS, Kept, kept
from klyngetui.store.fold import same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klyngetui.store.log import Log

    Record = dict[str, Any]


def follows_from_changes(theirs: Log, document: Record) -> None:
    """Raise Invalid where the changes, replayed in `theirs`, make no whole log or other records than the document's."""
    query = f"SELECT {COLUMNS} FROM record ORDER BY first"
    problems = [problem for row in theirs.connection.execute(query) for problem in _unfinished(theirs, kept(row))]
    if theirs.cluster_id is None:
        problems.append(Problem("$.changes", _("no change makes the cluster")))
    if problems:
        raise Invalid(problems)
    said = document_out.document(theirs)
    for path, one, other in _pairs(said, document):
        if not same(one, other):
            told = _(
                "is not what the document's “changes” amount to; to import records edited by hand, remove “changes”"
            )
            raise Invalid([Problem(path, told)])


def _unfinished(log: Log, found: Kept) -> Iterator[Problem]:
    """What a record lacks whose changes are not all there."""
    path = f"$.changes ({found.entity} {found.record['id']})"
    for field in RECORDS[found.entity]:
        if field.required and found.record[field.name] is None:
            yield Problem(path, _("the changes never set “{field}”").format(field=field.name))
            return
    for reference in references(found.entity, found.record):
        target = log.cabinet.find(reference.id)
        if target is None or target.entity != reference.entity:
            told = _("there is no such {entity}: {id}").format(entity=reference.entity, id=reference.id)
            yield Problem(f"{path}.{reference.path}", told)


def _pairs(said: Record, document: Record) -> Iterator[tuple[str, Any, Any]]:
    yield "$.cluster", said["cluster"], document.get("cluster")
    for key in KEYS:
        ours, theirs = said[key], document.get(key, [])
        if not isinstance(theirs, list) or len(theirs) != len(ours):
            yield f"$.{key}", ours, theirs
            continue
        for place, (one, other) in enumerate(zip(ours, theirs, strict=True)):
            yield f"$.{key}[{place}]", one, other
