"""Changes to what entries are judged by: settings, commitments, successions, spells, employers, kinds, evidence."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from klyngetui.model.check import Invalid
from klyngetui.store.changes import Edit, commit

if TYPE_CHECKING:
    from collections.abc import Callable

    from klyngetui.store.log import Log

DAYS = (None, "2025-01-01", "2025-11-24", "2026-03-01", "2026-08-25", "2026-11-22", "2026-11-23")
AFTER = (None, "2026-11-23", "2026-12-31")


@st.composite
def judged_by(draw: st.DrawFn) -> Callable[[Log], None]:
    """A function that makes some such changes to a log."""
    seed = draw(st.integers(0, 2**32))
    return lambda log: _edit(log, Random(seed))


def _edit(log: Log, random: Random) -> None:
    for _times in range(3):
        entity, fields = random.choice(CHOICES)
        found = log.cabinet.load(entity)
        if not found:
            continue
        kept = random.choice(found)
        try:
            commit(log, [Edit(entity, kept.record["id"], fields(log, kept.record, random))])
        except Invalid:
            continue  # a succession in a circle is refused, as it should be


def _settings(_log: Log, record: dict[str, Any], random: Random) -> dict[str, Any]:
    return {"settings": {**record["settings"], "direct_max_orgs": random.randint(1, 6)}}


def _commitments(_log: Log, _record: dict[str, Any], random: Random) -> dict[str, Any]:
    spell = {"from": random.choice(DAYS), "to": random.choice(AFTER), "ground": "agreement"}
    return {"commitments": random.choice(([], [spell]))}


def _succession(log: Log, _record: dict[str, Any], random: Random) -> dict[str, Any]:
    other = random.choice(log.cabinet.load("participant")).record["id"]
    return {"succeeded_by": random.choice((None, {"participant": other, "on": random.choice(DAYS[1:])}))}


def _spells(_log: Log, _record: dict[str, Any], random: Random) -> dict[str, Any]:
    return {"spells": random.choice(([], [{"from": random.choice(DAYS), "to": random.choice(AFTER)}]))}


def _employer(log: Log, _record: dict[str, Any], random: Random) -> dict[str, Any]:
    participants = [kept.record["id"] for kept in log.cabinet.load("participant")]
    return {"employer": random.choice([None, *participants])}


def _kind(_log: Log, _record: dict[str, Any], random: Random) -> dict[str, Any]:
    return {"kind": random.choice(("working_group", "project"))}


def _level(_log: Log, _record: dict[str, Any], random: Random) -> dict[str, Any]:
    return {"level": random.randint(1, 3)}


def _status(_log: Log, _record: dict[str, Any], random: Random) -> dict[str, Any]:
    return random.choice(({"status": "cancelled"}, {"status": "held"}, {"date": random.choice(DAYS[1:])}))


CHOICES = (
    ("cluster", _settings),
    ("participant", _commitments),
    ("participant", _succession),
    ("team_member", _spells),
    ("team_member", _employer),
    ("group", _kind),
    ("evidence", _level),
    ("activity", _status),
)
