from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from klyngetui.store.backup import backup, backups, evidence_of
from klyngetui.store.errors import LogError, NotALog, Refused, Stopped
from klyngetui.store.files import store_file
from klyngetui.store.log import open_log
from klyngetui.store.restore import restore
from tests.store.logs import add, cluster_log, edit, meeting, participant, projection

if TYPE_CHECKING:
    from klyngetui.store.log import Log


def presences(log: Log) -> object:
    return log.connection.execute("SELECT participant, count(*) FROM presence GROUP BY 1").fetchall()


def test_a_backup_holds_everything(log: Log, tmp_path: Path) -> None:
    entry = meeting(log, participant(log))
    (tmp_path / "a.txt").write_text("x")
    facts = store_file(log, tmp_path / "a.txt")
    add(log, "evidence", of={"entity": "activity", "id": entry}, kind="file", **facts)
    made = backup(log, tmp_path / "kopier", presences)
    assert made.name.startswith("log-2")
    assert made.suffix == ".klynge"
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    with open_log(made, write=False) as copy:
        assert projection(copy) == projection(log)
    assert (evidence_of(made) / facts["sha256"]).read_text() == "x"
    assert sorted(path.name for path in (tmp_path / "kopier").iterdir()) == [made.name, "log.files"]


def test_two_in_one_second_both_stay_and_the_newest_comes_first(log: Log, tmp_path: Path) -> None:
    made = [backup(log, tmp_path / "kopier") for _round in range(3)]
    assert backups(tmp_path / "kopier") == made[::-1]
    assert {evidence_of(path).name for path in made} == {"log.files"}


def test_no_folder_no_backups(tmp_path: Path) -> None:
    assert backups(tmp_path / "borte") == []


def test_a_recount_that_differs_leaves_no_backup(log: Log, tmp_path: Path) -> None:
    with pytest.raises(LogError, match="not equal"):
        backup(log, tmp_path / "kopier", lambda counted: counted.path)
    assert list((tmp_path / "kopier").iterdir()) == []


def test_somebody_writing_meanwhile_is_waited_out(log: Log, tmp_path: Path) -> None:
    one = participant(log)
    with open_log(log.path) as other:
        written: list[str] = []

        def recount(counted: Log) -> object:
            if not written:
                written.append(meeting(other, one))
            return presences(counted)

        made = backup(log, tmp_path / "kopier", recount)
    with open_log(made, write=False) as copy:
        assert copy.cabinet.find(written[0]) is not None


def test_whoever_saves_during_a_copy_does_not_wait_for_its_end(
    log: Log, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("klyngetui.store.backup.PAGES_AT_ONCE", 4)
    one = participant(log)
    with open_log(log.path) as other:
        other.connection.execute("PRAGMA busy_timeout = 0")
        written: list[str] = []
        ticks: list[tuple[int, int]] = []

        def tick(done: int, of: int) -> None:
            ticks.append((done, of))
            if len(ticks) in (2, 9):
                written.append(meeting(other, one))

        made = backup(log, tmp_path / "kopier", presences, tick=tick)
    with open_log(made, write=False) as copy:
        assert [copy.cabinet.find(entry) is not None for entry in written] == [True, True]
    assert ticks[-1][0] == ticks[-1][1] > 4


def test_a_copy_that_is_stopped_leaves_nothing(log: Log, tmp_path: Path) -> None:
    def tick(_done: int, _of: int) -> None:
        raise Stopped("stopped")

    with pytest.raises(Stopped):
        backup(log, tmp_path / "kopier", tick=tick)
    assert list((tmp_path / "kopier").iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(log: Log, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x")
    with pytest.raises(LogError, match="cannot be written"):
        backup(log, tmp_path / "fil" / "kopier")


def test_restoring_keeps_what_was_there(log: Log, tmp_path: Path) -> None:
    entry = meeting(log, title="før")
    made = backup(log, tmp_path / "kopier")
    edit(log, entry, title="etter")
    log.close()
    replaced = restore(log.path, made, presences)
    assert replaced is not None
    for path, title in ((log.path, "før"), (replaced, "etter")):
        with open_log(path, write=False) as opened:
            assert [kept.record["title"] for kept in opened.cabinet.load("activity")] == [title]
    assert sorted(name for name in os.listdir(tmp_path) if name.startswith(".")) == []


def test_restoring_where_nothing_is(log: Log, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    digest = store_file(log, tmp_path / "a.txt")["sha256"]
    made = backup(log, tmp_path / "kopier")
    assert restore(tmp_path / "ny" / "log.db", made) is None
    with open_log(tmp_path / "ny" / "log.db") as opened:
        assert opened.cluster == log.cluster
        assert (opened.files / digest).read_text() == "x"
        meeting(opened)


def test_a_damaged_log_is_replaced_too(log: Log, tmp_path: Path) -> None:
    meeting(log)
    made = backup(log, tmp_path / "kopier")
    log.close()
    log.path.write_bytes(b"no log at all")
    Path(f"{log.path}-journal").write_bytes(b"left by a killed program")
    replaced = restore(log.path, made)
    assert replaced is not None
    assert replaced.read_bytes() == b"no log at all"
    assert not Path(f"{log.path}-journal").exists()
    with open_log(log.path) as opened:
        assert len(opened.cabinet.load("activity")) == 1


def test_a_bad_backup_leaves_the_log_alone(log: Log, tmp_path: Path) -> None:
    meeting(log, title="Om ammoniakk")
    made = backup(log, tmp_path / "kopier")
    raw = made.read_bytes()
    before = log.path.read_bytes()
    made.write_bytes(raw.replace(b"Om ammoniakk", b"Om hydrogen!"))
    with pytest.raises(LogError, match="altered"):
        restore(log.path, made)
    made.write_bytes(b"")
    with pytest.raises(NotALog):
        restore(log.path, made)
    assert log.path.read_bytes() == before
    assert sorted(os.listdir(tmp_path)) == ["kopier", "log.db"]


def test_another_clusters_backup_is_refused(log: Log, tmp_path: Path) -> None:
    with cluster_log(tmp_path / "annen.db", "Den andre") as other:
        made = backup(other, tmp_path / "kopier")
    with pytest.raises(Refused, match="Den andre"):
        restore(log.path, made)


def test_a_log_open_elsewhere_notices(log: Log, tmp_path: Path) -> None:
    made = backup(log, tmp_path / "kopier")
    restore(log.path, made)
    with pytest.raises(LogError, match="Another file"):
        meeting(log)
