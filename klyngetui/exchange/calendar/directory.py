"""Who an e-mail address is: one of the team, a person, or somebody of a participant by the domain."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.exchange.calendar.domains import address_of, domain_of, is_shared, tidy_domain, wider
from klyngetui.model import spells

if TYPE_CHECKING:
    from klyngetui.store.log import Log


class Known(NamedTuple):
    """What is known of an address; `several` are the participants that share its domain, which decides nothing."""

    member: str | None = None
    person: str | None = None
    participant: str | None = None
    several: tuple[str, ...] = ()

    @property
    def unmatched(self) -> bool:
        """Whether the address still waits for a participant or a person to be made."""
        return self.member is None and (self.person is None or self.participant is None)


class Directory:
    """The log's people, team and participants by address and by domain, as they stand when it is made."""

    def __init__(self, log: Log) -> None:
        self._team: dict[str, str] = {}
        self._people: dict[str, dict[str, Any]] = {}
        self._domains: dict[str, list[str]] = {}
        for kept in log.cabinet.load("team_member"):
            if address := address_of(kept.record["email"] or ""):
                self._team.setdefault(address, kept.record["id"])
        for kept in log.cabinet.load("person"):
            if address := address_of(kept.record["email"] or ""):
                self._people.setdefault(address, kept.record)
        for kept in log.cabinet.load("participant"):
            for said in kept.record["email_domains"]:
                if (domain := tidy_domain(said)) and not is_shared(domain):
                    self._domains.setdefault(domain, []).append(kept.record["id"])

    def look_up(self, address: str, day: date) -> Known:
        """Who the address is on the day: by the address itself first, then by its domain."""
        member = self._team.get(address)
        if member is not None:
            return Known(member=member)
        by_domain = self.participants_at(domain_of(address))
        alone = by_domain[0] if len(by_domain) == 1 else None
        person = self._people.get(address)
        if person is None:
            return Known(participant=alone, several=by_domain if alone is None else ())
        works_for = [one["participant"] for one in person["employments"] if spells.covers([one], day)]
        if len(works_for) > 1:
            alone = alone if alone in works_for else works_for[0]
        elif works_for:
            alone = works_for[0]
        return Known(person=person["id"], participant=alone, several=by_domain if alone is None else ())

    def participants_at(self, domain: str) -> tuple[str, ...]:
        """The participants that have the domain, or the nearest one it lies under."""
        for one in (domain, *wider(domain)):
            if one in self._domains:
                return tuple(dict.fromkeys(self._domains[one]))
        return ()

    def own_domains(self) -> set[str]:
        """The domains the team's own addresses have."""
        return {domain_of(address) for address in self._team}

    def is_team(self, address: str) -> bool:
        """Whether the address is one of the team's."""
        return address in self._team
