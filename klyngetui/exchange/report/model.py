"""A report: what it says, in the language it was made in, free of any format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.exchange.report.values import Ref, Share, Table, Value


class Earned(NamedTuple):
    """One that a figure counts, with the dated rows that earned it."""

    name: str
    rows: tuple[Ref, ...]


class Figure(NamedTuple):
    """One measure: `name` as in the figures document (`2.5.reached`), what it means, and all that it counts.

    `target` is where its rows are, `#name` within the report: its own `anchor`, or a table that holds them.
    """

    name: str
    anchor: str
    label: str
    meaning: str
    value: Share | int | float | bool | None
    earned: list[Earned]
    target: str


class Point(NamedTuple):
    """The headline on a day: a share between 0 and 1, a number, or None."""

    day: date
    value: float | None


class Indicator(NamedTuple):
    """One indicator, or information sharing; `headline` and `target` are whole sentences, `rows` are dated.

    `measures` names, for each line of `rows`, the measures it earns, as indexes of `figures`.
    """

    number: str
    anchor: str
    title: str
    headline: str
    target: str
    aim: float | None
    figures: list[Figure]
    rows: Table
    measures: list[tuple[int, ...]]
    further: list[Table]
    trend: list[Point]


class Rule(NamedTuple):
    """A paragraph or more of the rule text under a heading."""

    anchor: str
    heading: str
    paragraphs: tuple[str, ...]


class Report(NamedTuple):
    """The whole report. `facts` are the lines of the cover; `lacks` says what keeps it from being complete.

    `figures` is the indicators document it was made from, without what lacks consent, its texts as they stand in the
    log.
    """

    language: str
    title: str
    cluster: str
    as_of: date
    facts: list[tuple[str, Value]]
    lacks: list[str]
    notes: list[str]
    indicators: list[Indicator]
    tables: list[Table]
    rules: list[Rule]
    figures: dict[str, Any]

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return not self.lacks
