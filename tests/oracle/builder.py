"""A few words to write a document by hand with, one line a case."""

from __future__ import annotations

import json
from typing import Any

Record = dict[str, Any]
Spell = tuple[str | None, str | None]
ALWAYS: Spell = (None, None)


def slug(name: str) -> str:
    """Make an id of a case's name."""
    return "".join(letter if letter.isalnum() else "-" for letter in name.lower())


class Builder:
    """Collects records into an interchange document; names are turned into ids."""

    def __init__(self) -> None:
        cluster = {"id": "cluster", "name": "Boundary cluster", "timezone": "Europe/Oslo"}
        self.document: Record = {"format": "klyngetui-log", "version": 1, "cluster": cluster}
        for key in ("targets", "participants", "people", "team", "groups", "activities", "stories", "evidence"):
            self.document[key] = []

    def org(self, name: str, *spells: Spell, kind: str = "sme", heir: tuple[str, str] | None = None) -> None:
        """Add a participant with two people, `<id>-a` and `<id>-b`; `heir` is its successor and the day."""
        key = slug(name)
        commitments = [{"from": start, "to": end, "ground": "agreement"} for start, end in spells]
        record: Record = {"id": key, "name": name, "kind": kind, "commitments": commitments}
        if heir:
            record["succeeded_by"] = {"participant": slug(heir[0]), "on": heir[1]}
        self.document["participants"].append(record)
        for one in "ab":
            job = {"participant": key, "from": None, "to": None}
            self.document["people"].append({"id": f"{key}-{one}", "name": f"{name} {one}", "employments": [job]})

    def member(self, name: str, spell: Spell = ALWAYS, employer: str | None = None) -> None:
        """Add a team member."""
        spells = [{"from": spell[0], "to": spell[1]}]
        record: Record = {"id": slug(name), "name": name, "spells": spells}
        self.document["team"].append({**record, "employer": slug(employer) if employer else None})

    def did(self, day: str, *orgs: str, team: tuple[str, ...] = ("Kari",), **fields: Any) -> Record:
        """Add a held meeting in person, person `a` of each participant present, unless fields say otherwise."""
        rows = [{"participant": slug(org), "person": f"{slug(org)}-a", "status": "present"} for org in orgs]
        activities = self.document["activities"]
        record: Record = {"id": f"a{len(activities) + 1}", "kind": "meeting", "date": day, "status": "held"}
        record |= {"mode": "in_person", "team": [slug(one) for one in team], "attendance": rows}
        record |= fields
        activities.append(record)
        return record

    def group(self, name: str, *days: str, orgs: tuple[str, ...], mode: str = "video", **fields: Any) -> None:
        """Add a working group with one meeting on each of the days, nobody of the team there."""
        key = slug(name)
        record: Record = {"id": key, "name": name, "kind": "working_group", "aim": "Aim", "leader": "Leader"}
        self.document["groups"].append(record | fields)
        for day in days:
            self.did(day, *orgs, team=(), kind="group_meeting", group=key, mode=mode)

    def story(self, title: str, consent: Record | None = None, **fields: Any) -> None:
        """Add a story that is usable and ready, with consent for the assessor, unless fields say otherwise."""
        given = {"scope": "assessor", "by": "Somebody", "on": "2026-01-01"} | (consent or {})
        record: Record = {"id": slug(title), "title": title, "participants": [{"participant": "story-teller"}]}
        record |= {"contribution": "Brought them together", "result": "A contract", "outcome_on": "2026-01-01"}
        record |= {"ready_on": "2026-01-01", "consent": given}
        self.document["stories"].append(record | fields)

    def json(self) -> str:
        """Give the document as text."""
        return json.dumps(self.document, ensure_ascii=False, indent=2) + "\n"
