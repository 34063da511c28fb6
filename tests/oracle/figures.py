"""The whole `indicators --json` document, put together from the second reading."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.oracle import contacts, sharing, success_stories, working_groups
from tests.oracle.log import Log


def figures(document: dict[str, Any], period: str, as_of: date) -> dict[str, Any]:
    """Read an interchange document and give its figures for a period as of a day."""
    log = Log(document, period, as_of)
    return {
        "format": "klyngetui-indicators",
        "version": 1,
        "rule_version": 1,
        "as_of": as_of.isoformat(),
        "period": {
            # "`period.from` and `period.to` in output are the window's own days, `to` not cut to `L`."
            "name": period,
            "from": log.window.first.isoformat(),
            "to": log.window.to.isoformat(),
        },
        "indicators": {
            "2.5": contacts.section(log),
            "4.5": working_groups.section(log),
            "5.2": success_stories.section(log),
        },
        "information_sharing": sharing.section(log),
        "settings": log.settings,
    }
