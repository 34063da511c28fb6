"""Drafts and templates: kept beside the log, found again, never in its way."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from klyngetui.exchange.document_out import document
from klyngetui.store import drafts, templates
from klyngetui.store.errors import ReadOnlyLog
from klyngetui.store.log import Log, open_log
from tests.screens.logs import log_at

HOSTILE = "[/] Øl & =SUM(A1) \u202e 👩\u200d👩\u200d👧\u200d👦 \\ \" ' % _"


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return open_log(log_at(tmp_path / "log.db"))


def test_what_is_kept_is_found_by_the_next_program_and_gone_when_dropped(log: Log) -> None:
    assert drafts.find(log, drafts.LINE) is None
    assert drafts.keep(log, drafts.LINE, {"line": HOSTILE})
    assert drafts.keep(log, drafts.place_of("a1"), {"title": "x" * 20_000})
    log.close()
    with open_log(log.path) as again:
        assert drafts.find(again, drafts.LINE) == {"line": HOSTILE}
        assert sorted(drafts.places(again)) == ["entry:a1", "line"]
        assert drafts.drop(again, drafts.LINE)
        assert not drafts.drop(again, drafts.LINE)
        assert drafts.places(again) == ["entry:a1"]


def test_a_draft_is_no_change_and_is_never_exported(log: Log) -> None:
    before = document(log), log.version()
    drafts.keep(log, drafts.LINE, {"line": "fjord"})
    templates.keep_template(log, 2, "t fjord")
    assert (document(log), log.version()) == before


def test_a_locked_log_keeps_no_draft_and_nobody_waiting(log: Log) -> None:
    with closing(sqlite3.connect(log.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert not drafts.keep(log, drafts.LINE, {"line": "fjord"})
        other.execute("ROLLBACK")
    assert log.connection.execute("PRAGMA busy_timeout").fetchone()[0] == 5000
    assert drafts.keep(log, drafts.LINE, {"line": "fjord"})


def test_erasing_takes_drafts_and_templates_that_name_somebody(log: Log) -> None:
    drafts.keep(log, drafts.LINE, {"line": "fjord:KARI NES"})
    drafts.keep(log, drafts.NEW_ENTRY, {"title": "Om tang"})
    templates.keep_template(log, 3, "fjord:Kari Nes, status")
    templates.keep_template(log, 4, "g havrom")
    assert drafts.forget(log, {"Kari Nes", ""}) == 1
    assert templates.forget_templates(log, {"Kari Nes", ""}) == 1
    assert drafts.places(log) == [drafts.NEW_ENTRY]
    assert templates.templates(log) == {4: "g havrom"}


def test_a_template_is_replaced_emptied_and_has_a_key(log: Log) -> None:
    templates.keep_template(log, 9, HOSTILE)
    templates.keep_template(log, 9, "t fjord")
    assert templates.templates(log) == {9: "t fjord"}
    templates.keep_template(log, 9, "  ")
    assert templates.templates(log) == {}
    with pytest.raises(ValueError):
        templates.keep_template(log, 1, "t fjord")


def test_a_log_for_reading_alone_keeps_nothing(log: Log) -> None:
    log.close()
    with open_log(log.path, write=False) as reading:
        assert not drafts.keep(reading, drafts.LINE, {"line": "fjord"})
        with pytest.raises(ReadOnlyLog):
            templates.keep_template(reading, 2, "t fjord")


def test_an_older_log_that_is_only_read_has_none(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    path.write_bytes(gzip.decompress((Path(__file__).with_name("versions") / "version-2.db.gz").read_bytes()))
    with open_log(path, write=False) as log:
        assert drafts.find(log, drafts.LINE) is None
        assert drafts.places(log) == []
        assert drafts.forget(log, {"x"}) == 0
        assert templates.templates(log) == {}
