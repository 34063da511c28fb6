"""Calendars taken into the inbox: what is ours is kept, what moved or was called off is brought up to date and told."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, NamedTuple

from klyngetui.exchange.calendar.compare import Comparison, Told
from klyngetui.exchange.calendar.directory import Directory
from klyngetui.exchange.calendar.domains import is_shared, tidy_domain
from klyngetui.exchange.calendar.survey import is_kept
from klyngetui.locale import _
from klyngetui.model.check import Invalid, Problem
from klyngetui.store.calendar_choices import CATEGORY, DOMAIN, choices, choose, ignored, unchoose
from klyngetui.store.changes import commit
from klyngetui.store.transaction import rehearsal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from klyngetui.exchange.calendar.proposal import CalendarsRead, Series
    from klyngetui.store.inbox import Entry
    from klyngetui.store.log import Log


class Taken(NamedTuple):
    """What an import of calendars did.

    `new` entries wait in the inbox; `told` lists every meeting that changed, waiting or logged; of `private`, `others`
    (no participant, domain or category of ours) and `ignored` meetings nothing was kept.
    """

    new: int
    same: int
    told: tuple[Told, ...]
    private: int
    others: int
    ignored: int
    action_id: str | None


def tick_domains(log: Log, said: Iterable[str]) -> list[str]:
    """Keep the meetings of these domains from now on; returns them tidied. Raises Invalid for one that many share."""
    domains = [tidy_domain(one) for one in said]
    shared = [one for one in domains if is_shared(one)]
    if shared:
        told = _("{domain} is shared by people of many organisations and never tells a participant")
        raise Invalid([Problem("", told.format(domain=one or "?")) for one in shared])
    choose(log, DOMAIN, domains)
    return domains


def take_in(
    log: Log,
    read: CalendarsRead,
    today: date,
    *,
    domains: Iterable[str] = (),
    categories: Iterable[str] = (),
    unchosen: Iterable[tuple[str, str]] = (),
    private: bool = False,
    dry_run: bool = False,
    tick: Callable[[int], None] = lambda _done: None,
) -> Taken:
    """Keep what is ours of the calendars, whole or not at all; with `dry_run`, only say what that would do.

    `domains` and `categories` are remembered for later imports, `unchosen` ones, by kind and value, no longer. `tick`
    is told the number of series done. Raises Invalid for a shared domain, LogError; then nothing is written.
    """
    log.guard_writing()
    try:
        with rehearsal(log.connection) if dry_run else nullcontext(), log.transaction():
            tick_domains(log, domains)
            choose(log, CATEGORY, categories)
            for kind, value in unchosen:
                unchoose(log, kind, value)
            return _Import(log, read, today, private).run(tick)
    finally:
        log.refresh()


class _Import:
    def __init__(self, log: Log, read: CalendarsRead, today: date, private: bool) -> None:
        self.log = log
        self.read = read
        self.private = private
        self.directory = Directory(log)
        self.ticked = choices(log, DOMAIN)
        self.chosen = {one.casefold() for one in choices(log, CATEGORY)}
        self.ignored = {one.uid for one in ignored(log)}
        self.comparison = Comparison(log, read.window, today)
        self.passed = {"private": 0, "others": 0, "ignored": 0}

    def run(self, tick: Callable[[int], None]) -> Taken:
        for done, series in enumerate(self.read.series, 1):
            self._series(series)
            tick(done)
        comparison = self.comparison
        action = commit(self.log, comparison.edits) if comparison.edits else None
        return Taken(comparison.new, comparison.same, tuple(comparison.told), **self.passed, action_id=action)

    def _series(self, series: Series) -> None:
        if series.uid in self.ignored:
            self.passed["ignored"] += len(series.entries)
            return
        kept = self.comparison.begin(series)
        # A cancellation of a whole series names only its first meeting.
        entries = () if series.called_off and kept and "" not in kept else series.entries
        for entry in entries:
            entry = entry._replace(declined=self._declined(entry))
            known = entry.recurrence in kept
            if entry.private and not self.private and not known:
                self.passed["private"] += 1
            elif known or is_kept(entry, self.directory, self.ticked, self.chosen):
                self.comparison.take(entry, kept.get(entry.recurrence))
            elif not self.comparison.is_logged(entry):
                self.passed["others"] += 1
        self.comparison.finish(series, kept)

    def _declined(self, entry: Entry) -> bool:
        """Whether the team was invited and all of it declined."""
        members = [one for one in entry.invited if self.directory.is_team(one.address)]
        return bool(members) and all(one.answer == "declined" for one in members)
