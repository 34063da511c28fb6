"""The rows of one entry of the log: its place, its presences with what the rules say of them, its tallies and words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from klyngetui.model.settings import DEFAULTS
from klyngetui.rules.judge import Context, Judgement, judge
from klyngetui.store.search import entry_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klyngetui.store.cabinet import Kept
    from klyngetui.store.log import Log

    Record = dict[str, Any]

ENTRIES = ("activity", "story")

#: What a presence is worth for 2.5: each level includes the ones below it.
WIDE, DIRECT, IN_PERSON = 1, 2, 3

LEVEL_OF_EVIDENCE = 2
"""The least level of evidence that substantiates a contact (docs/rules.md, Readings)."""

_MOMENT_BITS = 41
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def context_for(log: Log, activity: Record) -> Context:
    """The records an activity is judged against, read from the log."""
    return Context(
        settings=settings_of(log),
        participants=_records(log, (row["participant"] for row in activity["attendance"])),
        team=_records(log, activity["team"]),
        groups=_records(log, (activity["group"],)),
    )


def settings_of(log: Log) -> dict[str, Any]:
    """The cluster's settings, or the defaults while there is no cluster yet."""
    identity = log.cluster_id
    found = log.cabinet.find(identity) if identity else None
    return found.record["settings"] if found else DEFAULTS


def position(day: str, first: str) -> int:
    """An entry's place in the log: its day, then the moment it was recorded."""
    moment = datetime.fromisoformat(first[:24]) - _EPOCH
    milliseconds = max(0, int(moment.total_seconds() * 1000)) % (1 << _MOMENT_BITS)
    return (date.fromisoformat(day).toordinal() << _MOMENT_BITS) | milliseconds


def remove_entry(log: Log, key: int) -> None:
    """Take an entry's rows out again, if it has any."""
    connection = log.connection
    row = connection.execute(
        "SELECT pos, day, direct, event, meets, evidenced FROM entry WHERE record = ?", (key,)
    ).fetchone()
    if row is None:
        return
    pos, day, direct, event, meets, evidenced = row
    team = connection.execute("SELECT member FROM entry_team WHERE entry = ? AND credited = 1", (pos,)).fetchall()
    _tally(log, day, _counts(direct, event, meets, evidenced, [member for (member,) in team]), -1)
    connection.execute("DELETE FROM presence WHERE entry = ?", (pos,))
    connection.execute("DELETE FROM entry_team WHERE entry = ?", (pos,))
    connection.execute("DELETE FROM search WHERE rowid = ?", (pos,))
    connection.execute("DELETE FROM entry WHERE pos = ?", (pos,))


def derive_entry(log: Log, kept: Kept) -> None:
    """Write an entry's rows; the ones it had must be gone."""
    if kept.entity == "activity":
        _derive_activity(log, kept)
    else:
        _derive_story(log, kept)


def _derive_activity(log: Log, kept: Kept) -> None:
    record = kept.record
    day = record["date"]
    judgement = judge(record, context_for(log, record))
    evidenced = _evidenced(log, record["id"])
    meets = _key(log, judgement.group)
    facts = (int(judgement.direct), int(judgement.event), meets, evidenced)
    pos = _place(log, position(day, kept.first))
    log.connection.execute(
        "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            pos,
            kept.key,
            record["kind"],
            day,
            record["status"],
            _key(log, record["group"]),
            meets,
            *facts[:2],
            evidenced,
        ),
    )
    _presences(log, pos, record, judgement, meets)
    credited = set(judgement.team)
    team = [(pos, key, day, int(member in credited)) for member in record["team"] if (key := _key(log, member))]
    log.connection.executemany("INSERT OR IGNORE INTO entry_team VALUES (?, ?, ?, ?)", team)
    _tally(log, day, _counts(*facts, [key for _pos, key, _day, counts in team if counts]), 1)
    _index(log, pos, record)


