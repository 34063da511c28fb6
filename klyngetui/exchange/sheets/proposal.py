"""What a list of members or people would change, one proposal at a time, and the saving of those accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.locale import _, pgettext
from klyngetui.model.records import field_of
from klyngetui.store.changes import Edit, commit
from klyngetui.store.value_words import value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klyngetui.store.log import Log

JOINED, FILLED, CHANGED, RENAMED, MERGED, LEFT = "joined", "filled", "changed", "renamed", "merged", "left"
KINDS = (JOINED, FILLED, CHANGED, RENAMED, MERGED, LEFT)
HARMLESS = (JOINED, FILLED)
"""What a list adds without taking anything back."""


class Proposal(NamedTuple):
    """One thing a list says that the log does not.

    `patch` sets fields and `more` adds to lists of the record `id`, which is made if it is not there; `row` is 0 for
    what follows from a row that is missing; `words` says what it amounts to. `needs` is a record that another proposal
    makes first.
    """

    kind: str
    row: int
    entity: str
    id: str
    name: str
    words: str
    patch: dict[str, Any]
    more: dict[str, list[Any]]
    needs: str | None = None


def kind_label(kind: str) -> str:
    """The kind of proposal in the language chosen."""
    return {
        JOINED: _("joined"),
        FILLED: _("filled in"),
        CHANGED: _("changed"),
        RENAMED: _("renamed"),
        MERGED: _("merged"),
        LEFT: pgettext("member", "left"),
    }[kind]


def shown(entity: str, field: str, one: Any) -> str:
    """A value of a field as it is read: a choice and a day in words, text as it stands."""
    found = field_of(entity, field)
    return str(one) if found is None or found.kind == "text" else value(found, one, str)


def save(log: Log, accepted: Iterable[Proposal]) -> str | None:
    """Save the proposals accepted as one action; returns its id, None where nothing was to be saved.

    Raises Invalid, Refused or a LogError; then nothing is written.
    """
    patches: dict[tuple[str, str], dict[str, Any]] = {}
    for one in accepted:
        patch = patches.setdefault((one.entity, one.id), {})
        patch |= one.patch
        for field, values in one.more.items():
            found = log.cabinet.find(one.id)
            now: list[Any] = patch.get(field) or (found.record[field] if found else [])
            patch[field] = [*now, *(value for value in values if value not in now)]
    edits = [Edit(entity, identity, patch) for (entity, identity), patch in patches.items() if patch]
    return commit(log, edits) if edits else None
