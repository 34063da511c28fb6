"""Tables for tests, written as Excel writes them, and the way they are taken in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from klyngetui.exchange.sheets.activities import SheetTaken, take_in_activities
from klyngetui.exchange.sheets.columns import columns_of, guess_kind, recognised
from klyngetui.exchange.sheets.people import read_people
from klyngetui.exchange.sheets.proposal import Proposal, save
from klyngetui.exchange.sheets.roster import read_roster
from klyngetui.exchange.sheets.table import open_table
from klyngetui.model.check import Invalid

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from klyngetui.store.log import Log

TODAY = date(2026, 11, 23)


def norwegian(folder: Path, *lines: str, name: str = "tabell.csv", encoding: str = "cp1252") -> Path:
    """What Norwegian Excel saves as “CSV (semikolondelt)”."""
    path = folder / name
    path.write_bytes("".join(f"{line}\r\n" for line in lines).encode(encoding))
    return path


def roster(log: Log, path: Path, mapped: Mapping[str, str] | None = None, **options: Any) -> list[Proposal]:
    table = open_table(path, recognised)
    return read_roster(log, table, columns_of(table, "participants", mapped or {}), TODAY, **options)


def people(log: Log, path: Path, **options: Any) -> list[Proposal]:
    table = open_table(path, recognised)
    return read_people(log, table, columns_of(table, "people", {}), **options)


def activities(log: Log, path: Path, mapped: Mapping[str, str] | None = None, **options: Any) -> SheetTaken:
    table = open_table(path, recognised)
    return take_in_activities(log, table, columns_of(table, "activities", mapped or {}), TODAY, **options)


def kinds(found: list[Proposal]) -> list[tuple[str, str]]:
    return [(one.kind, one.name) for one in found]


def accept(log: Log, found: list[Proposal], *wanted: str) -> None:
    save(log, [one for one in found if not wanted or one.kind in wanted])


def problems(refused: Invalid) -> dict[str, str]:
    return {problem.path: problem.message for problem in refused.problems}


__all__ = ["TODAY", "accept", "activities", "guess_kind", "kinds", "norwegian", "people", "problems", "roster"]
