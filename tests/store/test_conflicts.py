from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from klyngetui.store.changes import changes_of
from klyngetui.store.conflicts import conflicts, resolve
from klyngetui.store.delete import delete
from klyngetui.store.errors import Refused
from klyngetui.store.log import open_log
from tests.store.logs import edit, meeting, merge, participant, record

if TYPE_CHECKING:
    from pathlib import Path

    from klyngetui.store.log import Log


@pytest.fixture
def other(log: Log, tmp_path: Path) -> Log:
    participant(log, "Havblikk AS")
    meeting(log, participant(log), title="Møte")
    log.connection.execute("VACUUM INTO ?", (str(tmp_path / "other.db"),))
    return open_log(tmp_path / "other.db")


def test_a_field_changed_on_two_sides_shows_both_versions(log: Log, other: Log) -> None:
    (entry,) = [kept.record["id"] for kept in log.cabinet.load("activity")]
    edit(log, entry, title="Her", notes="bare her")
    edit(other, entry, title="Der", location="bare der")
    merge(other, log)
    (conflict,) = conflicts(log)
    assert (conflict.record_id, conflict.entity, conflict.field, conflict.current) == (
        entry,
        "activity",
        "title",
        "Der",
    )
    assert [version.value for version in conflict.versions] == ["Her", "Der"]
    assert (record(log, entry)["notes"], record(log, entry)["location"]) == ("bare her", "bare der")


@pytest.mark.parametrize("choice", [0, 1])
def test_settling_for_either_version_ends_it_on_both_sides(log: Log, other: Log, choice: int) -> None:
    (entry,) = [kept.record["id"] for kept in log.cabinet.load("activity")]
    edit(log, entry, title="Her")
    edit(other, entry, title="Der")
    merge(other, log)
    (conflict,) = conflicts(log)
    chosen = conflict.versions[choice]
    resolve(log, entry, "title", change_id=chosen.change_id)
    assert set(changes_of(log, entry)[-1].base) == {version.change_id for version in conflict.versions}
    merge(log, other)
    assert conflicts(log) == conflicts(other) == []
    assert record(log, entry)["title"] == record(other, entry)["title"] == chosen.value


def test_settling_for_a_third_value(log: Log, other: Log) -> None:
    (entry,) = [kept.record["id"] for kept in log.cabinet.load("activity")]
    edit(log, entry, title="Her")
    edit(other, entry, title="Der")
    merge(other, log)
    resolve(log, entry, "title", value="Begge")
    assert (conflicts(log), record(log, entry)["title"]) == ([], "Begge")


def test_a_record_deleted_here_and_used_there(log: Log, other: Log) -> None:
    unused = log.cabinet.load("participant")[0].record["id"]
    delete(log, unused)
    meeting(other, unused)
    merge(other, log)
    (conflict,) = conflicts(log)
    assert (conflict.record_id, conflict.field, conflict.current) == (unused, "deleted", True)
    with pytest.raises(Refused):
        resolve(log, unused, "deleted", value=True)
    resolve(log, unused, "deleted", value=False)
    assert conflicts(log) == []


def test_settling_what_is_no_conflict_is_refused(log: Log) -> None:
    entry = meeting(log)
    with pytest.raises(Refused, match="no conflict"):
        resolve(log, entry, "title", value="x")
