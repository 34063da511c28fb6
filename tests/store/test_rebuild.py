from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from klyngetui.store.delete import delete
from klyngetui.store.errors import Refused
from klyngetui.store.rebuild import compare, rebuild
from tests.store.logs import add, deleted, edit, meeting, participant, projection

if TYPE_CHECKING:
    from klyngetui.store.log import Log


def busy(log: Log) -> tuple[str, str]:
    """A participant and a meeting with it, after a change of everything they are judged by."""
    one = participant(log)
    person = add(log, "person", name="Kari Nes", employments=[{"participant": one, "from": None, "to": None}])
    me = add(log, "team_member", name="Ola Vik", spells=[{"from": None, "to": None}])
    row = {"participant": one, "person": person, "status": "present"}
    entry = meeting(log, attendance=[row], team=[me], title="Om ammoniakk")
    add(log, "evidence", of={"entity": "activity", "id": entry}, kind="link", url="https://eksempel.no", level=2)
    add(log, "story", title="Ny kontrakt", participants=[{"participant": one, "role": None}], activities=[entry])
    edit(log, me, spells=[{"from": "2026-02-01", "to": None}])
    edit(log, one, name="Fjordglimt Hav AS")
    edit(log, log.cluster["id"], settings={**log.cluster["settings"], "direct_max_orgs": 1})
    return one, entry


def test_a_rebuild_gives_the_same_rows(log: Log) -> None:
    busy(log)
    before = projection(log)
    rebuild(log)
    assert projection(log) == before
    filled = ("record", "entry", "presence", "entry_team", "tally", "latest", "attached", "search")
    assert all(before[table] for table in filled)


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE record SET body = '{}' WHERE entity = 'person'", "record"),
        ("UPDATE presence SET contact = 0", "presence"),
        ("UPDATE tally SET n = n + 1", "tally"),
        ("UPDATE latest SET day = '2026-12-31'", "latest"),
        ("DELETE FROM entry_team", "entry_team"),
        ("DELETE FROM attached", "attached"),
        ("INSERT INTO conflict VALUES (1, 'name')", "conflict"),
        ("UPDATE search SET words = 'noe annet'", "search"),
        ("INSERT INTO presence VALUES (7, 0, NULL, NULL, '2026-01-01', 0, 0, 0, 0, 0, NULL)", "presence"),
    ],
)
def test_a_row_changed_behind_the_back_is_found_and_mended(log: Log, statement: str, table: str) -> None:
    busy(log)
    assert compare(log) == []
    log.connection.execute(statement)
    assert [line.split(":")[0] for line in compare(log)] == [table]
    rebuild(log)
    assert compare(log) == []


@pytest.mark.parametrize("half", [1, 2])
def test_a_rebuild_that_is_stopped_changes_nothing(log: Log, half: int) -> None:
    busy(log)
    before = projection(log), indexes(log)

    def stop(done: int, of: int) -> None:
        if done >= of * half // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(log, stop)
    assert (projection(log), indexes(log)) == before
    assert log.cluster["name"] == "Prøveklyngen"


def test_a_rebuild_tells_how_far_it_is_to_the_end_and_leaves_every_index(log: Log) -> None:
    busy(log)
    before, told = indexes(log), list[tuple[int, int]]()
    rebuild(log, lambda done, of: told.append((done, of)))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] == told[0][1]
    assert indexes(log) == before


def indexes(log: Log) -> list[tuple[str, str | None]]:
    return log.connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name").fetchall()


def test_what_is_referred_to_cannot_be_deleted_and_the_refusal_says_by_what(log: Log) -> None:
    one, entry = busy(log)
    with pytest.raises(Refused, match="Om ammoniakk"):
        delete(log, one)
    with pytest.raises(Refused, match="Ny kontrakt"):
        delete(log, entry)
    assert not deleted(log, one)


def test_evidence_goes_with_what_it_belongs_to(log: Log) -> None:
    entry = meeting(log)
    proof = add(log, "evidence", of={"entity": "activity", "id": entry}, kind="link", url="https://eksempel.no")
    delete(log, entry)
    assert (deleted(log, entry), deleted(log, proof)) == (True, True)
    assert compare(log) == []


def test_the_cluster_and_what_is_not_there_cannot_be_deleted(log: Log) -> None:
    for identity in (log.cluster["id"], "nothing"):
        with pytest.raises(Refused):
            delete(log, identity)
