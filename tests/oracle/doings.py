"""Made-up activities, stories, evidence, targets and settings."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from tests.oracle.days import Days, Record


def _row(dice: Random, participants: list[Record], n: int) -> Record:
    status = dice.choice(("present", "present", "present", "present", "excused", "absent"))
    if dice.randint(0, 9) == 0:
        return {"participant": None, "guest": f"Gjest {n}", "status": status}
    at = dice.randint(0, len(participants) - 1)
    person = dice.choice((f"h{at}a", f"h{at}a", f"h{at}b", "h0a", None))
    row: Record = {"participant": participants[at]["id"], "person": person, "status": status}
    if dice.randint(0, 6) == 0:
        row |= {"direct": True, "topic": dice.choice(("Kai", None))}
    return row


def _attendance(dice: Random, participants: list[Record]) -> list[Record]:
    shape = dice.choice(("free", "free", "cap"))
    if shape == "cap":
        # Just below, at and above the cap of participants present.
        size = min(len(participants), dice.randint(3, 6))
        return [{"participant": participants[n]["id"], "person": f"h{n}a", "status": "present"} for n in range(size)]
    rows: list[Record] = []
    for n in range(dice.randint(0, 5)):
        row = _row(dice, participants, n)
        if not any(_same(row, other) for other in rows):
            rows.append(row)
    return rows


def _same(one: Record, other: Record) -> bool:
    """Tell whether two rows name the same; rows that differ in nothing but a mark are no use to a log."""
    return all(one.get(key) == other.get(key) for key in ("participant", "person", "guest"))


def _override(dice: Random) -> Record:
    return {"indicator": "2.5", "count": dice.random() < 0.5, "reason": "Prøve"}


def activity(dice: Random, n: int, days: Days, document: Record) -> Record:
    groups = document["groups"]
    kinds = ["meeting", "meeting", "meeting", "event"] + (["group_meeting"] * 3 if groups else [])
    kind = dice.choice(kinds)
    record: Record = {"id": f"a{n}", "kind": kind, "date": days.day(dice)}
    record["time"] = dice.choice((None, "23:30", "00:00", "02:30"))
    record["status"] = dice.choice(("held",) * 7 + ("planned", "cancelled", "no_show"))
    record["mode"] = dice.choice(("in_person",) * 4 + ("video", "hybrid", "phone", "written"))
    if kind == "group_meeting":
        record["group"] = dice.choice(groups)["id"]
    members = [member["id"] for member in document["team"]]
    record["team"] = dice.sample(members, dice.choice((0, 1, 1, min(2, len(members)))))
    record["attendance"] = _attendance(dice, document["participants"])
    if dice.randint(0, 5) == 0:
        record["overrides"] = [_override(dice) for _ in range(dice.randint(1, 2))]
    return record


def _consent(dice: Random, days: Days) -> Record | None:
    if dice.randint(0, 5) == 0:
        return None
    record: Record = {"scope": dice.choice(("public", "public", "assessor")), "by": "Prøve Person"}
    record["on"] = days.day(dice)
    record["expires_on"] = days.maybe(dice, 0.8)
    record["withdrawn_on"] = days.maybe(dice, 0.8)
    return record


def story(dice: Random, n: int, days: Days, participants: list[Record]) -> Record:
    ids = [participant["id"] for participant in participants]
    named = dice.sample(ids, dice.choice((0, 1, 1, 1, 2)))
    record: Record = {
        "id": f"s{n}",
        "title": f"Historie {n}",
        "participants": [{"participant": p} for p in named],
    }
    record["contribution"] = dice.choice(("Koblet dem",) * 4 + (None, ""))
    record["result"] = dice.choice(("Kontrakt",) * 4 + (None, ""))
    record["result_value"] = dice.choice((None, 0, 2, 1.5))
    record["outcome_on"] = days.maybe(dice, 0.1)
    record["ready_on"] = days.maybe(dice)
    record["consent"] = _consent(dice, days)
    publications = range(dice.randint(0, 2))
    record["publications"] = [{"channel": "Avisen", "on": days.day(dice)} for _ in publications]
    return record


def evidence(dice: Random, n: int, days: Days, activities: list[Record]) -> Record:
    of = {"entity": "activity", "id": dice.choice(activities)["id"]}
    record: Record = {
        "id": f"e{n}",
        "of": of,
        "label": "Bevis",
        "kind": "link",
        "url": "https://example.invalid/",
    }
    return {**record, "level": dice.randint(1, 3), "added_on": days.day(dice)}


def targets(dice: Random, days: Days) -> list[Record]:
    found = []
    for n in range(dice.randint(0, 2)):
        measure = dice.choice(("reached", "reached", "reached_wide"))
        record: Record = {"id": f"m{n}", "indicator": "2.5", "measure": measure, "source": f"Kilde {n}"}
        value = dice.choice((0.5, 0.7, 0.8, 1))
        found.append({**record, "value": value, "from": days.maybe(dice)})
    return found if len({target["from"] for target in found}) == len(found) else found[:1]


def settings(dice: Random) -> Record:
    found: Record = {}
    if dice.randint(0, 3) == 0:
        found["direct_max_orgs"] = dice.randint(1, 5)
        found["new_member_days"] = dice.choice((0, 1, 30, 90, 120))
        found["group_active_days"] = dice.choice((90, 119, 120, 121))
        found["group_min_orgs"] = dice.randint(1, 4)
        found["group_min_meetings"] = dice.randint(1, 3)
        found["story_max_age_months"] = dice.choice((12, 24, 36))
    if dice.random() < 0.5:
        found["holidays"] = dice.choice(([], ["W28", "2026-W52"], ["2026-W48", "W01"]))
    return found


def group_life(dice: Random, document: Record, as_of: date) -> list[Record]:
    """Draw two meetings of one group with enough present that it may qualify, the last near a limit."""
    group = dice.choice(document["groups"])["id"]
    at = [participant["id"] for participant in document["participants"]]
    found = []
    earlier, later = (
        dice.choice((121, 122, 271)),
        dice.choice((89, 90, 91, 119, 120, 121)),
    )
    for n, ago in enumerate((earlier, later)):
        record: Record = {"id": f"l{n}", "kind": "group_meeting", "group": group, "status": "held"}
        record |= {"mode": "video", "date": (as_of - timedelta(days=ago)).isoformat()}
        rows = [{"participant": p, "person": f"h{i}a", "status": "present"} for i, p in enumerate(at)]
        found.append({**record, "attendance": rows[: dice.randint(2, 8)]})
    return found
