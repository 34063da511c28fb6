"""The values a report's tables hold, and how they read."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from klyngetui.locale import _
from klyngetui.locale.formats import UNKNOWN, day, number, percent


class Share(NamedTuple):
    """A share measure: n of so many; the share of nothing is None."""

    n: int
    of: int
    share: float | None


class Ref(NamedTuple):
    """A text that leads somewhere: `#name` within the report, the path of a file in the pack, or a web address."""

    text: str
    target: str


class Refs(NamedTuple):
    """Several of them in one cell."""

    refs: tuple[Ref, ...]


class Linked(NamedTuple):
    """A figure that leads to what it counts, in the way of a Ref."""

    value: int | Share
    target: str


Value = str | int | float | bool | date | Share | Ref | Refs | Linked | None


class Column(NamedTuple):
    """A column of a table; `width` is about how many characters wide it should be."""

    label: str
    width: int


class Line(NamedTuple):
    """A row of a table; `anchor` is the name it can be led to by, or empty."""

    cells: tuple[Value, ...]
    anchor: str = ""


class Table(NamedTuple):
    """A table; the first cell of each line names it. `note` is said where it holds no line."""

    anchor: str
    title: str
    columns: tuple[Column, ...]
    lines: list[Line]
    note: str = ""


def in_words(value: Value) -> str:
    """The value as text, in the language chosen."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Share):
        return share_words(value)
    if isinstance(value, Ref):
        return value.text
    if isinstance(value, Linked):
        return in_words(value.value)
    if isinstance(value, Refs):
        return "; ".join(ref.text for ref in value.refs)
    return number(value, 0 if value == int(value) else 1)


def share_words(value: Share) -> str:
    """39 of 55 (71 %)."""
    if not value.of:
        return _("no participants")
    return _("{n} of {of} ({share})").format(n=value.n, of=value.of, share=percent(value.share))


def figure_words(value: Share | int | float | bool | None) -> str:
    """A figure as text; a dash where it cannot be known."""
    return UNKNOWN if value is None else in_words(value)


def when(text: str | None) -> date | None:
    """The day a record's text names."""
    return date.fromisoformat(text) if text else None
