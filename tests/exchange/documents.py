"""A small invented cluster as a document, and logs made of documents."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

from klyngetui.exchange.document_in import import_document
from klyngetui.exchange.document_out import document
from klyngetui.store.log import Log, new_log, unsaved_log

Record = dict[str, Any]

CLUSTER = "0191f0a0-0000-7000-8000-00000000c105"

SMALL: Record = {
    "format": "klyngetui-log",
    "version": 1,
    "cluster": {"id": CLUSTER, "name": "Prøveklyngen"},
    "targets": [{"id": "m1", "indicator": "2.5", "measure": "reached", "value": 0.8, "source": "Eget mål"}],
    "participants": [
        {"id": "p1", "name": "Fjordglimt AS", "kind": "sme", "commitments": [{"ground": "agreement"}]},
        {"id": "p2", "name": "Nordlysby kommune", "kind": "public", "succeeded_by": None},
    ],
    "people": [{"id": "h1", "name": "Kari Prøve", "employments": [{"participant": "p1"}]}],
    "team": [{"id": "t1", "name": "Tor Prøve", "spells": [{"from": None, "to": None}]}],
    "groups": [{"id": "g1", "name": "Havrom", "kind": "working_group", "members": [{"participant": "p1"}]}],
    "activities": [
        {
            "id": "a1",
            "kind": "meeting",
            "date": "2026-03-02",
            "status": "held",
            "mode": "in_person",
            "team": ["t1"],
            "attendance": [{"participant": "p1", "person": "h1", "status": "present"}],
        },
        {
            "id": "a2",
            "kind": "group_meeting",
            "group": "g1",
            "date": "2026-03-03",
            "status": "held",
            "mode": "video",
        },
    ],
    "stories": [{"id": "s1", "title": "Kontrakten", "participants": [{"participant": "p1"}], "activities": ["a1"]}],
    "evidence": [{"id": "e1", "of": {"entity": "activity", "id": "a1"}, "kind": "link", "url": "https://x.invalid"}],
    "actions": [{"id": "k1", "text": "Ring Kari", "owner": "t1", "of": {"entity": "participant", "id": "p1"}}],
    "recommendations": [{"id": "r1", "text": "Flere møter"}],
    "ratings": [{"id": "v1", "indicator": "1.2", "score": 3}],
    "reviews": [{"id": "u1", "week": "2026-W47", "steps": {"checks": "done"}, "figures": {"b": 1, "a": [1.5]}}],
    "seals": [{"id": "b1", "period": "year:2025", "counted": {"2.5.reached": ["a1"]}, "digest": "x"}],
}


def small(**changes: Any) -> Record:
    """The small document, some of its keys replaced."""
    return {**deepcopy(SMALL), **changes}


def without(record: Record, *names: str) -> Record:
    return {name: value for name, value in record.items() if name not in names}


def log_of(path: Path, told: Record) -> Log:
    """A new log made of the document."""
    log = new_log(path)
    import_document(log, told)
    return log


def again(told: Record, **options: Any) -> Record:
    """The document that comes out of a new log the document was brought into."""
    with unsaved_log() as log:
        import_document(log, told)
        return document(log, **options)


def text(told: Record) -> str:
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def changes(log: Log) -> int:
    return int(log.connection.execute("SELECT count(*) FROM change").fetchone()[0])


def found(told: Record, key: str, identity: str) -> Record:
    return next(one for one in told[key] if one["id"] == identity)
