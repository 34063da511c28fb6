"""Logs of any size for measuring, made through the product's own write path and kept for the next run.

    python benchmarks/make_log.py 1000000

Made of 200 participants, 800 people, a team of four and eight working groups; three years of meetings, events, group
meetings and written contacts, one in two hundred planned. The same size is always the same log, but for ids.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from klyngetui.model.check import check_record
from klyngetui.model.ids import uuid7
from klyngetui.store.changes import Edit, append, commit
from klyngetui.store.log import new_log, open_log
from klyngetui.store.transaction import immediate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klyngetui.store.log import Log

TODAY = date(2026, 11, 23)
DAYS = 3 * 365
SINCE_EVER = {"from": None, "to": None}
KINDS = ("sme",) * 6 + ("large", "research", "public", "education")
ABOUT = ("ammoniakk", "havvind", "fôr", "rekruttering", "testsenter", "søknad", "strategi", "eksport", "algemel")
MODES = ("in_person",) * 5 + ("video",) * 3 + ("phone", "hybrid", "written")
FOLDER = Path(os.environ.get("KLYNGETUI_BENCHMARKS", Path(tempfile.gettempdir(), "benchmarks-of-klyngetui")))


class Cast:
    """The ids of those who take part, the same for logs of every size."""

    def __init__(self) -> None:
        self.participants = [uuid7() for _ in range(200)]
        self.people = [uuid7() for _ in range(800)]
        self.team = [uuid7() for _ in range(4)]
        self.groups = [uuid7() for _ in range(8)]

    def edits(self) -> Iterator[Edit]:
        for place, one in enumerate(self.participants):
            commitments = [{**SINCE_EVER, "ground": "agreement"}]
            kind = KINDS[place % len(KINDS)]
            yield Edit("participant", one, {"name": f"Deltaker {place} AS", "kind": kind, "commitments": commitments})
        for place, one in enumerate(self.people):
            employer = {**SINCE_EVER, "participant": self.participants[place % 200]}
            yield Edit("person", one, {"name": f"Person {place}", "employments": [employer]})
        for place, one in enumerate(self.team):
            yield Edit("team_member", one, {"name": f"Rådgiver {place}", "spells": [SINCE_EVER]})
        for place, one in enumerate(self.groups):
            told = {"aim": "Finne sammen", "leader": f"Person {place}", "kind": "working_group"}
            yield Edit("group", one, {"name": f"Forum {place}", **told})
        for place in range(12):
            yield Edit("story", uuid7(), self._story(place))

    def _story(self, place: int) -> dict[str, Any]:
        told = {"contribution": "Satte dem sammen", "result": "En kontrakt", "outcome_on": "2026-03-01"}
        consent = {"scope": "public", "by": "Person 1", "on": "2026-04-01", "expires_on": None, "withdrawn_on": None}
        who = [{"participant": self.participants[place], "role": None}]
        return {"title": f"Kontrakt {place}", **told, "participants": who, "consent": consent, "ready_on": "2026-05-01"}


def log_of(entries: int) -> Path:
    """The path of a log with so many activities, made on first use."""
    path = FOLDER / f"log-{entries}.db"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        with new_log(part) as log:
            fill(log, entries)
        part.rename(path)
    else:
        # One made by an older version is brought up to this one before anything is measured.
        open_log(path).close()
    return path


def fill(log: Log, entries: int) -> None:
    """Write the cluster, everybody in it and so many activities."""
    cast = Cast()
    commit(log, [Edit("cluster", uuid7(), {"name": "Havlys", "assessment_on": "2027-03-01"})])
    commit(log, cast.edits())
    random, problems = Random(entries), []
    with immediate(log.connection):
        append(
            log,
            (
                Edit("activity", uuid7(), check_record("activity", raw, "$", problems))
                for raw in activities(random, cast, entries)
            ),
        )
    assert not problems, problems[0]


def activities(random: Random, cast: Cast, entries: int) -> Iterator[dict[str, Any]]:
    """So many activities as a document says them, in no order of days; three presences in most."""
    for number in range(entries):
        draw = random.random()
        kind = "event" if draw < 0.02 else "group_meeting" if draw < 0.08 else "meeting"
        planned = draw > 0.995
        ahead = random.randrange(90)
        day = TODAY + timedelta(days=1 + ahead) if planned else TODAY - timedelta(days=random.randrange(DAYS))
        size = {"meeting": 3, "event": 12, "group_meeting": 6}[kind]
        present = random.sample(range(200), size)
        yield {
            "kind": kind,
            "title": f"Møte {number} om {random.choice(ABOUT)}",
            "date": day.isoformat(),
            "status": "planned" if planned else "held",
            "mode": "in_person" if kind != "meeting" else random.choice(MODES),
            "group": random.choice(cast.groups) if kind == "group_meeting" else None,
            "team": [random.choice(cast.team)],
            "attendance": [
                {
                    "participant": cast.participants[place],
                    "person": cast.people[place + 200 * random.randrange(4)],
                    "status": "present",
                }
                for place in present
            ],
        }


if __name__ == "__main__":
    for size in map(int, sys.argv[1:]):
        began = time.perf_counter()
        made = log_of(size)
        print(f"{made} {made.stat().st_size / 1e6:.0f} MB {time.perf_counter() - began:.1f} s")
