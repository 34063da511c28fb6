"""What the calendars hold, before anything is kept: the domains met, and the categories."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from klyngetui.exchange.calendar.directory import Directory
from klyngetui.exchange.calendar.domains import domain_of, is_shared, wider
from klyngetui.store.calendar_choices import CATEGORY, DOMAIN, choices, ignored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klyngetui.exchange.calendar.proposal import CalendarsRead
    from klyngetui.store.inbox import Entry
    from klyngetui.store.log import Log


class DomainMet(NamedTuple):
    """A domain on the invitations: in how many meetings and of how many people; `participant` has it already, `ticked`
    says that it, or one it lies under, was chosen before, `chosen` that it was itself.
    """

    domain: str
    meetings: int
    people: int
    participant: str | None
    ticked: bool
    chosen: bool


class CategoryMet(NamedTuple):
    """A category of the calendars, in how many meetings."""

    category: str
    meetings: int
    chosen: bool


class Survey(NamedTuple):
    """The most frequent first; shared domains and the team's own are left out."""

    domains: tuple[DomainMet, ...]
    categories: tuple[CategoryMet, ...]

    @property
    def unknown(self) -> tuple[DomainMet, ...]:
        """The domains somebody may want to tick."""
        return tuple(one for one in self.domains if one.participant is None and not one.ticked)


def survey(log: Log, read: CalendarsRead, *, private: bool = False) -> Survey:
    """Count the domains and categories of all that was read; nothing is written."""
    directory = Directory(log)
    ours = directory.own_domains()
    ticked, chosen = choices(log, DOMAIN), {one.casefold() for one in choices(log, CATEGORY)}
    meetings: Counter[str] = Counter()
    people: dict[str, set[str]] = {}
    categories: Counter[str] = Counter()
    for entry in _wanted(log, read, private):
        for domain in {domain_of(one.address) for one in entry.invited}:
            meetings[domain] += 1
        for one in entry.invited:
            people.setdefault(domain_of(one.address), set()).add(one.address)
        categories.update(entry.categories)
    domains = []
    for domain, count in _most_first(meetings):
        found = directory.participants_at(domain)
        if is_shared(domain) or (domain in ours and not found):
            continue
        name = _name(log, found[0]) if found else None
        domains.append(DomainMet(domain, count, len(people[domain]), name, is_ticked(domain, ticked), domain in ticked))
    return Survey(
        tuple(domains),
        tuple(CategoryMet(one, count, one.casefold() in chosen) for one, count in _most_first(categories)),
    )


def is_ticked(domain: str, ticked: set[str]) -> bool:
    """Whether the domain, or one it lies under, was ticked; a shared one never counts."""
    return not is_shared(domain) and any(one in ticked for one in (domain, *wider(domain)))


def is_kept(entry: Entry, directory: Directory, ticked: set[str], chosen: set[str]) -> bool:
    """Whether an entry is ours to keep: a known participant, a ticked domain or a chosen category is in it.

    `chosen` are categories without regard to capitals.
    """
    day = date.fromisoformat(entry.day)
    if any(one.casefold() in chosen for one in entry.categories):
        return True
    for one in entry.invited:
        known = directory.look_up(one.address, day)
        if known.member is None and (known.participant or known.several or known.person):
            return True
        if known.member is None and is_ticked(domain_of(one.address), ticked):
            return True
    return False


def _wanted(log: Log, read: CalendarsRead, private: bool) -> Iterator[Entry]:
    passed_over = {one.uid for one in ignored(log)}
    for series in read.series:
        if series.uid not in passed_over:
            yield from (entry for entry in series.entries if private or not entry.private)


def _most_first(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


def _name(log: Log, identity: str) -> str:
    found = log.cabinet.find(identity)
    return str(found.record["name"]) if found else identity
