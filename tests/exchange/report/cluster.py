"""A small invented cluster with hostile texts, stories with and without consent, and evidence on disk."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from klyngetui.exchange.document_in import import_document
from klyngetui.exchange.report.build import Material
from klyngetui.store.log import Log, new_log

if TYPE_CHECKING:
    from pathlib import Path

Record = dict[str, Any]

TODAY = date(2026, 11, 23)
FORMULA = '=cmd|"/c calc"!A1'
MARKUP = "[/] <script>alert('x')</script> & \"'"
TURNED = "AS \u202egnp.exe"
LONG = "lang tekst " * 1800
SECRET = "Hemmelig nyhet om Skjult"
MINUTES = b"minutes of the meeting"


def _meeting(number: int, day: str, *people: str, **fields: Any) -> Record:
    rows = [{"participant": f"p{one[1:]}", "person": one, "status": "present"} for one in people]
    given = {"kind": "meeting", "status": "held", "mode": "in_person", "team": ["t1"], "attendance": rows}
    return {"id": f"a{number}", "date": day, **given, **fields}


def _story(number: int, title: str, consent: Record | None, **fields: Any) -> Record:
    told = {"contribution": "Klyngen koblet dem", "result": "Kontrakt", "outcome_on": "2026-05-01"}
    named = [{"participant": "p1"}]
    return {
        "id": f"s{number}",
        "title": title,
        "participants": named,
        "ready_on": "2026-06-01",
        "consent": consent,
        **told,
        **fields,
    }


def document() -> Record:
    """The cluster as an interchange document."""
    consent = {"scope": "public", "by": "Kari Prøve", "on": "2026-05-02"}
    committed = [{"from": "2024-01-01", "ground": "agreement"}]
    names = ("Fjordglimt AS", FORMULA, MARKUP, TURNED, "Æøå 😀 漢字 \uffff post@fjordglimt.example")
    group = {"id": "g1", "name": "+Havrom", "kind": "working_group", "aim": "Mål", "leader": "Kari"}
    return {
        "format": "klyngetui-log",
        "version": 1,
        "cluster": {"name": MARKUP, "assessment_on": "2027-03-01"},
        "targets": [{"id": "m1", "indicator": "2.5", "measure": "reached", "value": 0.8, "source": FORMULA}],
        "participants": [
            {"id": f"p{n}", "name": name, "kind": "sme", "commitments": committed} for n, name in enumerate(names, 1)
        ],
        "people": [
            {
                "id": f"h{n}",
                "name": f"Person {n}",
                "email": f"person{n}@fjordglimt.example",
                "phone": f"+47 900 00 00{n}",
            }
            for n in range(1, 6)
        ],
        "team": [{"id": "t1", "name": "-Tor", "email": "tor@klyngen.example", "spells": [{}]}],
        "groups": [{**group, "started_on": "2024-01-01"}],
        "activities": [
            _meeting(1, "2026-03-02", "h1", title=FORMULA, notes="Ring person1@fjordglimt.example, +47 900 00 001"),
            _meeting(2, "2026-04-02", "h2", "h3", title=LONG[:19_000]),
            _meeting(3, "2026-05-02", "h1", title="Møte med person1@fjordglimt.example"),
            _meeting(4, "2026-09-02", "h1", "h2", "h3", kind="group_meeting", group="g1"),
            _meeting(5, "2026-10-02", "h1", "h2", "h3", kind="group_meeting", group="g1"),
            _meeting(6, "2026-10-12", "h1", "h2", "h3", "h4", "h5", kind="event", title=TURNED),
        ],
        "stories": [
            _story(1, "Åpen nyhet", consent, quote=MARKUP, result_value=4.2),
            _story(2, f"{SECRET} 2", None),
            _story(3, f"{SECRET} 3", {**consent, "withdrawn_on": "2026-08-01"}, participants=[{"participant": "p2"}]),
            _story(4, f"{SECRET} 4", {**consent, "expires_on": "2026-07-01"}),
        ],
        "evidence": [
            _file("e1", "activity", "a1", MINUTES, "Referat fra møte?.txt"),
            _file("e2", "activity", "a4", b"gone", "../../con.txt"),
            _file("e3", "activity", "a5", b"changed", "liste.pdf"),
            _file("e4", "story", "s2", b"secret", f"{SECRET}.txt"),
            {"id": "e5", "of": {"entity": "story", "id": "s2"}, "kind": "link", "url": f"https://x.example/{SECRET}"},
            {"id": "e6", "of": {"entity": "activity", "id": "a6"}, "kind": "link", "url": "javascript:alert(1)"},
        ],
        "actions": [{"id": "k1", "text": f"Skriv {SECRET}", "of": {"entity": "story", "id": "s2"}}],
        "reviews": [{"id": "u1", "week": "2026-W40", "reflection": SECRET}],
    }


def _file(identity: str, entity: str, owner: str, content: bytes, name: str) -> Record:
    return {
        "id": identity,
        "of": {"entity": entity, "id": owner},
        "kind": "file",
        "sha256": sha256(content).hexdigest(),
        "size": len(content),
        "filename": name,
        "label": FORMULA,
        "level": 2,
        "added_on": "2026-11-01",
    }


def cluster_log(path: Path) -> Log:
    """A log of the cluster: one evidence file is there, one is missing, one was altered, one is of no consent."""
    log = new_log(path)
    import_document(log, document())
    log.files.mkdir()
    for expected, content in ((MINUTES, MINUTES), (b"changed", b"tampered"), (b"secret", b"secret")):
        (log.files / sha256(expected).hexdigest()).write_bytes(content)
    return log


def material(log: Log, as_of: date = TODAY, period: str | None = None, today: date = TODAY) -> Material:
    return Material(log, as_of, period, today=today)
