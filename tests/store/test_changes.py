from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from klyngetui.model.check import Invalid
from klyngetui.model.ids import uuid7
from klyngetui.store.changes import Edit, changes_in, changes_of, commit
from klyngetui.store.errors import HeldByReaders, LockedLog, LogSwapped, ReadOnlyLog
from klyngetui.store.log import open_log
from klyngetui.store.rebuild import compare
from klyngetui.store.transaction import immediate, rehearsal, wait_at_most
from tests.store.logs import add, deleted, edit, meeting, participant, projection, record

if TYPE_CHECKING:
    from pathlib import Path

    from klyngetui.store.log import Log


def test_a_patch_holds_only_what_changed_and_says_upon_what(log: Log) -> None:
    entry = meeting(log, title="a")
    edit(log, entry, title="b", status="held")
    made, changed = changes_of(log, entry)
    assert (changed.patch, changed.base) == ({"title": "b"}, (made.id,))
    assert made.made_at < changed.made_at
    assert changed.prev == made.digest


def test_an_edit_that_changes_nothing_leaves_no_trace(log: Log) -> None:
    entry = meeting(log, title="a")
    edit(log, entry, title="a", notes=None, decisions=[])
    assert len(changes_of(log, entry)) == 1


def test_one_action_for_what_was_done_in_one_go(log: Log) -> None:
    one, two = uuid7(), uuid7()
    action = commit(log, [Edit("person", each, {"name": "Kari Nes"}) for each in (one, two)])
    assert [change.record_id for change in changes_in(log, action)] == [one, two]


def test_all_or_nothing_and_every_problem_named(log: Log) -> None:
    before = projection(log)
    edits = [
        Edit("person", uuid7(), {"name": "Kari Nes"}),
        Edit("activity", uuid7(), {"kind": "meeting", "date": "x", "status": "held", "mode": "phone"}),
        Edit("story", uuid7(), {"title": "t", "activities": ["nowhere"]}),
    ]
    with pytest.raises(Invalid) as wrong:
        commit(log, edits)
    assert [problem.path for problem in wrong.value.problems] == ["date", "activities[0]"]
    assert projection(log) == before


def test_a_record_may_be_referred_to_before_the_edit_that_makes_it(log: Log) -> None:
    one, entry = uuid7(), uuid7()
    row = {"participant": one, "status": "present"}
    fields = {"kind": "meeting", "date": "2026-03-02", "status": "held", "mode": "phone", "attendance": [row]}
    commit(log, [Edit("activity", entry, fields), Edit("participant", one, {"name": "Fjordglimt AS", "kind": "sme"})])
    assert compare(log) == []


def test_what_is_deleted_can_no_longer_be_referred_to(log: Log) -> None:
    one = participant(log)
    edit(log, one, deleted=True)
    with pytest.raises(Invalid, match="no such participant"):
        meeting(log, one)


def test_nobody_succeeds_itself_round_a_circle(log: Log) -> None:
    one, two = participant(log), participant(log)
    edit(log, one, succeeded_by={"participant": two, "on": "2026-01-01"})
    with pytest.raises(Invalid, match="circle"):
        edit(log, two, succeeded_by={"participant": one, "on": "2026-02-01"})


def test_moments_rise_though_the_clock_is_set_back(log: Log) -> None:
    years = (2026, 2020, 2020, 2027)
    ids = [uuid7() for _year in years]
    edits = [
        Edit("person", one, {"name": "Kari Nes"}, datetime(year, 1, 1, tzinfo=UTC))
        for one, year in zip(ids, years, strict=True)
    ]
    commit(log, edits)
    moments = [changes_of(log, one)[0].made_at for one in ids]
    assert moments == sorted(set(moments))


def test_a_read_only_log_takes_nothing(log: Log) -> None:
    meeting(log)
    with open_log(log.path, write=False) as reader, pytest.raises(ReadOnlyLog):
        meeting(reader)


def test_a_file_swapped_under_it_is_not_written_to(log: Log, tmp_path: Path) -> None:
    log.connection.execute("VACUUM INTO ?", (str(tmp_path / "new.db"),))
    (tmp_path / "new.db").replace(log.path)
    with pytest.raises(LogSwapped):
        meeting(log)


def test_a_log_kept_locked_is_told_of(log: Log) -> None:
    with open_log(log.path) as other:
        other.connection.execute("PRAGMA busy_timeout = 1")
        with immediate(log.connection), pytest.raises(LockedLog):
            meeting(other)
        meeting(other)


def test_what_readers_kept_from_being_committed_is_known_to_nobody(log: Log) -> None:
    log.cabinet.load("person")
    wait_at_most(log.connection, 0)
    kari = Edit("person", uuid7(), {"name": "Kari Nes"})
    with open_log(log.path) as reader:
        reader.connection.execute("BEGIN")
        assert reader.cabinet.find(kari.id) is None
        with pytest.raises(HeldByReaders):
            commit(log, [kari])
        reader.connection.execute("ROLLBACK")
    assert log.cabinet.find(kari.id) is None
    commit(log, [kari])
    assert [one.record["name"] for one in log.cabinet.load("person")] == ["Kari Nes"]


def test_what_would_happen_if_never_happens(log: Log) -> None:
    with rehearsal(log.connection):
        entry = meeting(log)
    log.refresh()
    assert deleted(log, entry)


def test_two_programs_see_each_others_work(log: Log) -> None:
    with open_log(log.path) as other:
        mark = other.version()
        entry = meeting(log, title="a")
        assert other.version() != mark
        edit(other, entry, title="b")
    log.refresh()
    assert record(log, entry)["title"] == "b"


def test_the_change_list_takes_no_other_way(log: Log) -> None:
    meeting(log)
    for statement in (
        "UPDATE change SET patch = '{}'",
        "DELETE FROM change",
        "INSERT OR REPLACE INTO change SELECT * FROM change",
    ):
        with pytest.raises(Exception, match="append-only"):
            log.connection.execute(statement)


KILLED = """
import os, signal, sys
from pathlib import Path
from klyngetui.store.changes import append, Edit
from klyngetui.store.log import open_log
from klyngetui.store.steps import Steps
from klyngetui.store.transaction import immediate
from klyngetui.model.ids import uuid7

log = open_log(Path(sys.argv[1]))
log.connection.execute("PRAGMA cache_size = 1")

def tick(done, _of):
    if done == 40:
        os.kill(os.getpid(), signal.SIGKILL)

with immediate(log.connection):
    append(log, [Edit("person", uuid7(), {"name": "Kari " * 200}) for _n in range(50)], steps=Steps(tick))
"""


def test_a_program_killed_in_the_middle_of_a_save_leaves_nothing_of_it(log: Log) -> None:
    kept = add(log, "person", name="Ola Vik")
    log.close()
    done = subprocess.run([sys.executable, "-c", KILLED, str(log.path)], timeout=60, check=False)
    assert done.returncode == -9
    assert log.path.with_name("log.db-journal").exists()
    with open_log(log.path) as opened:
        assert [one.record["id"] for one in opened.cabinet.load("person")] == [kept]
        assert compare(opened) == []
        meeting(opened)
