from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from klyngetui.store.chain import commitment
from klyngetui.store.chain_check import check_chain
from klyngetui.store.doctor import examine
from klyngetui.store.erase import erase
from klyngetui.store.files import store_file
from klyngetui.store.log import open_log
from klyngetui.store.schema import TRIGGERS
from klyngetui.store.tick import no_tick
from tests.store.logs import add, cluster_log, edit, meeting, merge, participant

if TYPE_CHECKING:
    from pathlib import Path

    from klyngetui.store.log import Log


def codes(log: Log) -> list[str]:
    return [finding.code for finding in examine(log)]


def tamper(log: Log, *statements: str) -> None:
    """Change the file as another program would, without our guards."""
    for name in TRIGGERS:
        log.connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        log.connection.execute(statement)
    for sql in TRIGGERS.values():
        log.connection.execute(sql)


def test_a_sound_log_has_no_findings(log: Log, tmp_path: Path) -> None:
    entry = meeting(log, participant(log))
    attach(log, entry, tmp_path)
    edit(log, entry, title="Om ammoniakk")
    assert examine(log) == []


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE change SET patch = replace(patch, 'Om ammoniakk', 'Om hydrogen')", "altered"),
        ("UPDATE change SET made_at = '2020' || substr(made_at, 5) WHERE seq = 3", "altered"),
        ("UPDATE change SET actor = 'somebody' WHERE seq = 2", "altered"),
        ("DELETE FROM change WHERE seq = 2", "missing"),
        ("DELETE FROM change WHERE seq = (SELECT max(seq) FROM change)", "missing"),
    ],
)
def test_changes_altered_or_missing(log: Log, statement: str, code: str) -> None:
    meeting(log, participant(log), title="Om ammoniakk")
    meeting(log)
    tamper(log, statement)
    assert code in codes(log)


def test_an_erased_change_still_verifies_and_one_emptied_without_an_erasure_does_not(log: Log) -> None:
    entry = meeting(log, participant(log), title="Om ammoniakk")
    somebody = add(log, "person", name="Kari Nes")
    edit(log, entry, notes="Kari Nes ringte.")
    kept = log.cabinet.find(somebody)
    assert kept is not None
    erase(log, kept)
    edit(log, entry, title="Om hydrogen")
    edit(log, entry, title="Om ammoniakk")
    assert codes(log) == []
    salt, patch = log.connection.execute("SELECT salt, patch FROM change WHERE patch LIKE '%hydrogen%'").fetchone()
    empty = f"UPDATE change SET patch = '', salt = '{commitment(salt, patch)}' WHERE patch LIKE '%hydrogen%'"
    tamper(log, empty)
    assert codes(log) == ["altered"]


def test_triggers_of_another_program(log: Log) -> None:
    log.connection.execute("CREATE TRIGGER other AFTER INSERT ON change BEGIN UPDATE record SET deleted = 1; END")
    assert codes(log) == ["guards"]


def test_tables_that_say_something_else(log: Log) -> None:
    meeting(log, participant(log))
    log.connection.execute("UPDATE presence SET contact = 3")
    (finding,) = examine(log)
    assert (finding.code, finding.severity) == ("projection", "error")
    assert "presence" in finding.words


def test_missing_guards(log: Log) -> None:
    log.connection.execute("DROP TRIGGER change_no_delete")
    assert codes(log) == ["guards"]


def test_guards_put_back_on_opening_are_told(tmp_path: Path) -> None:
    with cluster_log(tmp_path / "log.db") as log:
        log.connection.execute("DROP TRIGGER change_no_delete")
    with open_log(tmp_path / "log.db") as log:
        assert codes(log) == ["opened"]
        assert codes(log) == ["opened"]


def test_a_reference_to_nothing(log: Log) -> None:
    one = participant(log)
    meeting(log, one)
    tamper(log, f"DELETE FROM change WHERE record_id = '{one}'", f"DELETE FROM record WHERE id = '{one}'")
    assert "dangling" in codes(log)


def attach(log: Log, entry: str, folder: Path) -> Path:
    source = folder / "referat.txt"
    source.write_text("Vi møttes")
    facts = store_file(log, source)
    add(log, "evidence", of={"entity": "activity", "id": entry}, kind="file", **facts)
    return log.files / facts["sha256"]


def test_evidence_files_altered_missing_or_of_nobody(log: Log, tmp_path: Path) -> None:
    kept = attach(log, meeting(log), tmp_path)
    kept.write_text("Vi møttes aldri")
    assert codes(log) == ["evidence_altered"]
    kept.rename(kept.with_name("annet.txt"))
    assert codes(log) == ["evidence_missing", "evidence_stray"]
    assert "referat.txt" in examine(log)[0].words


def test_conflicts_and_a_continued_older_copy_are_told(log: Log, tmp_path: Path) -> None:
    entry = meeting(log)
    log.connection.execute("VACUUM INTO ?", (str(tmp_path / "other.db"),))
    with open_log(tmp_path / "other.db") as other:
        other.connection.execute("UPDATE meta SET value = replace(value, 'log.db', 'other.db') WHERE key = 'place'")
        edit(log, entry, title="her")
        edit(other, entry, title="der")
        merge(other, log)
    assert [(finding.code, finding.severity) for finding in examine(log)] == [
        ("forks", "note"),
        ("conflicts", "warning"),
    ]


def test_changes_may_stand_in_another_order_than_they_were_made_in(log: Log) -> None:
    for _n in range(4):
        participant(log)
    tamper(
        log,
        "UPDATE change SET seq = seq + 100",
        "UPDATE change SET seq = seq - 100 WHERE seq IN (101, 104, 105)",
    )
    assert check_chain(log, no_tick) == ((), (), (), 0)


def test_a_fork_is_counted_once_whatever_came_between(log: Log) -> None:
    one = participant(log)
    log.connection.execute("VACUUM INTO ?", (str(log.path.with_name("older.db")),))
    with open_log(log.path.with_name("older.db")) as older:
        older.connection.execute("UPDATE meta SET value = replace(value, 'log.db', 'older.db') WHERE key = 'place'")
        for _n in range(3):
            meeting(log, one)
            meeting(older, one)
        merge(older, log)
    assert [finding.words for finding in examine(log) if finding.code == "forks"] == [
        "The log was once continued from an older copy (1 times); nothing needs to be done."
    ]


def test_a_damaged_file_is_told_not_raised(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    with cluster_log(path) as log:
        for _n in range(40):
            meeting(log, notes="lang tekst " * 200)
    raw = bytearray(path.read_bytes())
    for page in range(len(raw) // 8192, len(raw) // 4096, 3):
        raw[page * 4096 : page * 4096 + 2000] = b"\xa5" * 2000
    path.write_bytes(raw)
    with open_log(path) as log:
        assert "damaged" in codes(log)


def test_it_reads_a_copy_so_that_others_can_write(log: Log) -> None:
    meeting(log)
    with open_log(log.path) as other:

        def meanwhile(_done: int, _of: int) -> None:
            meeting(other)

        assert examine(log, meanwhile) == []


def test_the_log_is_left_as_it_is(log: Log) -> None:
    before = log.path.read_bytes()
    examine(log)
    assert log.path.read_bytes() == before


def test_what_stops_it_comes_through(log: Log) -> None:

    class Stopped(Exception):
        pass

    def other(_done: int, _of: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        examine(log, other)
