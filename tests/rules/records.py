"""Whole records with the fields a test cares about."""

from __future__ import annotations

from datetime import date
from typing import Any

from klyngetui.model.settings import DEFAULTS
from klyngetui.rules.judge import Context

DAY = "2026-03-10"
SINCE_ALWAYS = [{"from": None, "to": None, "ground": "agreement"}]


def participant(commitments: list[dict[str, Any]] | None = None, **fields: Any) -> dict[str, Any]:
    spells = SINCE_ALWAYS if commitments is None else commitments
    return {"name": "", "kind": "sme", "commitments": spells, "succeeded_by": None, **fields}


def spell(start: str | None, end: str | None = None) -> dict[str, Any]:
    return {"from": start, "to": end, "ground": "fee"}


def member(*spells: dict[str, Any], employer: str | None = None) -> dict[str, Any]:
    return {"name": "", "spells": list(spells) or [spell(None)], "employer": employer}


def row(participant: str | None, person: str | None = None, **fields: Any) -> dict[str, Any]:
    return {"participant": participant, "person": person, "guest": None, "status": "present",
            "direct": False, "topic": None, **fields}  # fmt: skip


def activity(*attendance: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"kind": "meeting", "date": DAY, "status": "held", "mode": "in_person", "group": None,
            "team": ["tora"], "attendance": list(attendance), "overrides": [], **fields}  # fmt: skip


def override(count: bool, indicator: str = "2.5", reason: str = "agreed with the board") -> dict[str, Any]:
    return {"indicator": indicator, "count": count, "reason": reason}


def group(**fields: Any) -> dict[str, Any]:
    return {"name": "Havrom", "kind": "working_group", "aim": "Cleaner boats", "leader": "Kari Prøve",
            "started_on": None, "ended_on": None, "outcome": None, **fields}  # fmt: skip


def story(**fields: Any) -> dict[str, Any]:
    return {"title": "", "participants": [{"participant": "fjord", "role": None}], "contribution": "Introduced them",
            "result": "A contract", "result_value": None, "outcome_on": "2026-01-15", "ready_on": "2026-02-01",
            "consent": consent(), "publications": [], **fields}  # fmt: skip


def consent(**fields: Any) -> dict[str, Any]:
    return {
        "scope": "public",
        "by": "Kari Prøve",
        "on": "2026-01-20",
        "expires_on": None,
        "withdrawn_on": None,
        **fields,
    }


def context(**changed: Any) -> Context:
    names = ("fjord", "havbris", "nordlys", "skjær", "tangen", "vågen")
    known = {"participants": {name: participant() for name in names}, "team": {"tora": member()},
             "groups": {"havrom": group()}}  # fmt: skip
    for kind, records in changed.items():
        known[kind] = {**known[kind], **records}
    return Context(settings=DEFAULTS, **known)


def day(text: str) -> date:
    return date.fromisoformat(text)
