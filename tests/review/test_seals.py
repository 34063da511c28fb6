"""Seals: figures frozen with their ids, and what moved since told with the changes that caused it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from klyngetui.model.ids import uuid7
from klyngetui.review.seal_words import told
from klyngetui.review.seals import Difference, difference, seal, seals
from klyngetui.store.changes import Edit, commit
from klyngetui.store.errors import LogError
from klyngetui.store.log import open_log
from tests.exchange.report.cluster import TODAY, cluster_log
from tests.store.logs import edit, record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from klyngetui.store.log import Log


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    with cluster_log(tmp_path / "log.db") as opened:
        yield opened


def found(log: Log, external: str) -> str:
    """The id of the record that came into the log by that id."""
    row = log.connection.execute("SELECT id FROM record WHERE external_id = ?", (external,)).fetchone()
    return str(row[0])


def since(log: Log) -> Difference:
    return difference(log, seals(log)[-1])


def test_a_seal_keeps_figures_ids_and_digest(log: Log) -> None:
    kept = record(log, seal(log, TODAY, "year:2026", today=TODAY))
    assert (kept["period"], kept["as_of"], kept["sealed_on"]) == ("year:2026", "2026-11-23", "2026-11-23")
    assert kept["counted"]["2.5.reached"] == ["p1", "p2", "p3"]
    assert kept["figures"]["indicators"]["2.5"]["measures"]["reached"]["n"] == 3
    assert len(kept["digest"]) == 64
    assert since(log).same
    assert told(log, since(log)) == ["Everything is as it was sealed."]


def test_a_later_day_moves_nothing(log: Log) -> None:
    seal(log, date(2026, 6, 1), today=TODAY)
    edit(log, found(log, "a5"), status="cancelled")
    assert since(log).same


def test_a_cancelled_meeting_is_named_as_the_cause(log: Log) -> None:
    seal(log, TODAY, today=TODAY)
    edit(log, found(log, "a2"), status="cancelled")
    moved = {one.measure: one for one in since(log).moved}
    assert moved["2.5.reached"].went == ("p2", "p3")
    assert (moved["2.5.reached"].sealed, moved["2.5.reached"].now) == (3, 1)
    assert moved["2.5.reached"].causes[0].words.endswith("status held → cancelled")
    lines = told(log, since(log))
    assert any(line.startswith("2.5 Reached by direct contact: 3 then, 1 now; went: ") for line in lines)


def test_a_commitment_that_ended_is_the_cause_for_its_meetings_too(log: Log) -> None:
    seal(log, TODAY, today=TODAY)
    edit(log, found(log, "p1"), commitments=[])
    difference_now = since(log)
    assert ("2.5.reached", 5, 4) in difference_now.over
    member = next(one for one in difference_now.moved if one.measure == "2.5.contacts_per_team_member.t1")
    assert [cause.words for cause in member.causes] == ["edited participant Fjordglimt AS: commitments"]


def test_what_moved_only_a_part_of_a_figure_is_told(log: Log) -> None:
    seal(log, TODAY, today=TODAY)
    kind = record(log, found(log, "p2"))["kind"]
    edit(log, found(log, "p2"), kind="large" if kind != "large" else "sme")
    assert not since(log).same
    lines = told(log, since(log))
    assert [line.partition(":")[0] for line in lines if line[0] != " "] == [
        "2.5 Reached by direct contact (small or medium enterprise)",
        "2.5 Reached by direct contact (large enterprise)",
    ]
    assert any("kind" in line for line in lines if line[0] == " ")


def test_one_more_meeting_with_somebody_met_already_is_told(log: Log) -> None:
    seal(log, TODAY, today=TODAY)
    again, proof = uuid7(), {"kind": "link", "url": "https://eksempel.invalid", "level": 2}
    held = {key: value for key, value in record(log, found(log, "a2")).items() if key != "id"}
    of = {"entity": "activity", "id": again}
    commit(log, [Edit("activity", again, held), Edit("evidence", uuid7(), {**proof, "of": of})])
    assert not since(log).same
    lines = [line for line in told(log, since(log)) if line[0] != " "]
    assert [line.partition(";")[0] for line in lines] == ["2.5 Direct contacts of -Tor: 3 then, 4 now"]


def test_a_setting_is_the_cause_where_no_record_is(log: Log) -> None:
    seal(log, TODAY, today=TODAY)
    cluster = log.cluster
    edit(log, cluster["id"], settings={**cluster["settings"], "direct_max_orgs": 1})
    moved = next(one for one in since(log).moved if one.measure == "2.5.reached")
    assert len(moved.causes) == 1


def test_a_new_entry_is_told_as_having_come(log: Log) -> None:
    seal(log, TODAY, today=TODAY)
    rows = [{"participant": found(log, "p4"), "person": found(log, "h4"), "status": "present"}]
    edit(log, found(log, "a1"), attendance=rows)
    moved = next(one for one in since(log).moved if one.measure == "2.5.reached")
    assert moved.came == ("p4",)


def test_a_seal_that_was_altered_says_so(log: Log) -> None:
    identity = seal(log, TODAY, today=TODAY)
    edit(log, identity, counted={**record(log, identity)["counted"], "2.5.reached": []})
    assert not since(log).intact
    assert told(log, since(log))[0].startswith("The seal itself was altered")


def test_nothing_is_sealed_where_the_log_cannot_be_written(log: Log) -> None:
    log.close()
    with open_log(log.path, write=False) as reading, pytest.raises(LogError):
        seal(reading, TODAY, today=TODAY)
