"""Drafts and templates: kept beside the log, found again, never in its way."""

from __future__ import annotations

import gzip
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Timer

import pytest

from klyngetui import clock
from klyngetui.exchange.document_out import document
from klyngetui.store import drafts, templates, windows
from klyngetui.store.errors import ReadOnlyLog
from klyngetui.store.log import Log, open_log
from tests.screens.logs import log_at

HOSTILE = "[/] Øl & =SUM(A1) \u202e 👩\u200d👩\u200d👧\u200d👦 \\ \" ' % _"


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return open_log(log_at(tmp_path / "log.db"))


def taken(log: Log, place: str) -> object:
    """What was kept of a place, taken over by the window of the log."""
    found = drafts.find(log, place)
    assert drafts.adopt(log, place)
    return found


def test_what_is_kept_is_found_by_the_next_program_and_gone_when_dropped(log: Log) -> None:
    assert drafts.find(log, drafts.LINE) is None
    assert drafts.keep(log, drafts.LINE, {"line": HOSTILE})
    assert drafts.keep(log, drafts.place_of("a1"), {"title": "x" * 20_000})
    log.close()
    with open_log(log.path) as again:
        assert drafts.find(again, drafts.LINE) == {"line": HOSTILE}
        assert sorted(drafts.places(again)) == ["entry:a1", "line"]
        drafts.drop(again, drafts.LINE)
        assert taken(again, drafts.LINE) == {"line": HOSTILE}
        assert drafts.drop(again, drafts.LINE)
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
        assert not drafts.keep(log, drafts.LINE, None)
        other.execute("ROLLBACK")
    assert log.connection.execute("PRAGMA busy_timeout").fetchone()[0] == 5000
    assert drafts.keep(log, drafts.LINE, {"line": "fjord"})
    assert drafts.keep(log, drafts.LINE, None)
    assert drafts.places(log) == []


def test_whoever_only_reads_hinders_neither_taking_a_draft_over_nor_dropping_it(log: Log) -> None:
    with open_log(log.path) as gone:
        drafts.keep(gone, drafts.LINE, {"line": "fjord"})
    for done in (lambda: taken(log, drafts.LINE), lambda: drafts.drop(log, drafts.LINE)):
        with closing(sqlite3.connect(log.path, isolation_level=None, check_same_thread=False)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM record").fetchone()
            ends = Timer(0.2, reader.execute, ["COMMIT"])
            ends.start()
            assert done()
            ends.join()
    assert drafts.places(log) == []


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


def test_two_windows_keep_a_draft_each_and_neither_is_offered_the_others(log: Log) -> None:
    with open_log(log.path) as other:
        drafts.keep(log, drafts.NEW_ENTRY, {"title": "én"})
        drafts.keep(other, drafts.NEW_ENTRY, {"title": "to"})
        assert drafts.find(log, drafts.NEW_ENTRY) == {"title": "én"}
        assert drafts.find(other, drafts.NEW_ENTRY) == {"title": "to"}
        drafts.drop(log, drafts.NEW_ENTRY)
        assert taken(log, drafts.NEW_ENTRY) is None
        assert drafts.places(log) == []
    assert drafts.places(log) == [drafts.NEW_ENTRY]


def test_what_two_dead_windows_left_is_offered_one_after_the_other(log: Log) -> None:
    for title in ("én", "to"):
        with open_log(log.path) as gone:
            drafts.keep(gone, drafts.NEW_ENTRY, {"title": title})
            drafts.keep(gone, drafts.LINE, {"line": f"linje {title}"})
    assert taken(log, drafts.NEW_ENTRY) == {"title": "to"}
    # What the same window left goes along: a line must not be offered after the form that came of it was saved.
    assert drafts.drop(log, drafts.LINE)
    assert drafts.drop(log, drafts.NEW_ENTRY)
    assert taken(log, drafts.NEW_ENTRY) == {"title": "én"}
    with open_log(log.path) as other:
        assert taken(other, drafts.NEW_ENTRY) is None


def test_a_draft_of_another_machine_is_offered_after_a_day(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as elsewhere, open_log(log.path) as other:
        elsewhere.setattr(windows, "machine", lambda: "en annen maskin")
        drafts.keep(other, drafts.LINE, {"line": "fjord"})
    assert drafts.find(log, drafts.LINE) is None
    later = clock.now() + timedelta(days=1, seconds=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert taken(log, drafts.LINE) == {"line": "fjord"}


def test_a_draft_of_before_there_were_windows_is_offered(log: Log) -> None:
    log.connection.execute("INSERT INTO draft VALUES ('line', '2026-01-01T00:00:00+00:00', '{\"line\": \"fjord\"}')")
    assert taken(log, drafts.LINE) == {"line": "fjord"}
    assert drafts.drop(log, drafts.LINE)


def test_a_process_that_is_gone_left_its_drafts(log: Log) -> None:
    program = "from klyngetui.store import drafts, log; from pathlib import Path; import sys, os\n"
    program += "drafts.keep(log.open_log(Path(sys.argv[1])), drafts.LINE, {'line': 'fjord'})\n"
    program += "print(flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", program, str(log.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert drafts.find(log, drafts.LINE) is None
        process.kill()
        process.wait()
        assert drafts.find(log, drafts.LINE) == {"line": "fjord"}
