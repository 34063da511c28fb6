"""What is to become of one record of a document (docs/data-format.md, Importing)."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.model.records import blank
from klyngetui.store.changes import BESIDES, body_of, changes_of
from klyngetui.store.fold import fold, same

if TYPE_CHECKING:
    from klyngetui.exchange.document_check import Said
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

MADE = "made"
CHANGED = "changed"
LEFT = "left"
CONFLICT = "conflict"


class Decision(NamedTuple):
    """What to do with a record: `patch` is what to write, `remember` the digest to keep of what the file says."""

    said: Said
    verdict: str
    patch: dict[str, Any]
    remember: str | None


def decide(log: Log, said: Said, *, theirs: bool) -> Decision:
    """Made, changed, left or in conflict; `theirs` lets the document win where both changed."""
    found = log.cabinet.find(said.id)
    body = body_of(said.entity, said.record)
    digest = digest_of(body)
    if found is None:
        return Decision(said, MADE, _all_of(said), digest)
    known = log.connection.execute("SELECT digest FROM said WHERE record_id = ?", (said.id,)).fetchone()
    if known and known[0] == digest:
        return Decision(said, LEFT, {}, None)
    patch = {name: value for name, value in said.record.items() if not same(found.record[name], value)}
    if not patch and not found.deleted:
        return Decision(said, LEFT, {}, digest)
    if found.deleted:
        patch["deleted"] = False
    if theirs or _only_the_file_changed(found, known[0] if known else None):
        return Decision(said, CHANGED, patch, digest)
    if not known and _was_so_before(log, said, body):
        return Decision(said, LEFT, {}, digest)
    return Decision(said, CONFLICT, patch, None)


def digest_of(body: str) -> str:
    """What is remembered of a record as a file says it."""
    return sha256(body.encode()).hexdigest()


def _only_the_file_changed(found: Kept, known: str | None) -> bool:
    if known is None:
        # Nothing is remembered of an import that was taken back: importing again brings its records back.
        return found.deleted
    return not found.deleted and digest_of(body_of(found.entity, found.record)) == known


def _was_so_before(log: Log, said: Said, body: str) -> bool:
    """Whether the file says what the record was like at some time here: it is older, not different."""
    changes = changes_of(log, said.id)
    for count in range(1, len(changes)):
        fields = {name: value for name, value in fold(changes[:count]).fields.items() if name not in BESIDES}
        if body_of(said.entity, fields) == body:
            return True
    return False


def _all_of(said: Said) -> dict[str, Any]:
    default = blank(said.entity)
    patch = {name: value for name, value in said.record.items() if not same(value, default[name])}
    return patch if said.external is None else {**patch, "external_id": said.external}
