"""What every figure is seen through: the window, L, the participants of D and N, and who is credited for whom."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.model import periods
from klyngetui.rules.succession import denominator, final_successor
from klyngetui.store.cabinet import exported_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from klyngetui.model.periods import Period
    from klyngetui.rules.succession import Denominator
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log


class Scope(NamedTuple):
    """One window of one log on one day.

    `start` and `last` are the window's first day and L as text. `participants` holds every participant by its number in
    the store; `credited` maps each to the number of the one it counts for on L; `all` is D, `counted` is N, as numbers.
    """

    log: Log
    period: Period
    as_of: date
    last_day: date
    start: str
    last: str
    settings: dict[str, Any]
    participants: dict[int, Kept]
    credited: dict[int, int]
    denominator: Denominator
    all: list[int]
    counted: list[int]

    def pairs(self, owners: Collection[int]) -> str:
        """JSON of [credited, as logged] for the owners given: which rows of the log count for whom."""
        wanted = set(owners)
        return json.dumps([(owner, logged) for logged, owner in self.credited.items() if owner in wanted])

    def id_of(self, key: int) -> str:
        """The exported id of a participant."""
        return exported_id(self.participants[key])

    def names(self, key: int) -> tuple[str, str]:
        """A participant's name and exported id, by which ties are broken."""
        return self.participants[key].record["name"], self.id_of(key)


def scope_of(log: Log, period: str | None, as_of: date) -> Scope:
    """See the log through the window of that name, or the cluster's own default; raises PeriodError."""
    return next(scopes_of(log, period, [as_of]))


def scopes_of(log: Log, period: str | None, days: Iterable[date]) -> Iterator[Scope]:
    """The same from several days, the log's participants read once."""
    cluster = log.cluster
    settings = cluster["settings"]
    participants = {one.key: one for one in log.cabinet.load("participant")}
    records = {one.record["id"]: one.record for one in participants.values()}
    keys = {one.record["id"]: one.key for one in participants.values()}
    for as_of in days:
        window = periods.parse(period or settings["default_period"], as_of, _day(cluster["assessment_on"]))
        last = periods.last_day(window, as_of)
        final = final_successor(records, last)
        base = denominator(records, last, settings)
        yield Scope(
            log=log,
            period=window,
            as_of=as_of,
            last_day=last,
            start=window.start.isoformat(),
            last=last.isoformat(),
            settings=settings,
            participants=participants,
            credited={keys[identity]: keys.get(owner, keys[identity]) for identity, owner in final.items()},
            denominator=base,
            all=[keys[identity] for identity in base.all],
            counted=[keys[identity] for identity in base.counted],
        )


def share(earned: Iterable[int], over: Collection[int]) -> dict[str, Any]:
    """A share measure: n of those in `over` that are in `earned`, and the share rounded to six decimals."""
    n = len(set(earned).intersection(over))
    return share_of(n, len(over))


def share_of(n: int, of: int) -> dict[str, Any]:
    """A share measure of two numbers; the share of nothing is null."""
    return {"n": n, "of": of, "share": round(n / of, 6) if of else None}


def _day(text: str | None) -> date | None:
    from datetime import date

    return date.fromisoformat(text) if text else None
