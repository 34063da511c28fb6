"""One record being edited: what it was when the form opened, what moved since, and the save with its effect."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.indicators.why import name_of
from klyngetui.keys.pressed import undo_hint
from klyngetui.locale import _
from klyngetui.model.identity_numbers import warning
from klyngetui.model.ids import uuid7
from klyngetui.model.labels import field_label
from klyngetui.model.records import blank, field_of
from klyngetui.store import drafts
from klyngetui.store.changes import Edit, changes_of, commit
from klyngetui.store.entries import ENTRIES
from klyngetui.store.errors import Stale
from klyngetui.store.fold import fold, same
from klyngetui.store.history import titled
from klyngetui.store.trouble import TROUBLE
from klyngetui.store.value_words import value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klyngetui.screens.desk import Desk

    Record = dict[str, Any]


class Moved(NamedTuple):
    """A field that somebody else changed while the form was open: our value and theirs."""

    field: str
    mine: Any
    theirs: Any


def saved_words(desk: Desk, identity: str, *, new: bool) -> str:
    """That an entry is saved, with the name undo gives it where the log can be read now."""
    what = ""
    with suppress(*TROUBLE):
        kept = desk.log.cabinet.find(identity)
        what = titled(desk.log, kept) if kept else ""
    if not what:
        return _("Saved") if new else _("Changed")
    return (_("Saved: {what}") if new else _("Changed: {what}")).format(what=what)


class Editing:
    """An edit of one record, or of a new one where no id is given; `record` is what it holds as the edit begins.

    `drafts` are the places of what is done with once it is saved.
    """

    def __init__(self, desk: Desk, entity: str, identity: str | None = None) -> None:
        self.desk = desk
        self.entity = entity
        self.drafts: Sequence[str] = ()
        self.new = identity is None
        self.identity = identity or uuid7()
        found = desk.log.cabinet.find(identity) if identity else None
        self.record: Record = dict(found.record) if found else blank(entity)
        self._heads = {} if self.new else fold(changes_of(desk.log, self.identity)).heads

    def moved(self, patch: Record) -> list[Moved]:
        """The fields of the patch that were changed to something else meanwhile; raises Stale for a deleted record."""
        if self.new:
            return []
        now = fold(changes_of(self.desk.log, self.identity))
        if now.fields.get("deleted") and now.heads.get("deleted") != self._heads.get("deleted"):
            raise Stale(_("It was deleted meanwhile; undo brings it back."))
        default = blank(self.entity)
        return [
            Moved(name, mine, theirs)
            for name, mine in patch.items()
            if now.heads.get(name) != self._heads.get(name)
            and not same(mine, theirs := now.fields.get(name, default[name]))
        ]

    def commit(self, patch: Record, words: str) -> str:
        """Save the patch, and forget its drafts with it; returns the words, of an activity what it is called, with what
        it did to the figures.

        Raises Invalid or LogError.
        """
        log = self.desk.log
        with self.desk.effect_of(words, expected=self.new and self.entity in ENTRIES) as effect:
            with log.transaction():
                commit(log, [Edit(self.entity, self.identity, patch)])
                for place in self.drafts:
                    drafts.drop(log, place)
            if self.entity == "activity":
                effect.append(saved_words(self.desk, self.identity, new=self.new))
        return " · ".join([*filter(None, [warning(patch)]), *effect, undo_hint()])

    def label(self, name: str) -> str:
        """A field's name in words."""
        return field_label(name)

    def words(self, name: str, one: Any) -> str:
        """A field's value in words, long text whole."""
        if isinstance(one, str) and (field := field_of(self.entity, name)) and field.kind in ("text", "long"):
            return one
        field = field_of(self.entity, name)
        return value(field, one, partial(name_of, self.desk.log)) if field else str(one)
