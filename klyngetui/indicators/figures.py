"""The figures of the three indicators and of information sharing, as one document (docs/commands.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngetui.indicators import contacts, groups, sharing, stories
from klyngetui.indicators.scope import scope_of

if TYPE_CHECKING:
    from datetime import date

    from klyngetui.indicators.scope import Scope
    from klyngetui.store.log import Log

RULE_VERSION = 1

#: The headline measure of each indicator.
HEADLINES = {"2.5": "reached", "4.5": "in_groups", "5.2": "usable"}


def figures(log: Log, as_of: date, period: str | None = None) -> dict[str, Any]:
    """The indicators document for a window, by name or the cluster's default; raises PeriodError."""
    return document(scope_of(log, period, as_of))


def document(scope: Scope) -> dict[str, Any]:
    """The indicators document of a scope that was made already."""
    return {
        "format": "klyngetui-indicators",
        "version": 1,
        "rule_version": RULE_VERSION,
        "as_of": scope.as_of.isoformat(),
        "period": {
            "name": scope.period.name,
            "from": scope.period.start.isoformat(),
            "to": scope.period.end.isoformat(),
        },
        "indicators": {
            "2.5": contacts.section(scope, contacts.contacts(scope)),
            "4.5": groups.section(scope, groups.groups(scope)),
            "5.2": stories.section(scope, stories.stories(scope)),
        },
        "information_sharing": sharing.section(scope),
        "settings": scope.settings,
    }


def headline(figures: dict[str, Any], indicator: str) -> dict[str, Any] | int:
    """The headline figure of an indicator in a document: a share measure, or the number of usable stories."""
    found: dict[str, Any] | int = figures["indicators"][indicator]["measures"][HEADLINES[indicator]]
    return found
