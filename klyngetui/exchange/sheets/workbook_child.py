"""Run as a process of its own: reads a workbook's sheet and writes its rows as lines of JSON to standard output.

    python workbook_child.py PATH LIMITS

LIMITS is JSON: `memory` in bytes, `seconds` of work, `sheet` by name or null. Imports nothing of ours, so that little
but the workbook takes memory.
"""

from __future__ import annotations

import json
import sys
from datetime import date, datetime, time, timedelta
from typing import Any

LAST_WHOLE_FLOAT = 2**53


def main(path: str, limits: dict[str, Any]) -> None:
    """Write the head, every row and the end; an error as its own line."""
    _limit(limits)
    try:
        _read(path, limits["sheet"])
    except MemoryError:
        _say({"error": "memory"})


def _read(path: str, wanted: str | None) -> None:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, WorksheetNotFound

    try:
        book = CalamineWorkbook.from_path(path)
        names = book.sheet_names
        if not names or (wanted is not None and wanted not in names):
            _say({"error": "no sheet"})
            return
        name = wanted if wanted is not None else _first_filled(book, names)
        sheet = book.get_sheet_by_name(name)
        _say({"sheet": name, "sheets": names})
        # The library leaves out empty columns on the left; put back, places are those the user sees.
        left = [""] * (sheet.start[1] if sheet.start else 0)
        for number, row in enumerate(sheet.iter_rows(), 1):
            _say({"row": number, "cells": [*left, *map(_text, row)]})
        _say({"end": True})
    except PasswordError:
        _say({"error": "password"})
    except (CalamineError, WorksheetNotFound, OSError):
        _say({"error": "no workbook"})


def _first_filled(book: Any, names: list[str]) -> str:
    return next((name for name in names if book.get_sheet_by_name(name).total_height), names[0])


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return "ja" if cell else "nei"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < LAST_WHOLE_FLOAT:
        return str(int(cell))
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d}" if cell.time() == time() else f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    if isinstance(cell, timedelta):
        minutes = int(cell.total_seconds() // 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    return str(cell).strip(" \u00a0")


def _limit(limits: dict[str, Any]) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; sizes and ratios were checked before
        return
    for kind, most in ((resource.RLIMIT_AS, limits["memory"]), (resource.RLIMIT_CPU, limits["seconds"])):
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):
            continue


def _say(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
