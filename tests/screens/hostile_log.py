"""A cluster whose every name, title, note and source would break a screen if it came through as it is."""

from __future__ import annotations

import re
from typing import Any

from tests.screens.logs import ALWAYS, IDS, document, meeting
from tests.widgets.hostile import TEXTS

REFUSED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What the log itself refuses on the way in."""


def hostile_document() -> dict[str, Any]:
    """One participant, person, meeting, story and group a text, and the text in all of them."""
    words = [one for text in (*TEXTS, "[/] Øl & =SUM(A1)") if (one := REFUSED.sub("", text).strip())]
    told = document()
    short = [text[:120] for text in words]
    told["cluster"]["name"] = short[0]
    told["targets"][0]["source"] = short[0]
    told["team"][0]["name"] = short[1]
    told["participants"] = [
        {"id": f"p{n}", "name": f"{text} {n}", "kind": "sme", "commitments": ALWAYS} for n, text in enumerate(short)
    ]
    told["people"] = [
        {"id": f"h{n}", "name": text, "employments": [{"participant": f"p{n}"}]} for n, text in enumerate(short)
    ]
    told["groups"] = [
        {"id": f"g{n}", "name": text, "kind": "working_group", "aim": text, "leader": text}
        for n, text in enumerate(short)
    ]
    told["activities"] = [_meeting(n, text, words[n]) for n, text in enumerate(short)]
    told["stories"] = [
        {"id": f"s{n}", "title": text, "contribution": words[n], "participants": [{"participant": f"p{n}"}]}
        for n, text in enumerate(short)
    ]
    told["evidence"] = [
        {"id": f"e{n}", "of": {"entity": "activity", "id": f"a{n}"}, "kind": "link", "label": text, "level": 3}
        | {"url": "https://eksempel.invalid"}
        for n, text in enumerate(short)
    ]
    told["actions"] = [
        {"id": f"x{n}", "text": words[n], "due_on": "2026-11-20", "of": {"entity": "participant", "id": f"p{n}"}}
        for n in range(len(short))
    ]
    told["recommendations"] = [
        {"id": f"r{n}", "text": words[n], "action": text, "effect": text} for n, text in enumerate(short)
    ]
    told["ratings"] = [{"id": "k1", "indicator": "1.1.1", "score": 3, "note": words[0]}]
    week = {"id": "w1", "week": "2026-W40", "opened_on": "2026-10-01"}
    told["reviews"] = [{**week, "reflection": words[0], "next_week": words[0]}]
    return told


def _meeting(n: int, short: str, whole: str) -> dict[str, Any]:
    row = {"participant": f"p{n}", "person": f"h{n}", "status": "present", "topic": short}
    told = meeting(f"a{n}", f"2026-03-{n + 1:02}", f"p{n}", f"h{n}", title=short, notes=whole, location=short)
    return {**told, "attendance": [row], "decisions": [short], "team": [IDS["anne"]]}
