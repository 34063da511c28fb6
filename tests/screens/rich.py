"""A cluster in which every one of these screens has something to show, and the same with hostile words in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.screens.logs import ALWAYS, IDS, log_at, meeting
from tests.widgets.hostile import TEXTS

KEYS = ("participants", "people", "groups", "activities", "actions", "stories")
HOSTILE = (
    "[/] Øl & =SUM(A1)",
    "\x1b]52;c;aGk=\x07[@click=app.quit]x[/]",
    "Fjord\u202eglimt 👩‍👩‍👧‍👦 日本語",
    "list[int] :smile: trailing \\",
    "x" * 5_000,
)


def rich(path: Path, **more: Any) -> Path:
    """A log with participants in every state, groups in most, and stories in every stage."""
    return log_at(path, **{**_records(), **more})


def hostile(path: Path) -> Path:
    """The same log with hostile names, titles and notes everywhere."""
    records = _records()
    words = HOSTILE
    long = "\n".join(_kept(text) for text in TEXTS if "\0" not in text and "\ud800" not in text)[:20_000]
    for at, records_of in enumerate(records.values()):
        for place, record in enumerate(records_of):
            text = _kept(words[(at + place) % len(words)])
            for field in ("name", "title", "leader", "text"):
                if field in record:
                    record[field] = f"{text} {place}"
            for field in ("notes", "aim", "contribution", "situation", "result"):
                if field in record:
                    record[field] = long
    return log_at(path, **records)


def _kept(text: str) -> str:
    """The text as a file may hold it: the store itself takes control characters out."""
    return text.replace("\r", "")


def _records() -> dict[str, Any]:
    return {
        "participants": [
            {"id": "fjord", "name": "Fjordglimt AS", "kind": "sme", "commitments": ALWAYS, "notes": "Liker kaffe"},
            {"id": "hav", "name": "Havlykta", "kind": "research", "commitments": ALWAYS, "cadence_days": 90},
            {"id": "skjær", "name": "Skjærgard Design", "kind": "large", "commitments": ALWAYS},
            {
                "id": "ny",
                "name": "Nyfjæra kommune",
                "kind": "public",
                "municipality": "Nyfjæra",
                "commitments": [{"from": "2026-10-01", "to": None, "ground": "fee"}],
            },
            {"id": "pros", "name": "Prospekt AS", "kind": "finance"},
            {
                "id": "past",
                "name": "Avgått AS",
                "kind": "sme",
                "commitments": [{"from": None, "to": "2026-01-31", "ground": "active"}],
            },
            {
                "id": "old",
                "name": "Gammelglimt AS",
                "kind": "sme",
                "commitments": ALWAYS,
                "succeeded_by": {"participant": "fjord", "on": "2026-02-01"},
            },
        ],
        "people": [
            {"id": "kari", "name": "Kari Nes", "role": "Leder", "employments": [{"participant": "fjord"}]},
            {"id": "ola", "name": "Ola Ås", "employments": [{"participant": "hav"}]},
        ],
        "groups": [
            {
                "id": "g1",
                "name": "Havrom",
                "kind": "working_group",
                "aim": "Mer liv i havet",
                "leader": "Kari Nes",
                "members": [{"participant": "fjord"}, {"participant": "hav"}, {"participant": "skjær"}],
            },
            {"id": "g2", "name": "Papirgruppa", "kind": "working_group"},
            {"id": "g3", "name": "Prosjekt Kai", "kind": "project"},
        ],
        "activities": [
            meeting("a1", "2026-11-02", "fjord", "kari", title="Pilot på ammoniakk", notes="Bra møte"),
            meeting("a2", "2026-04-23", "hav", "ola", title="Om tang"),
            meeting("a3", "2026-12-01", "skjær", None),
            _group_meeting("a4", "2026-09-01", ("fjord", "hav", "skjær"), decisions=["Vi kjøper båt"]),
            _group_meeting("a5", "2026-10-20", ("fjord", "hav")),
            _group_meeting("a6", "2026-12-10", ("fjord",)),
        ],
        "actions": [
            {"id": "x1", "text": "Send tilbud", "due_on": "2026-11-20", "of": {"entity": "participant", "id": "fjord"}},
            {"id": "x2", "text": "Bestill rom", "of": {"entity": "group", "id": "g1"}},
        ],
        "stories": [
            {"id": "s1", "title": "Tang på menyen", "participants": [{"participant": "fjord"}]},
            {"id": "s2", "title": "Felles båt", "participants": [{"participant": "hav"}], "contribution": "Koblet"},
            {"id": "s3", **_complete("Ny kai"), "consent": None, "ready_on": None},
            {"id": "s4", **_complete("Nesten der"), "ready_on": None, "effects": ["branding"]},
            {
                "id": "s5",
                **_complete("Ferdig kai"),
                "effects": ["innovation"],
                "publications": [{"channel": "Nettsiden", "on": "2026-10-03", "url": "https://kai.example"}],
            },
            {
                "id": "s6",
                **_complete("Trukket"),
                "consent": {"scope": "public", "by": "Kari Nes", "on": "2026-01-01", "withdrawn_on": "2026-05-01"},
            },
            {"id": "s7", **_complete("For gammel"), "outcome_on": "2020-01-01"},
        ],
    }


def _complete(title: str) -> dict[str, Any]:
    return {
        "title": title,
        "participants": [{"participant": "fjord", "role": None}],
        "contribution": "Samlet dem",
        "result": "Tre nye båter",
        "outcome_on": "2026-06-01",
        "ready_on": "2026-07-01",
        "consent": {"scope": "public", "by": "Kari Nes", "on": "2026-06-15"},
    }


def _group_meeting(identity: str, day: str, who: tuple[str, ...], **more: Any) -> dict[str, Any]:
    rows = [{"participant": one, "status": "present"} for one in who]
    base = meeting(identity, day, "fjord", None, kind="group_meeting", group="g1", title="Møte om båt")
    return {**base, "attendance": rows, "team": [IDS["anne"]], **more}
