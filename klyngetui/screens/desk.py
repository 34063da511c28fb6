"""The open log and what every screen asks of it, read once for each state of the log and day."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from klyngetui import clock
from klyngetui.model import spells
from klyngetui.screens.beside import Beside
from klyngetui.screens.kept_drafts import KeptDrafts
from klyngetui.store.transaction import impatient, wait_at_most
from klyngetui.store.trouble import TROUBLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from klyngetui.capture.match import NameIndex
    from klyngetui.store.log import Log


SECONDS_TO_WAIT = 0.25
"""For another program to let the log be read: the screens stand still so long. Commits take a fraction of that."""


class Desk:
    """One open log. `stamp` grows whenever the log or the day is another than before.

    What is written goes through `beside`, what is being typed through `drafts`; `soon` has these written by the event
    loop. While `aside` is set we write at length over another connection, and the log is not looked at: that might have
    to wait.
    """

    def __init__(self, log: Log, soon: Callable[[], object]) -> None:
        self.log = log
        self.beside = Beside(log)
        self.drafts = KeptDrafts(log, self.beside, soon)
        wait_at_most(log.connection, SECONDS_TO_WAIT)
        self.stamp = 1
        self.aside = False
        self._seen = log.version()
        self._timezone: str = log.cluster["timezone"]
        self._day = self.today
        self._names: NameIndex | None = None
        self._figures: dict[str | None, dict[str, Any]] = {}

    @property
    def today(self) -> date:
        """The day it is where the cluster is."""
        return clock.today(self._timezone)

    def look(self) -> bool:
        """Whether anything changed since the last look, here or by another program, or a new day began.

        Raises LogError or sqlite3.Error where the log cannot be read, at once while another program holds it.
        """
        if self.aside:
            return False
        with impatient(self.log.connection):
            seen = self.log.version()
            if seen[0] != self._seen[0]:
                self.log.refresh()
            timezone = self._timezone if seen == self._seen else self.log.cluster["timezone"]
        day = clock.today(timezone)
        if seen == self._seen and day == self._day:
            return False
        self._seen, self._day, self._timezone = seen, day, timezone
        self._names = None
        self._figures.clear()
        self.stamp += 1
        return True

    def close(self) -> None:
        """Close the log once what was begun is written."""
        self.beside.close()
        self.drafts.close()
        self.log.close()

    @property
    def names(self) -> NameIndex:
        """Everybody and everything a capture line can name."""
        if self._names is None:
            from klyngetui.capturing import name_index

            self._names = name_index(self.log, self.today)
        return self._names

    def figures(self, period: str | None = None) -> dict[str, Any]:
        """The indicators document as of today, for a window by name or the cluster's default."""
        if period not in self._figures:
            from klyngetui.indicators.figures import figures

            self._figures[period] = figures(self.log, self.today, period)
        return self._figures[period]

    @property
    def team(self) -> tuple[str, ...]:
        """Who of the team a new entry is for: whoever sits here, else the only one in the team today, else nobody."""
        log = self.log
        if log.actor and log.cabinet.find(log.actor):
            return (log.actor,)
        current = tuple(member["id"] for member in self.current_team())
        return current if len(current) == 1 else ()

    def current_team(self) -> list[dict[str, Any]]:
        """The records of those in the team today."""
        members = [kept.record for kept in self.log.cabinet.load("team_member")]
        return [member for member in members if spells.covers(member["spells"], self.today)]

    @contextmanager
    def effect_of(self, what: str = "", *, expected: bool = False) -> Iterator[list[str]]:
        """A list that tells, after the block, what the block did to the figures; `what` stands first if given.

        That nothing moved is told only where a move was to be `expected`: of a new entry, say, not of a note.
        """
        from klyngetui.indicators.effects import standing, told_since

        before = standing(self.log, self.today)
        words: list[str] = []
        yield words
        # What the block saved is safe, even where another program takes the log right after it.
        with suppress(*TROUBLE):
            self.look()
        words[:] = [*([what] if what else []), *words, *told_since(self.log, before, expected=expected)]

    def name(self, identity: str | None) -> str:
        """What to call a record; empty for none."""
        found = self.log.cabinet.find(identity) if identity else None
        return str(found.record.get("name") or found.record.get("title") or "") if found else ""
