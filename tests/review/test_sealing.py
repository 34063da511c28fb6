"""Sealing a week, and holding the seal against the log as it is later."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from klyngetui.exchange.document_in import import_into
from klyngetui.exchange.document_out import write_document
from klyngetui.indicators.figures import figures
from klyngetui.review.seal_words import told
from klyngetui.review.sealing import as_of, count, seal, seal_of
from klyngetui.review.seals import difference
from klyngetui.review.week import week_of
from klyngetui.store.canonical import compact
from klyngetui.store.errors import Refused
from klyngetui.store.log import Log, open_log
from klyngetui.store.undo import undo
from tests.screens.logs import log_at
from tests.store.logs import edit, meeting, participant

MONDAY = date(2026, 11, 23)
WEEK = "2026-W47"


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return open_log(log_at(tmp_path / "log.db"))


def test_a_seal_holds_the_figures_the_ids_and_their_digest(log: Log) -> None:
    seal(log, WEEK, MONDAY)
    week = week_of(log, WEEK)
    kept = seal_of(log, week)
    assert week.sealed
    assert week.review is not None
    assert kept is not None
    made = kept.record
    assert week.steps["seal"] == "done"
    assert week.review["figures"] == made["figures"] == figures(log, date(2026, 11, 22))
    assert (made["as_of"], made["sealed_on"], made["rule_version"]) == ("2026-11-22", "2026-11-23", 1)
    assert made["period"] == made["figures"]["period"]["name"] == "rolling-12m"
    assert made["counted"]["2.5.reached"] == ["hav"]
    assert made["digest"] == sha256(compact(made["counted"]).encode()).hexdigest()


def test_sealing_is_one_action_and_once(log: Log) -> None:
    seal(log, WEEK, MONDAY)
    with pytest.raises(Refused, match="sealed already"):
        seal(log, WEEK, MONDAY)
    undo(log)
    assert not week_of(log, WEEK).sealed
    assert log.cabinet.load("seal") == []
    with pytest.raises(Refused, match="not begun"):
        seal(log, "2026-W49", MONDAY)


def test_a_week_that_lasts_is_sealed_as_of_today(log: Log) -> None:
    assert as_of(week_of(log, "2026-W48"), MONDAY) == MONDAY
    assert as_of(week_of(log, WEEK), MONDAY) == date(2026, 11, 22)


def test_what_was_counted_before_is_what_is_sealed(log: Log) -> None:
    found = count(log, date(2026, 11, 22))
    seal(log, WEEK, MONDAY, found)
    kept = seal_of(log, week_of(log, WEEK))
    assert kept is not None
    assert kept.record["counted"] == found.counted


def test_a_meeting_logged_later_moves_the_week_and_says_why(log: Log) -> None:
    seal(log, WEEK, MONDAY)
    kept = seal_of(log, week_of(log, WEEK))
    assert kept is not None
    assert difference(log, kept).same
    fjord = next(one for one in log.cabinet.load("participant") if one.external_id == "fjord").record["id"]
    kari = next(one for one in log.cabinet.load("person")).record["id"]
    row = {"participant": fjord, "person": kari, "status": "present"}
    anne = log.cabinet.load("team_member")[0].record["id"]
    meeting(log, date="2026-11-18", attendance=[row], team=[anne], title="Glemt møte")
    meeting(log, participant(log, "Etterpå AS"), date="2026-11-24", team=[anne])
    found = difference(log, kept)
    reached = next(one for one in found.moved if one.measure == "2.5.reached")
    assert (reached.sealed, reached.now, reached.came) == (1, 2, ("fjord",))
    words = "\n".join(told(log, found))
    assert "Fjordglimt AS" in words
    assert "Glemt møte" in words
    assert week_of(log, WEEK).sealed


def test_the_week_finds_its_seal_among_those_of_reports(log: Log) -> None:
    from klyngetui.review.seals import seal as freeze

    seal(log, WEEK, MONDAY)
    own = seal_of(log, week_of(log, WEEK))
    freeze(log, MONDAY, today=MONDAY)
    again = seal_of(log, week_of(log, WEEK))
    assert own is not None
    assert again is not None
    assert own.key == again.key


def test_a_sealed_week_survives_a_round_trip(log: Log, tmp_path: Path) -> None:
    import json

    seal(log, WEEK, MONDAY)
    write_document(log, tmp_path / "out.json")
    import_into(tmp_path / "other.db", json.loads((tmp_path / "out.json").read_text()))
    with open_log(tmp_path / "other.db") as other:
        kept = seal_of(other, week_of(other, WEEK))
        assert kept is not None
        assert difference(other, kept).same
        edit(other, _activity(other), status="cancelled")
        gone = next(one for one in difference(other, kept).moved if one.measure == "2.5.reached")
        assert gone.went == ("hav",)


def _activity(log: Log) -> str:
    return next(one.record["id"] for one in log.cabinet.load("activity"))
