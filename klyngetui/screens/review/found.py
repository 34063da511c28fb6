"""What the weekly review shows, read off the screen thread: the week, what its steps list, its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.indicators.figures import figures
from klyngetui.review.seal_words import told
from klyngetui.review.sealing import as_of, seal_of
from klyngetui.review.seals import difference
from klyngetui.review.steps import look
from klyngetui.review.week import Week, week_of

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.review.item import Listed
    from klyngetui.store.log import Log

    Record = dict[str, Any]


class Found(NamedTuple):
    """A week and what its steps list; `figures` are the sealed ones, or those it would be sealed with."""

    week: Week
    listed: dict[str, Listed]
    figures: Record


class SinceSealed(NamedTuple):
    """A week's seal held against the log as it is: lines that say what moved and why, none where nothing did."""

    week: str
    digest: str
    lines: list[str]


def find(log: Log, today: date, week: Any) -> Found:
    """Everything the nine steps of a week show."""
    found = week_of(log, str(week))
    sealed = found.review["figures"] if found.review and found.sealed else None
    return Found(found, look(log, found, today), sealed or figures(log, as_of(found, today)))


def since_sealed(log: Log, name: str) -> SinceSealed | None:
    """A sealed week held against the log as it is now; None where it has no seal."""
    kept = seal_of(log, week_of(log, name))
    if kept is None:
        return None
    found = difference(log, kept)
    return SinceSealed(name, kept.record["digest"], [] if found.same else told(log, found))
