"""Made-up participants, people, team members and groups."""

from __future__ import annotations

from random import Random

from tests.oracle.days import Days, Record, spell, spells


def participants(dice: Random, days: Days) -> list[Record]:
    count = dice.randint(2, 8)
    found: list[Record] = []
    for n in range(count):
        commitments = spells(dice, days)
        for commitment in commitments:
            commitment["ground"] = dice.choice(("agreement", "fee", "active"))
        kinds = ("sme", "sme", "large", "research", "education", "public", "finance", "other")
        record: Record = {"id": f"p{n}", "name": dice.choice((f"Prøve {n}", "Samme navn"))}
        record |= {"kind": dice.choice(kinds), "commitments": commitments}
        # Only ever towards a higher number: chains, but no circles.
        if n + 1 < count and dice.randint(0, 4) == 0:
            heir = dice.randint(n + 1, count - 1)
            record["succeeded_by"] = {"participant": f"p{heir}", "on": days.day(dice)}
        found.append(record)
    return found


def people(dice: Random, participants: list[Record]) -> list[Record]:
    """Two people a participant; their employments are advice, so they may well say something else."""
    found = []
    for n, participant in enumerate(participants):
        for one in "ab":
            employer = dice.choice((participant["id"], participants[0]["id"]))
            job = {"participant": employer, "from": None, "to": None}
            found.append({"id": f"h{n}{one}", "name": f"Person {n}{one}", "employments": [job]})
    return found


def team(dice: Random, days: Days, participants: list[Record]) -> list[Record]:
    found = []
    for n in range(dice.randint(1, 3)):
        record: Record = {"id": f"t{n}", "name": f"Teamer {n}", "spells": spells(dice, days)}
        if dice.randint(0, 2) == 0:
            record["employer"] = dice.choice(participants)["id"]
        found.append(record)
    return found


def groups(dice: Random, days: Days) -> list[Record]:
    found = []
    for n in range(dice.randint(0, 3)):
        kind = dice.choice(("working_group", "working_group", "working_group", "project", "governance"))
        record: Record = {"id": f"g{n}", "name": f"Gruppe {n}", "kind": kind}
        record["aim"] = dice.choice(("Prøve", "Prøve", "Prøve", " \t", None))
        record["leader"] = dice.choice(("Leder", "Leder", "Leder", "", "\n"))
        span = spell(dice, days) if dice.random() < 0.5 else {"from": None, "to": None}
        record |= {"started_on": span["from"], "ended_on": span["to"]}
        record["outcome"] = dice.choice((None, "achieved", "achieved", "stopped"))
        found.append(record)
    return found
