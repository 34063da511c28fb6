"""Targets: the user's own, each with its source (docs/rules.md, Readings)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from klyngetui.indicators.scope import Scope


def target(scope: Scope, indicator: str, measure: str) -> dict[str, Any] | None:
    """The target of a measure in force on L: the one with the latest `from` on or before L, or None."""
    in_force = [
        kept.record
        for kept in scope.log.cabinet.load("target")
        if (kept.record["indicator"], kept.record["measure"]) == (indicator, measure)
        and (kept.record["from"] or "") <= scope.last
    ]
    if not in_force:
        return None
    newest = max(reversed(in_force), key=lambda record: record["from"] or "")
    return {"measure": measure, "value": newest["value"], "source": newest["source"]}
