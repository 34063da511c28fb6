"""Hypothesis strategies for interchange documents that crowd the edges of the counting rules.

Every document is valid: references resolve, no spell ends before it begins, no two attendance rows are
alike, a group stands exactly on group meetings, and nobody succeeds themselves in a circle.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.oracle.windows import months_before

AS_OF = date(2026, 11, 23)
PERIODS = (
    "rolling-12m",
    "rolling-12m",
    "rolling-24m",
    "ytd",
    "label",
    "year:2025",
    "year:2026",
    "quarter:2026-Q3",
    "quarter:2026-Q4",
    "week:2026-W47",
    "week:2026-W48",
    "2025-11-24..2026-11-22",
    "2026-06-01..2027-05-31",
)
Draw = st.DrawFn
Record = dict[str, Any]


def _edges(as_of: date) -> list[date]:
    """Give the days on which a rule turns, and their neighbours."""
    year = as_of.year
    turns = [as_of, months_before(as_of, 12), months_before(as_of, 24), months_before(as_of, 36)]
    turns += [as_of - timedelta(days=n) for n in (7, 90, 120, 364)]
    turns += [date(year, 1, 1), date(year - 1, 1, 1), date(year - 2, 1, 1), date(year, 10, 1)]
    found = {turn + timedelta(days=n) for turn in turns for n in (-1, 0, 1)}
    found.add(as_of + timedelta(days=30))
    return sorted(found)


def _busy(as_of: date) -> list[date]:
    """Give the few days on which most things happen, so that they meet."""
    return [as_of - timedelta(days=n) for n in (0, 1, 2, 30, 89, 90, 91, 119, 120, 121)]


class _Days:
    def __init__(self, as_of: date) -> None:
        one = st.one_of(st.sampled_from(_busy(as_of)), st.sampled_from(_edges(as_of)))
        self.day = one.map(date.isoformat)
        self.maybe = st.none() | self.day


def _spell(draw: Draw, days: _Days) -> Record:
    start, end = draw(days.maybe), draw(st.none() | days.maybe)
    if start and end and end < start:
        start, end = end, start
    return {"from": start, "to": end}


def _spells(draw: Draw, days: _Days) -> list[Record]:
    """Draw spells, often one from always to ever, sometimes one that another touches or nearly touches."""
    shape = draw(st.sampled_from(("always",) * 5 + ("free", "free", "touching", "none")))
    if shape == "none":
        return []
    if shape == "always":
        return [{"from": None, "to": None}]
    if shape == "free":
        return [_spell(draw, days) for _ in range(draw(st.integers(1, 2)))]
    turn = date.fromisoformat(draw(days.day))
    gap = draw(st.sampled_from((0, 1, 2)))
    early = turn - timedelta(days=draw(st.sampled_from((10, 100, 400))))
    after = turn + timedelta(days=gap)
    return [
        {"from": after.isoformat(), "to": None},
        {"from": draw(st.sampled_from((None, early.isoformat()))), "to": turn.isoformat()},
    ]


def _participants(draw: Draw, days: _Days) -> list[Record]:
    count = draw(st.integers(2, 7))
    found: list[Record] = []
    for n in range(count):
        spells = _spells(draw, days)
        for spell in spells:
            spell["ground"] = draw(st.sampled_from(("agreement", "fee", "active")))
        kinds = ("sme", "sme", "large", "research", "education", "public", "finance", "other")
        record: Record = {"id": f"p{n}", "name": draw(st.sampled_from((f"Prøve {n}", "Samme navn")))}
        record |= {"kind": draw(st.sampled_from(kinds)), "commitments": spells}
        # Only ever towards a higher number: chains, but no circles.
        if n + 1 < count and draw(st.integers(0, 4)) == 0:
            heir = draw(st.integers(n + 1, count - 1))
            record["succeeded_by"] = {"participant": f"p{heir}", "on": draw(days.day)}
        found.append(record)
    return found


def _people(draw: Draw, participants: list[Record]) -> list[Record]:
    """Two people a participant; their employments are advice, so they may well say something else."""
    found = []
    for n, participant in enumerate(participants):
        for one in "ab":
            employer = draw(st.sampled_from((participant["id"], participants[0]["id"])))
            job = {"participant": employer, "from": None, "to": None}
            found.append({"id": f"h{n}{one}", "name": f"Person {n}{one}", "employments": [job]})
    return found


def _team(draw: Draw, days: _Days, participants: list[Record]) -> list[Record]:
    found = []
    for n in range(draw(st.integers(1, 3))):
        record: Record = {"id": f"t{n}", "name": f"Teamer {n}", "spells": _spells(draw, days)}
        if draw(st.integers(0, 2)) == 0:
            record["employer"] = draw(st.sampled_from(participants))["id"]
        found.append(record)
    return found


def _groups(draw: Draw, days: _Days) -> list[Record]:
    found = []
    for n in range(draw(st.integers(0, 3))):
        kind = draw(
            st.sampled_from(("working_group", "working_group", "working_group", "project", "governance"))
        )
        record: Record = {"id": f"g{n}", "name": f"Gruppe {n}", "kind": kind}
        record["aim"] = draw(st.sampled_from(("Prøve", "Prøve", "Prøve", " \t", None)))
        record["leader"] = draw(st.sampled_from(("Leder", "Leder", "Leder", "", "\n")))
        span = _spell(draw, days) if draw(st.booleans()) else {"from": None, "to": None}
        record |= {"started_on": span["from"], "ended_on": span["to"]}
        record["outcome"] = draw(st.sampled_from((None, "achieved", "achieved", "stopped")))
        found.append(record)
    return found


def _row(draw: Draw, participants: list[Record], n: int) -> Record:
    status = draw(st.sampled_from(("present", "present", "present", "present", "excused", "absent")))
    if draw(st.integers(0, 9)) == 0:
        return {"participant": None, "guest": f"Gjest {n}", "status": status}
    at = draw(st.integers(0, len(participants) - 1))
    person = draw(st.sampled_from((f"h{at}a", f"h{at}a", f"h{at}b", "h0a", None)))
    row: Record = {"participant": participants[at]["id"], "person": person, "status": status}
    if draw(st.integers(0, 6)) == 0:
        row |= {"direct": True, "topic": draw(st.sampled_from(("Kai", None)))}
    return row


def _attendance(draw: Draw, participants: list[Record]) -> list[Record]:
    shape = draw(st.sampled_from(("free", "free", "cap")))
    if shape == "cap":
        # Just below, at and above the cap of participants present.
        size = min(len(participants), draw(st.integers(3, 6)))
        return [
            {"participant": participants[n]["id"], "person": f"h{n}a", "status": "present"}
            for n in range(size)
        ]
    rows: list[Record] = []
    for n in range(draw(st.integers(0, 5))):
        row = _row(draw, participants, n)
        if not any(_same(row, other) for other in rows):
            rows.append(row)
    return rows


def _same(one: Record, other: Record) -> bool:
    """Tell whether two rows name the same; rows that differ in nothing but a mark are no use to a log."""
    return all(one.get(key) == other.get(key) for key in ("participant", "person", "guest"))


def _override(draw: Draw) -> Record:
    return {"indicator": "2.5", "count": draw(st.booleans()), "reason": "Prøve"}


def _activity(draw: Draw, n: int, days: _Days, document: Record) -> Record:
    groups = document["groups"]
    kinds = ["meeting", "meeting", "meeting", "event"] + (["group_meeting"] * 3 if groups else [])
    kind = draw(st.sampled_from(kinds))
    record: Record = {"id": f"a{n}", "kind": kind, "date": draw(days.day)}
    record["time"] = draw(st.sampled_from((None, "23:30", "00:00", "02:30")))
    record["status"] = draw(st.sampled_from(("held",) * 7 + ("planned", "cancelled", "no_show")))
    record["mode"] = draw(st.sampled_from(("in_person",) * 4 + ("video", "hybrid", "phone", "written")))
    if kind == "group_meeting":
        record["group"] = draw(st.sampled_from(groups))["id"]
    members = [member["id"] for member in document["team"]]
    record["team"] = draw(st.lists(st.sampled_from(members), unique=True, max_size=2))
    record["attendance"] = _attendance(draw, document["participants"])
    if draw(st.integers(0, 5)) == 0:
        record["overrides"] = [_override(draw) for _ in range(draw(st.integers(1, 2)))]
    return record


def _consent(draw: Draw, days: _Days) -> Record | None:
    if draw(st.integers(0, 5)) == 0:
        return None
    record: Record = {"scope": draw(st.sampled_from(("public", "public", "assessor"))), "by": "Prøve Person"}
    record["on"] = draw(days.day)
    often_none = st.none() | st.none() | days.maybe
    record["expires_on"] = draw(often_none)
    record["withdrawn_on"] = draw(often_none)
    return record


def _story(draw: Draw, n: int, days: _Days, participants: list[Record]) -> Record:
    ids = [participant["id"] for participant in participants]
    named = draw(st.lists(st.sampled_from(ids), unique=True, max_size=2))
    record: Record = {
        "id": f"s{n}",
        "title": f"Historie {n}",
        "participants": [{"participant": p} for p in named],
    }
    record["contribution"] = draw(st.sampled_from(("Koblet dem",) * 4 + (None, "")))
    record["result"] = draw(st.sampled_from(("Kontrakt",) * 4 + (None, "")))
    record["result_value"] = draw(st.sampled_from((None, 0, 2, 1.5)))
    record["outcome_on"] = draw(days.day | days.day | days.maybe)
    record["ready_on"] = draw(days.maybe)
    record["consent"] = _consent(draw, days)
    publications = draw(st.lists(days.day, max_size=2))
    record["publications"] = [{"channel": "Avisen", "on": day} for day in publications]
    return record


def _evidence(draw: Draw, n: int, days: _Days, activities: list[Record]) -> Record:
    of = {"entity": "activity", "id": draw(st.sampled_from(activities))["id"]}
    record: Record = {
        "id": f"e{n}",
        "of": of,
        "label": "Bevis",
        "kind": "link",
        "url": "https://example.invalid/",
    }
    return {**record, "level": draw(st.integers(1, 3)), "added_on": draw(days.day)}


def _targets(draw: Draw, days: _Days) -> list[Record]:
    found = []
    for n in range(draw(st.integers(0, 2))):
        measure = draw(st.sampled_from(("reached", "reached", "reached_wide")))
        record: Record = {"id": f"m{n}", "indicator": "2.5", "measure": measure, "source": f"Kilde {n}"}
        value = draw(st.sampled_from((0.5, 0.7, 0.8, 1)))
        found.append({**record, "value": value, "from": draw(days.maybe)})
    return found if len({target["from"] for target in found}) == len(found) else found[:1]


def _settings(draw: Draw) -> Record:
    found: Record = {}
    if draw(st.integers(0, 3)) == 0:
        found["direct_max_orgs"] = draw(st.integers(1, 5))
        found["new_member_days"] = draw(st.sampled_from((0, 1, 30, 90, 120)))
        found["group_active_days"] = draw(st.sampled_from((90, 119, 120, 121)))
        found["group_min_orgs"] = draw(st.integers(1, 4))
        found["group_min_meetings"] = draw(st.integers(1, 3))
        found["story_max_age_months"] = draw(st.sampled_from((12, 24, 36)))
    if draw(st.booleans()):
        found["holidays"] = draw(st.sampled_from(([], ["W28", "2026-W52"], ["2026-W48", "W01"])))
    return found


@st.composite
def documents(draw: Draw, as_of: date = AS_OF) -> Record:
    """Draw a valid interchange document whose days crowd the edges of the windows ending on `as_of`."""
    days = _Days(as_of)
    cluster: Record = {
        "id": "c1",
        "name": "Prøveklyngen",
        "timezone": "Europe/Oslo",
        "settings": _settings(draw),
    }
    ahead = [as_of - timedelta(days=30), as_of + timedelta(days=60), as_of + timedelta(days=400)]
    cluster["assessment_on"] = draw(st.none() | st.sampled_from(ahead).map(date.isoformat))
    document: Record = {"format": "klyngetui-log", "version": 1, "cluster": cluster}
    document["targets"] = _targets(draw, days)
    document["participants"] = _participants(draw, days)
    document["people"] = _people(draw, document["participants"])
    document["team"] = _team(draw, days, document["participants"])
    document["groups"] = _groups(draw, days)
    document["activities"] = [_activity(draw, n, days, document) for n in range(draw(st.integers(0, 12)))]
    if document["groups"] and draw(st.booleans()):
        document["activities"] += _group_life(draw, document, as_of)
    stories = range(draw(st.integers(0, 4)))
    document["stories"] = [_story(draw, n, days, document["participants"]) for n in stories]
    if document["activities"]:
        pieces = range(draw(st.integers(0, 3)))
        document["evidence"] = [_evidence(draw, n, days, document["activities"]) for n in pieces]
    return document


def _group_life(draw: Draw, document: Record, as_of: date) -> list[Record]:
    """Draw two meetings of one group with enough present that it may qualify, the last near a limit."""
    group = draw(st.sampled_from(document["groups"]))["id"]
    at = [participant["id"] for participant in document["participants"]]
    found = []
    earlier, later = (
        draw(st.sampled_from((121, 122, 271))),
        draw(st.sampled_from((89, 90, 91, 119, 120, 121))),
    )
    for n, ago in enumerate((earlier, later)):
        record: Record = {"id": f"l{n}", "kind": "group_meeting", "group": group, "status": "held"}
        record |= {"mode": "video", "date": (as_of - timedelta(days=ago)).isoformat()}
        rows = [{"participant": p, "person": f"h{i}a", "status": "present"} for i, p in enumerate(at)]
        found.append({**record, "attendance": rows[: draw(st.integers(2, 6))]})
    return found


@st.composite
def questions(draw: Draw) -> tuple[Record, str, date]:
    """Draw a document with a period and an as-of day to ask it about."""
    document = draw(documents())
    period = draw(st.sampled_from(PERIODS))
    as_of = AS_OF + timedelta(days=draw(st.sampled_from((0, 0, 0, 0, -1, 1, -30))))
    return document, period, as_of
