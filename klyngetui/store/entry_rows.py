"""What one entry of the log becomes in the tables: its own row, its presences, its team and its tallies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from klyngetui.rules.judge import Credit, Judgement
    from klyngetui.store.cabinet import Kept

    Record = dict[str, Any]
    Number = Callable[[str | None], int | None]

#: What a presence is worth for 2.5: each level includes the ones below it.
WIDE, DIRECT, IN_PERSON = 1, 2, 3

INSERT_ENTRY = "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
INSERT_PRESENCE = "INSERT INTO presence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
INSERT_TEAM = "INSERT OR IGNORE INTO entry_team VALUES (?, ?, ?, ?)"


class EntryRows(NamedTuple):
    """The rows of one entry; `counts` is what it adds to its day's tallies: (what, of whom)."""

    entry: tuple[Any, ...]
    presences: list[tuple[Any, ...]]
    team: list[tuple[int, int, str, int]]
    counts: list[tuple[str, int]]


def day_of(kept: Kept) -> str:
    """The day an entry stands on: an activity's own, a story's outcome or else the day it was recorded."""
    record = kept.record
    day: str = record["date"] if kept.entity == "activity" else record["outcome_on"] or kept.first[:10]
    return day


def activity_rows(pos: int, kept: Kept, judgement: Judgement, evidenced: int, number: Number) -> EntryRows:
    """The rows of an activity with what the rules say of it; `number` gives the number of a record's id."""
    record = kept.record
    day = record["date"]
    meets = number(judgement.group)
    direct, event = int(judgement.direct), int(judgement.event)
    place = (pos, kept.key, record["kind"], day, record["status"])
    credited = set(judgement.team)
    team = [(pos, key, day, int(member in credited)) for member in record["team"] if (key := number(member))]
    counted = dict.fromkeys(key for _pos, key, _day, counts in team if counts)
    return EntryRows(
        (*place, number(record["group"]), meets, direct, event, evidenced),
        _presences(pos, record, judgement, meets, number),
        team,
        counts(direct, event, meets, evidenced, list(counted)),
    )


def story_rows(pos: int, kept: Kept, evidenced: int, number: Number) -> EntryRows:
    """The rows of a story, which counts for no participant's contacts."""
    day = day_of(kept)
    presences = [
        (pos, place, number(row["participant"]), None, day, 0, 0, 0, 0, 0, None)
        for place, row in enumerate(kept.record["participants"])
    ]
    return EntryRows(
        (pos, kept.key, "story", day, "story", None, None, 0, 0, evidenced),
        presences,
        [],
        counts(0, 0, None, evidenced, []),
    )


def counts(direct: int, event: int, meets: int | None, evidenced: int, credited: list[int]) -> list[tuple[str, int]]:
    """What an entry adds to the day's tallies: (what, of whom)."""
    found = [("entry", 0), *(("team", member) for member in credited)]
    if direct:
        found.append(("direct", 0))
        if not evidenced:
            found.append(("without_evidence", 0))
    if event:
        found.append(("event", 0))
    if meets is not None:
        found.append(("meeting", meets))
    return found


def _presences(
    pos: int, record: Record, judgement: Judgement, meets: int | None, number: Number
) -> list[tuple[Any, ...]]:
    credits = {credit.participant: credit for credit in judgement.credits}
    day = record["date"]
    rows: list[tuple[Any, ...]] = []
    for place, row in enumerate(record["attendance"]):
        who = (pos, place, number(row["participant"]), number(row["person"]), day)
        present = row["status"] == "present"
        credit = credits.get(row["participant"]) if present else None
        rows.append((*who, int(present), *_earned(credit, who[3], meets)))
    return rows


def _earned(credit: Credit | None, person: int | None, meets: int | None) -> tuple[int, int, int, int, int | None]:
    """Contact, met, written, event and group of a presence."""
    if credit is None:
        return 0, 0, 0, 0, None
    contact = IN_PERSON if credit.in_person else DIRECT if credit.direct else WIDE if credit.wide else 0
    met = int(credit.met and person is not None)
    return contact, met, int(credit.written), int(credit.event), meets if credit.group else None
