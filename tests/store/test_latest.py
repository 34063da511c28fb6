"""The last days kept beside the presences are those that the presences say, whatever was done."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klyngetui.exchange.document_out import document
from klyngetui.indicators.figures import figures
from klyngetui.store.changes import Edit, commit
from klyngetui.store.delete import delete
from klyngetui.store.errors import LogError, Refused
from klyngetui.store.latest import count_all
from klyngetui.store.log import open_log
from klyngetui.store.rebuild import rebuild
from klyngetui.store.transaction import wait_at_most
from klyngetui.store.undo import redo, undo
from tests import oracle
from tests.indicators.edits import judged_by
from tests.indicators.logs import log_of
from tests.oracle.documents import Question, questions
from tests.store.test_migrations import old_log

if TYPE_CHECKING:
    from pathlib import Path

    from klyngetui.store.log import Log

    Row = tuple[str, int, int, int, str]

TODAY = date(2026, 11, 23)


def kept(log: Log) -> set[Row]:
    return set(log.connection.execute("SELECT what, participant, person, grp, day FROM latest"))


def recounted(log: Log) -> set[Row]:
    """The same, read presence by presence."""
    last: dict[tuple[str, int, int, int], str] = {}
    query = "SELECT participant, person, day, contact, met, written, event, grp FROM presence"
    for participant, person, day, contact, met, written, event, grp in log.connection.execute(query):
        sorts = {
            ("wide", participant, 0, 0): contact == 1,
            ("direct", participant, 0, 0): contact == 2,
            ("in_person", participant, 0, 0): contact == 3,
            ("met", participant, person, 0): met,
            ("written", participant, 0, 0): written,
            ("event", participant, 0, 0): event,
            ("group", participant, 0, grp): grp,
            ("member", participant, person, grp): grp and person,
        }
        for place, true in sorts.items():
            if true:
                last[place] = max(day, last.get(place, day))
    return {(*place, day) for place, day in last.items()}


def delete_some(log: Log, random: Random) -> None:
    for entry in random.sample(there := log.cabinet.load("activity"), len(there) // 3):
        try:
            delete(log, entry.record["id"])
        except Refused:
            continue  # a story or evidence needs it


@given(questions(), judged_by(), judged_by(), st.randoms(use_true_random=False))
def test_they_are_those_of_a_recount_after_anything(
    question: Question, one: Callable[[Log], None], other: Callable[[Log], None], random: Random
) -> None:
    doings = [one, other, lambda log: delete_some(log, random), undo, undo, redo, rebuild]
    random.shuffle(doings)
    with log_of(question.document) as log:
        assert kept(log) == recounted(log)
        for doing in doings:
            doing(log)
            assert kept(log) == recounted(log)
        assert figures(log, question.as_of, question.period) == oracle.figures(
            document(log), question.period, question.as_of
        )


@given(questions())
def test_counting_them_all_at_once_gives_the_same(question: Question) -> None:
    with log_of(question.document) as log:
        before = kept(log)
        log.connection.execute("DELETE FROM latest")
        count_all(log.connection)
        assert kept(log) == before


def test_a_log_without_them_that_is_only_read_has_the_same_figures(tmp_path: Path) -> None:
    path = old_log(tmp_path, 3)
    with open_log(path, write=False) as log:
        read = figures(log, TODAY)
        assert kept(log) == recounted(log) != set()
    with open_log(path) as log:
        assert figures(log, TODAY) == read
        assert kept(log) == recounted(log)


def test_an_older_log_that_is_only_read_follows_what_others_do_to_it(tmp_path: Path) -> None:
    path = old_log(tmp_path, 3)
    with open_log(path, write=False) as reader:
        before = kept(reader)
        with open_log(path) as writer:
            for entry in writer.cabinet.load("activity"):
                commit(writer, [Edit("activity", entry.record["id"], {"status": "cancelled"})])
            told, now = document(writer), kept(writer)
        reader.catch_up()
        assert kept(reader) == now != before
        assert figures(reader, TODAY, "rolling-12m") == oracle.figures(told, "rolling-12m", TODAY)


def test_what_was_lent_is_kept_while_the_older_log_cannot_be_read(tmp_path: Path) -> None:
    path = old_log(tmp_path, 3)
    with open_log(path, write=False) as reader, closing(sqlite3.connect(path, isolation_level=None)) as other:
        before = kept(reader)
        wait_at_most(reader.connection, 0)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LogError):
            reader.refresh()
        other.execute("ROLLBACK")
        assert kept(reader) == before
        reader.refresh()
        assert kept(reader) == recounted(reader)
