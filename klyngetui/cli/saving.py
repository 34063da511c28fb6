"""Saving, or only trying it, and telling what it does to the figures."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from klyngetui.cli.errors import Misused
from klyngetui.cli.output import data, say
from klyngetui.indicators.effects import standing, told
from klyngetui.indicators.why import why
from klyngetui.locale import _
from klyngetui.model import spells
from klyngetui.model.identity_numbers import warning
from klyngetui.model.ids import uuid7
from klyngetui.store.changes import Edit, commit
from klyngetui.store.transaction import immediate, rehearsal

if TYPE_CHECKING:
    from types import TracebackType

    from klyngetui.cli.session import Session
    from klyngetui.store.cabinet import Kept

ENTRIES = ("activity", "story")


class Saving:
    """One action in one transaction, as a context manager; with `dry_run` all of it is taken back at the end.

    What is to be said is kept until the action is safely saved, so that a failure says nothing but what failed.
    """

    def __init__(self, session: Session, *, dry_run: bool = False) -> None:
        self.log = session.writing()
        self.today = session.today()
        self.dry_run = dry_run
        self.action = uuid7()
        self._stack = ExitStack()
        self._words: list[str] = []
        self._made: list[str] = []

    def __enter__(self) -> Saving:
        self._stack.enter_context((rehearsal if self.dry_run else immediate)(self.log.connection))
        self.log.refresh()  # nobody else can write from here on, but somebody may have until now
        self.before = standing(self.log, self.today)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None or self.dry_run:
            self.log.refresh()
        self._stack.__exit__(kind, error, trace)
        if kind is not None:
            return
        for words in self._words:
            say(words)
        if self.dry_run:
            say(_("Nothing was written."))
            return
        for identity in self._made:
            data(identity)

    def say(self, words: str) -> None:
        """Words for the user once the action is saved."""
        self._words.append(words)

    def commit(self, *edits: Edit) -> None:
        """Save the edits as part of the action; raises Invalid, Refused or LogError."""
        commit(self.log, edits, action_id=self.action)
        if words := next(filter(None, (warning(edit.patch) for edit in edits)), ""):
            self.say(words)

    def save_entry(self, entry: Edit, *more: Edit) -> None:
        """Save a new entry and what belongs to it; tell what it counts for and its effect, its id to stdout."""
        self.commit(entry, *more)
        self.tell(entry.id, expected=True)
        self.made(entry.id)

    def tell(self, entry: str | None = None, *, expected: bool = False) -> None:
        """Say what the entry counts for, and which figures moved since the action began; none only if `expected`."""
        found = self.log.cabinet.find(entry) if entry else None
        if found is not None:
            for line in why(self.log, found.record, self.today):
                self.say(f"  {line.text}")
        now = standing(self.log, self.today)
        if effect := told(self.before, now, expected=expected):
            self.say("  " + " · ".join(effect))

    def made(self, identity: str) -> None:
        """A record that was made: its id goes to stdout."""
        self._made.append(identity)

    def default_team(self) -> list[str]:
        """Whoever works here, else the only one in the team today; raises Misused where neither is known."""
        if self.log.actor:
            return [self.log.actor]
        members = [kept.record for kept in self.log.cabinet.load("team_member")]
        if not members:
            raise Misused(_("Nobody is in the team yet. Say who you are: klyngetui team add NAME"))
        current = [member["id"] for member in members if spells.covers(member["spells"], self.today)]
        if len(current) == 1:
            return current
        words = _("Who of the team was there? Add --team NAME, or once: klyngetui settings me NAME. The team: {names}")
        raise Misused(words.format(names=", ".join(member["name"] for member in members)))


def save_change(session: Session, kept: Kept, patch: dict[str, Any], *, words: str = "") -> None:
    """Save a patch of a record as one action; tell what changed, and of an entry what it now counts for.

    `words` say what changed where the names of the fields would not.
    """
    from klyngetui.store.history import action_words

    with Saving(session) as saving:
        saving.commit(Edit(kept.entity, kept.record["id"], patch))
        changed = action_words(saving.log, saving.action)
        saving.say((words or changed) if changed else _("Nothing changed."))
        saving.tell(kept.record["id"] if kept.entity in ENTRIES else None)


def save_new(session: Session, entity: str, patch: dict[str, Any]) -> None:
    """Save a new record as one action and tell it, and who else is called so; its id goes to stdout."""
    from klyngetui.cli.names import NAMED, called_so
    from klyngetui.store.history import action_words

    with Saving(session) as saving:
        edit = Edit(entity, uuid7(), patch)
        twins = called_so(saving.log, entity, patch["name"]) if entity in NAMED else ""
        saving.commit(edit)
        saving.say(action_words(saving.log, saving.action))
        if twins:
            words = _("Called so already: {names}. If this is the same one, take it back: klyngetui undo")
            saving.say(words.format(names=twins))
        saving.tell()
        saving.made(edit.id)
