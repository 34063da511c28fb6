"""Seals: a period's figures frozen with their ids, and what moved since, with the changes that caused it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.indicators.counted import counted
from klyngetui.indicators.figures import RULE_VERSION, document
from klyngetui.indicators.scope import scope_of
from klyngetui.model.ids import uuid7
from klyngetui.review.causes import Cause, Causes
from klyngetui.review.digest import digest_of
from klyngetui.store.changes import Edit, commit

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.indicators.scope import Scope
    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

    Record = dict[str, Any]


class Moved(NamedTuple):
    """A figure that is not as it was sealed: exported ids that came and went, and what caused it.

    `sealed` and `now` are how many it counted and counts.
    """

    measure: str
    sealed: int
    now: int
    came: tuple[str, ...]
    went: tuple[str, ...]
    causes: tuple[Cause, ...]


class Difference(NamedTuple):
    """What a seal says against the log as it is; `intact` is false where the seal's own record was altered.

    `rules` is the pair of rule versions where they differ, `over` the measures whose N is another: name, sealed, now.
    """

    intact: bool
    rules: tuple[int, int] | None
    moved: list[Moved]
    over: list[tuple[str, int, int]]

    @property
    def same(self) -> bool:
        """Whether everything is as it was sealed."""
        return self.intact and self.rules is None and not self.moved and not self.over


def seal(log: Log, as_of: date, period: str | None = None, *, today: date) -> str:
    """Seal the figures of a window as they stand; returns the seal's id.

    Raises PeriodError for a window that cannot be read, LogError where the log cannot be written.
    """
    scope = scope_of(log, period, as_of)
    ids = counted(scope)
    identity = uuid7()
    patch = {
        "period": scope.period.name,
        "as_of": as_of.isoformat(),
        "rule_version": RULE_VERSION,
        "sealed_on": today.isoformat(),
        "figures": document(scope),
        "counted": ids,
        "digest": digest_of(ids),
    }
    commit(log, [Edit("seal", identity, patch)])
    return identity


def seals(log: Log) -> list[Kept]:
    """Every seal, oldest first."""
    return log.cabinet.load("seal")


def difference(log: Log, kept: Kept) -> Difference:
    """Hold a seal against the log as it is now, in the window and as of the day it was sealed for.

    Raises PeriodError or ValueError for a seal that names no window or day.
    """
    from datetime import date

    record = kept.record
    scope = scope_of(log, record["period"], date.fromisoformat(record["as_of"] or ""))
    then, now = record["counted"] or {}, counted(scope)
    causes = Causes(scope, kept)
    moved = [found for name in dict.fromkeys([*now, *then]) if (found := _moved(name, then, now, causes)) is not None]
    version = record["rule_version"]
    return Difference(
        intact=digest_of(then) == record["digest"],
        rules=(version, RULE_VERSION) if version != RULE_VERSION else None,
        moved=moved,
        over=_denominators(record["figures"], scope),
    )


def _moved(name: str, then: Record, now: Record, causes: Causes) -> Moved | None:
    before, after = set(then.get(name, ())), set(now.get(name, ()))
    came, went = sorted(after - before), sorted(before - after)
    if not came and not went:
        return None
    return Moved(name, len(before), len(after), tuple(came), tuple(went), causes.of([*came, *went]))


def _denominators(sealed: Any, scope: Scope) -> list[tuple[str, int, int]]:
    """The measures whose N is another now, with the two numbers."""
    before, after = dict(_over(sealed)), dict(_over(document(scope)))
    return [(name, before[name], n) for name, n in after.items() if name in before and before[name] != n]


def _over(figures: Any) -> list[tuple[str, int]]:
    try:
        sections = {number: one["measures"] for number, one in figures["indicators"].items()}
    except (KeyError, TypeError, AttributeError):
        return []
    return [
        (f"{number}.{name}", value["of"])
        for number, measures in sections.items()
        for name, value in measures.items()
        if isinstance(value, dict) and isinstance(value.get("of"), int)
    ]
