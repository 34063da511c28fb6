"""Which changes since a seal can have moved a figure: those of the records behind the ids that came and went."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.model.references import references
from klyngetui.store.cabinet import exported_id
from klyngetui.store.changes import read_changes
from klyngetui.store.history import action_words, record_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from klyngetui.indicators.scope import Scope
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.fold import Change
    from klyngetui.store.log import Log

MATTERS = frozenset({"participant", "activity", "group", "story", "evidence"})
FOR_ALL = frozenset({"cluster", "team_member"})
"""A change of these can move any figure."""
SINCE = "WHERE seq > (SELECT min(seq) FROM change WHERE record_id = ?) ORDER BY seq"


class Cause(NamedTuple):
    """One action since the seal: when (UTC), by whom, and in words what it did."""

    action_id: str
    at: datetime
    actor: str
    words: str


class Causes:
    """The changes that reached the log after a seal, by the records they touch."""

    def __init__(self, scope: Scope, sealed: Kept) -> None:
        self.log: Log = scope.log
        self.scope = scope
        self.touched: dict[str, list[Change]] = {}
        self.own: dict[str, list[Change]] = {}
        self.general: list[Change] = []
        for change in read_changes(self.log, SINCE, (sealed.record["id"],)):
            if change.entity in FOR_ALL:
                self.general.append(change)
            elif change.entity in MATTERS:
                self.own.setdefault(change.record_id, []).append(change)
                for identity in self._touches(change):
                    self.touched.setdefault(identity, []).append(change)
        self._told: dict[str, Cause] = {}

    def of(self, exported: Iterable[str]) -> tuple[Cause, ...]:
        """What can have moved these ids: actions on them or on entries they are in, else those that touch all."""
        found = [change for one in exported for change in (*self.touched.get(one, ()), *self._of_those_in(one))]
        actions = dict.fromkeys(change.action_id for change in found or self.general)
        first = {change.action_id: change for change in reversed(found or self.general)}
        return tuple(sorted((self._cause(first[action]) for action in actions), key=lambda one: one.at))

    def _of_those_in(self, exported: str) -> list[Change]:
        """Changes to the participants and the group of an activity: their spells decide too whether it counts."""
        query = "SELECT id FROM record WHERE entity = 'activity' AND (external_id = ? OR id = ?)"
        row = self.log.connection.execute(query, (exported, exported)).fetchone() if self.own else None
        kept = self.log.cabinet.find(row[0]) if row else None
        if kept is None:
            return []
        return [change for one in references(kept.entity, kept.record) for change in self.own.get(one.id, ())]

    def _cause(self, change: Change) -> Cause:
        if change.action_id not in self._told:
            actor = record_name(self.log, change.actor) if change.actor else ""
            at = datetime.fromisoformat(change.made_at[:24])
            self._told[change.action_id] = Cause(change.action_id, at, actor, action_words(self.log, change.action_id))
        return self._told[change.action_id]

    def _touches(self, change: Change) -> set[str]:
        """The exported ids of the record and of all it refers to, as it was, as it is, and what they count for now."""
        ids = {change.record_id, *_named(change.patch)}
        kept = self.log.cabinet.find(change.record_id)
        if kept is not None:
            ids |= {reference.id for reference in references(kept.entity, kept.record)}
        for base in change.base:
            ids |= {one for earlier in read_changes(self.log, "WHERE id = ?", (base,)) for one in _named(earlier.patch)}
        return {exported for identity in ids for exported in self._exported(identity)}

    def _exported(self, identity: str) -> Iterator[str]:
        kept = self.log.cabinet.find(identity)
        if kept is None:
            return
        yield exported_id(kept)
        owner = self.scope.credited.get(kept.key)
        if owner is not None and owner != kept.key:
            yield self.scope.id_of(owner)


def _named(value: Any) -> Iterator[str]:
    """Every text in a patch that can be an id; what is none is found nowhere."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _named(inner)
