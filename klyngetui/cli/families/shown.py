"""Days and spells as the families' lists show them."""

from __future__ import annotations

from datetime import date
from typing import Any

from klyngetui.locale import _
from klyngetui.locale.formats import day


def shown(iso: str | None) -> str:
    """A day of a record, day first; empty for none."""
    return day(date.fromisoformat(iso)) if iso else ""


def shown_spells(spells: list[dict[str, Any]], none: str) -> str:
    """Spells in words, `none` where there is none: from 01.01.2025, always."""
    return ", ".join(map(_spell, spells)) or none


def _spell(spell: dict[str, Any]) -> str:
    first, last = shown(spell["from"]), shown(spell["to"])
    if first and last:
        return f"{first}–{last}"
    if first:
        return _("from {day}").format(day=first)
    return _("to {day}").format(day=last) if last else _("always")