def _presences(log: Log, pos: int, record: Record, judgement: Judgement, meets: int | None) -> None:
    credits = {credit.participant: credit for credit in judgement.credits}
    rows: list[tuple[Any, ...]] = []
    for place, row in enumerate(record["attendance"]):
        participant, person = _key(log, row["participant"]), _key(log, row["person"])
        present = row["status"] == "present"
        credit = credits.get(row["participant"]) if present else None
        if credit is None:
            rows.append((pos, place, participant, person, record["date"], int(present), 0, 0, 0, 0, None))
            continue
        contact = IN_PERSON if credit.in_person else DIRECT if credit.direct else WIDE if credit.wide else 0
        met = int(credit.met and person is not None)
        flags = (contact, met, int(credit.written), int(credit.event), meets if credit.group else None)
        rows.append((pos, place, participant, person, record["date"], 1, *flags))
    log.connection.executemany("INSERT INTO presence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _derive_story(log: Log, kept: Kept) -> None:
    record = kept.record
    day = record["outcome_on"] or kept.first[:10]
    pos = _place(log, position(day, kept.first))
    log.connection.execute(
        "INSERT INTO entry VALUES (?, ?, 'story', ?, 'story', NULL, NULL, 0, 0, ?)",
        (pos, kept.key, day, _evidenced(log, record["id"])),
    )
    rows = [(pos, place, _key(log, row["participant"]), day) for place, row in enumerate(record["participants"])]
    log.connection.executemany("INSERT INTO presence VALUES (?, ?, ?, NULL, ?, 0, 0, 0, 0, 0, NULL)", rows)
    _index(log, pos, record)


def _place(log: Log, pos: int) -> int:
    """The first free place from there on: two entries of one day may be recorded in one millisecond."""
    while log.connection.execute("SELECT 1 FROM entry WHERE pos = ?", (pos,)).fetchone():
        pos += 1
    return pos


def _index(log: Log, pos: int, record: Record) -> None:
    words = entry_words(record, lambda identity: _name(log, identity))
    log.connection.execute("INSERT INTO search (rowid, words) VALUES (?, ?)", (pos, words))


def _counts(direct: int, event: int, meets: int | None, evidenced: int, credited: list[int]) -> list[tuple[str, int]]:
    """What an entry adds to the day's tallies: (what, of whom)."""
    counts = [("team", member) for member in credited]
    if direct:
        counts.append(("direct", 0))
        if not evidenced:
            counts.append(("without_evidence", 0))
    if event:
        counts.append(("event", 0))
    if meets is not None:
        counts.append(("meeting", meets))
    return counts


def _tally(log: Log, day: str, counts: Iterable[tuple[str, int]], step: int) -> None:
    rows = [(what, of, day, step) for what, of in counts]
    log.connection.executemany(
        "INSERT INTO tally VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n", rows
    )
    if step < 0:
        # A day with nothing left has no row, so that a rebuild gives the same ones.
        log.connection.executemany(
            "DELETE FROM tally WHERE what = ? AND of = ? AND day = ? AND n = 0", [row[:3] for row in rows]
        )


def _evidenced(log: Log, identity: str) -> int:
    query = "SELECT EXISTS (SELECT 1 FROM attached WHERE of = ? AND level >= ?)"
    return int(log.connection.execute(query, (identity, LEVEL_OF_EVIDENCE)).fetchone()[0])


def _key(log: Log, identity: str | None) -> int | None:
    found = log.cabinet.find(identity) if identity else None
    return found.key if found else None


def _name(log: Log, identity: str) -> str:
    found = log.cabinet.find(identity)
    return str(found.record.get("name") or "") if found else ""


def _records(log: Log, ids: Iterable[str | None]) -> dict[str, Record]:
    found = ((identity, log.cabinet.find(identity)) for identity in ids if identity)
    return {identity: kept.record for identity, kept in found if kept is not None}
