"""What an export holds, and what it leaves out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from klyngetui.exchange.document_in import import_document
from klyngetui.exchange.document_out import document, write_document
from klyngetui.exchange.document_read import read_document
from klyngetui.exchange.records_out import exported, exported_id_of, looked_up
from klyngetui.store.log import unsaved_log
from tests.exchange.documents import log_of, small, text
from tests.store import logs


def test_the_file_is_the_document(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    ticks: list[int] = []
    with log_of(tmp_path / "log.klynge", small()) as log:
        for with_history in (False, True):
            out = tmp_path / "ut.json"
            write_document(log, out, with_history=with_history, tick=ticks.append)
            assert out.read_text("utf-8") == text(document(log, with_history=with_history))
            assert out.stat().st_mode & 0o077 == 0
        told = write_document(log, None)
    assert told == 15
    assert capfdbinary.readouterr().out.decode() == text(small_again(tmp_path))
    assert ticks == [*range(1, 16), *range(1, 32)]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["log.klynge", "ut.json"]


def small_again(folder: Path) -> dict[str, object]:
    told = read_document(folder / "ut.json")
    del told["changes"]
    return told


def test_an_empty_log_has_empty_lists(tmp_path: Path) -> None:
    with logs.cluster_log(tmp_path / "log.klynge") as log:
        write_document(log, tmp_path / "ut.json")
        assert (tmp_path / "ut.json").read_text("utf-8") == text(document(log))
        assert document(log)["people"] == []


def test_records_stand_in_order_of_their_first_change(tmp_path: Path) -> None:
    with logs.cluster_log(tmp_path / "log.klynge") as log:
        first, second = logs.participant(log, "Å"), logs.participant(log, "A")
        logs.edit(log, first, name="Ø")
        assert [one["id"] for one in document(log)["participants"]] == [first, second]


def test_deleted_records_stay_out_but_not_out_of_the_history(tmp_path: Path) -> None:
    with logs.cluster_log(tmp_path / "log.klynge") as log:
        gone = logs.participant(log)
        logs.edit(log, gone, deleted=True)
        told = document(log, with_history=True)
        assert told["participants"] == []
        assert [change["patch"] for change in told["changes"] if change["record_id"] == gone][1] == {"deleted": True}


def test_a_deleted_record_that_others_refer_to_is_exported(tmp_path: Path) -> None:
    here, there = tmp_path / "her.klynge", tmp_path / "der.klynge"
    with logs.cluster_log(here) as log:
        owner = logs.participant(log, "Eieren")
        shared = logs.participant(log, succeeded_by={"participant": owner, "on": "2026-01-01"})
        write_document(log, tmp_path / "felles.json", with_history=True)
        logs.edit(log, shared, deleted=True)
        logs.edit(log, owner, deleted=True)
        with log_of(there, read_document(tmp_path / "felles.json")) as other:
            logs.meeting(other, shared)
            write_document(other, tmp_path / "der.json", with_history=True)
        assert document(log)["participants"] == []
        import_document(log, read_document(tmp_path / "der.json"))
        told = document(log)
        assert [one["id"] for one in told["participants"]] == [owner, shared]
    with unsaved_log() as fresh:
        import_document(fresh, told)
        assert document(fresh) == told


def test_one_record_is_shown_as_the_document_shows_it(tmp_path: Path) -> None:
    with log_of(tmp_path / "log.klynge", small()) as log:
        [kept] = log.cabinet.load("story")
        assert exported(kept, looked_up(log)) == document(log)["stories"][0]
        assert exported_id_of(log, kept.record["id"]) == "s1"
        assert exported_id_of(log, "nobody") == "nobody"


def test_no_number_is_written_that_json_does_not_know(tmp_path: Path) -> None:
    with log_of(tmp_path / "log.klynge", small()) as log:
        write_document(log, tmp_path / "ut.json")
        json.loads((tmp_path / "ut.json").read_text("utf-8"), parse_constant=pytest.fail)
