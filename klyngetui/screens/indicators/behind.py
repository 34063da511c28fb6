"""The dated rows behind a figure, read off the screen thread over a log of its own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from klyngetui.indicators import contacts
from klyngetui.indicators.figures import document
from klyngetui.indicators.rows import Row as FigureRow
from klyngetui.indicators.rows import rows as figure_rows
from klyngetui.indicators.scope import Scope, scope_of
from klyngetui.locale import _
from klyngetui.model.choice_labels import choice_label
from klyngetui.screens.entry import signs as entry_signs
from klyngetui.store.cabinet import exported_id
from klyngetui.store.entries import LEVEL_OF_EVIDENCE, settings_of
from klyngetui.store.log import open_log
from klyngetui.store.pages import Filter, entries, evidence_of, newer_first
from klyngetui.widgets.columns import Column
from klyngetui.widgets.source import Row

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

WITHOUT_END = -1


class Behind(NamedTuple):
    """Which figure: a measure of an indicator, of one kind of participant or one of the team alone if given."""

    indicator: str
    measure: str
    kind: str = ""
    team: str = ""


class Rows(NamedTuple):
    """The rows behind a figure, newest first, and the figures document it stands in.

    A row's key is the id of what it opens and of whom it is for.
    """

    asked: tuple[Behind, str, date, int]
    figures: dict[str, Any]
    rows: list[Row]


def columns() -> list[Column]:
    """The columns, in the language chosen."""
    return [
        Column(_("Day"), 14),
        Column(_("For"), 20, flex=1),
        Column(_("Entry"), 22, flex=2),
        Column("", 5, drop=1),
    ]


def read_rows(path: Path, asked: tuple[Behind, str, date, int]) -> Rows:
    """Everything behind the figure, through a connection of its own; raises LogError, PeriodError."""
    behind, period, today, _stamp = asked
    with open_log(path, write=False) as log:
        scope = scope_of(log, period, today)
        found = sorted(_rows(scope, behind), key=lambda row: row.day or "", reverse=True)
        return Rows(asked, document(scope), [_shown(log, row, today) for row in found])


def _rows(scope: Scope, behind: Behind) -> Iterable[FigureRow]:
    """The rows of the measure; those the indicators do not list row by row are found here."""
    if behind.team or behind.measure == "without_evidence":
        return _direct(scope, behind)
    if behind.measure == "median":
        last = contacts.contacts(scope).last_direct
        return [FigureRow("median", scope.participants[key], day=last[key]) for key in scope.counted if key in last]
    measure = {"complete_three": "usable"}.get(behind.measure, behind.measure)
    return [
        row
        for row in figure_rows(scope, behind.indicator)
        if row.measure == measure and behind.kind in ("", row.participant and row.participant.record["kind"])
    ]


def _direct(scope: Scope, behind: Behind) -> Iterable[FigureRow]:
    """Activities of the window with a direct contact: those of one team member, or those that lack evidence."""
    log, only = scope.log, Filter(indicator="2.5", start=scope.start, end=scope.last)
    for entry in entries(log, newer_first(log, only, limit=WITHOUT_END)):
        record = entry.kept.record
        team = [exported_id(kept) for one in record["team"] if (kept := log.cabinet.find(one))]
        pieces = evidence_of(log, record["id"]) if entry.evidence and not behind.team else []
        proven = any((one.record["level"] or 0) >= LEVEL_OF_EVIDENCE for one in pieces)
        if behind.team in team if behind.team else not proven:
            yield FigureRow(behind.measure, activity=entry.kept, day=entry.day, evidence=entry.evidence)


def _shown(log: Log, row: FigureRow, today: date) -> Row:
    opened = row.activity or row.story or row.group or row.participant
    whom = row.participant or row.group
    late = row.activity is not None and entry_signs.logged_late(row.activity, settings_of(log))
    cells = (
        entry_signs.list_day(date.fromisoformat(row.day), today) if row.day else "–",
        _name(whom) if whom else entry_signs.kind_word(opened.record) if opened else "",
        _about(log, opened, whom),
        entry_signs.marks(row.evidence, late),
    )
    key = (opened.record["id"] if opened else "", whom.record["id"] if whom else "")
    return Row(key, cells, "" if row.evidence else "muted" if row.activity is None else "", "●" if row.day else "○")


def _about(log: Log, opened: Kept | None, whom: Kept | None) -> str:
    """What the row's entry is: beside a name already there, its kind and title, group or mode; alone, all of it."""
    if opened is None or opened.entity not in ("activity", "story"):
        return "–"
    record = opened.record
    if whom is None or entry_signs.is_story(record):
        return entry_signs.subject(log, record)
    group = log.cabinet.find(record["group"]) if record["group"] not in (None, whom.record["id"]) else None
    words = record["title"] or (_name(group) if group else choice_label(record["mode"]))
    return " · ".join([entry_signs.kind_word(record), words])


def _name(kept: Kept) -> str:
    return str(kept.record["name"])
