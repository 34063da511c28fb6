"""What of a sealed week's figures is another today: which measures, and who or what came and went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.indicators.figures import HEADLINES
from klyngetui.review.digest import digest_of
from klyngetui.review.sealing import count_again
from klyngetui.store.history import record_name

if TYPE_CHECKING:
    from klyngetui.store.log import Log

    Record = dict[str, Any]

SHARING, UNEVIDENCED = "information_sharing", "without_evidence"


class Moved(NamedTuple):
    """One measure then and now, a share measure or a number; `come` and `gone` are exported ids."""

    indicator: str
    measure: str
    before: Any
    after: Any
    come: tuple[str, ...]
    gone: tuple[str, ...]


class Recount(NamedTuple):
    """A seal held against the log: what moved, headlines first, and whether the seal still fits its own digest."""

    moved: list[Moved]
    intact: bool


def recount(log: Log, seal: Record) -> Recount:
    """Count again what the seal counted and compare."""
    now = count_again(log, seal)
    then = seal["counted"]
    found = []
    before, after = _values(seal["figures"]), _values(now.figures)
    for indicator, measure in sorted(after, key=_rank):
        name = f"{indicator}.{measure}"
        old, new = set(then.get(name, ())), set(now.counted.get(name, ()))
        values = before.get((indicator, measure)), after[indicator, measure]
        if old != new or values[0] != values[1]:
            found.append(Moved(indicator, measure, *values, tuple(sorted(new - old)), tuple(sorted(old - new))))
    return Recount(found, digest_of(then) == seal["digest"])


def name_of(log: Log, exported: str) -> str:
    """What to call a record by the id it is exported with; the id itself for an ISO week or where it is gone."""
    identity = identity_of(log, exported)
    return record_name(log, identity) if identity else exported


def identity_of(log: Log, exported: str) -> str | None:
    """The id within the log of a record by the one it is exported with."""
    if log.cabinet.find(exported) is not None:
        return exported
    row = log.connection.execute("SELECT id FROM record WHERE external_id = ? ORDER BY deleted", (exported,)).fetchone()
    return str(row[0]) if row else None


def _values(figures: Record) -> dict[tuple[str, str], Any]:
    """Every measure of a figures document by indicator and name."""
    found: dict[tuple[str, str], Any] = {}
    for indicator, section in figures["indicators"].items():
        found |= {(indicator, name): value for name, value in section["measures"].items()}
    found |= {(SHARING, name): value for name, value in figures[SHARING].items()}
    found["2.5", UNEVIDENCED] = figures["indicators"]["2.5"][UNEVIDENCED]
    return found


def _rank(measure: tuple[str, str]) -> tuple[bool, bool, str]:
    indicator, name = measure
    return name == UNEVIDENCED, HEADLINES.get(indicator) != name, indicator
