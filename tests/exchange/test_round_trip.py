"""Out, in, out again: the same bytes, whatever the log holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klyngetui.exchange.document_in import import_document
from klyngetui.exchange.document_out import document, write_document
from klyngetui.exchange.document_read import parse_document
from klyngetui.model.check import Invalid
from klyngetui.model.records import KEYS, RECORDS
from klyngetui.sample.document import sample_document
from klyngetui.store.log import unsaved_log
from klyngetui.store.rebuild import compare
from tests.exchange.documents import Record, again, changes, log_of, small, text
from tests.oracle.documents import documents
from tests.widgets.hostile import TEXTS

ATTENDANCE = ["participant", "person", "guest", "status", "direct", "topic"]


@settings(max_examples=15)
@given(documents())
def test_an_export_brought_into_a_new_log_is_exported_the_same(told: Record) -> None:
    first = again(told)
    assert text(again(parse_document(text(first), "export"))) == text(first)


@settings(max_examples=10)
@given(documents())
def test_importing_twice_adds_no_change(told: Record) -> None:
    with unsaved_log() as log:
        import_document(log, told)
        before = changes(log)
        for repeated in (told, document(log)):
            done = import_document(log, repeated)
            assert (done.made, done.changed, done.conflicts, done.action_id) == (0, 0, (), None)
        assert changes(log) == before
        assert compare(log) == []


def test_the_sample_cluster_comes_back_the_same(tmp_path: Path) -> None:
    with log_of(tmp_path / "one.klynge", sample_document(ending=date(2026, 11, 23))) as log:
        write_document(log, tmp_path / "one.json")
        first = document(log)
    assert (tmp_path / "one.json").read_text("utf-8") == text(first)
    assert text(again(first)) == text(first)


def test_every_field_is_written_in_the_order_of_the_tables() -> None:
    told = again(small())
    assert list(told) == ["format", "version", "cluster", *KEYS]
    for key, entity in KEYS.items():
        assert told[key]
        for record in told[key]:
            assert list(record) == ["id", *(field.name for field in RECORDS[entity])]
    assert list(told["participants"][0]["commitments"][0]) == ["from", "to", "ground"]
    assert list(told["activities"][0]["attendance"][0]) == ATTENDANCE
    assert list(told["cluster"]["settings"]) == [field.name for field in RECORDS["cluster"][-1].fields]


def test_ids_and_references_come_out_as_they_came_in() -> None:
    told = again(small())
    for key in KEYS:
        assert [one["id"] for one in told[key]] == [one["id"] for one in small()[key]]
    assert told["activities"][0]["attendance"][0]["person"] == "h1"
    assert told["evidence"][0]["of"] == {"entity": "activity", "id": "a1"}
    assert told["seals"][0]["counted"] == {"2.5.reached": ["a1"]}


def exported_or_refused(told: Record, path: str) -> Record | None:
    """What comes out of the document, or None where every problem is at or below the path."""
    try:
        return again(told)
    except Invalid as refused:
        wrong = [problem.path for problem in refused.problems if not problem.path.startswith(path)]
    assert wrong == []
    return None


@pytest.mark.parametrize("words", TEXTS)
def test_hostile_text_is_cleaned_once_and_then_stays(words: str) -> None:
    people = [{"id": "h1", "name": f"x{words}"[:20_000], "role": words[:20_000]}]
    told = small(people=people)
    first = exported_or_refused(told, "$.people[0]")
    if first is None:
        return
    assert text(again(first)) == text(first)
    assert not any(ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in first["people"][0]["name"])


@settings(max_examples=30)
@given(st.text(min_size=1, max_size=64))
def test_any_id_either_comes_back_or_is_refused(identity: str) -> None:
    told = small(ratings=[{"id": identity, "indicator": "1.2"}])
    first = exported_or_refused(told, "$.ratings[0].id")
    assert first is None or text(again(first)) == text(first)
