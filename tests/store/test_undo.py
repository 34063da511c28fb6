from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klyngetui.model.ids import uuid7
from klyngetui.store.actions import standing, undone
from klyngetui.store.changes import Edit, commit
from klyngetui.store.delete import delete
from klyngetui.store.errors import ReadOnlyLog, Refused
from klyngetui.store.log import open_log
from klyngetui.store.reach import reach
from klyngetui.store.rebuild import compare
from klyngetui.store.steps import Steps
from klyngetui.store.undo import BuiltUpon, redo, undo
from tests.store.logs import add, cluster_log, deleted, edit, meeting, merge, participant, projection, record

if TYPE_CHECKING:
    from klyngetui.store.log import Log


def test_an_edit_goes_back_to_the_value_before_and_comes_again(log: Log) -> None:
    entry = meeting(log, participant(log), title="Om ammoniakk", status="planned")
    edit(log, entry, status="held", title="Om hydrogen")
    assert undo(log)[0].words.startswith("edited meeting")
    assert (record(log, entry)["status"], record(log, entry)["title"]) == ("planned", "Om ammoniakk")
    redo(log)
    assert (record(log, entry)["status"], record(log, entry)["title"]) == ("held", "Om hydrogen")


def test_a_field_never_set_before_goes_back_to_its_default(log: Log) -> None:
    entry = meeting(log)
    edit(log, entry, decisions=["Vi søker"], notes="langt")
    undo(log)
    assert (record(log, entry)["decisions"], record(log, entry)["notes"]) == ([], None)


def test_many_levels_both_ways_in_order(log: Log) -> None:
    entry = meeting(log, title="a")
    for title in "bcd":
        edit(log, entry, title=title)
    seen = []
    for _step in range(3):
        undo(log)
        seen.append(record(log, entry)["title"])
    undo(log)
    assert (seen, deleted(log, entry)) == (["c", "b", "a"], True)
    assert undo(log) == []
    assert [len(redo(log)) for _step in range(4)] == [1, 1, 1, 1]
    assert (record(log, entry)["title"], deleted(log, entry)) == ("d", False)
    assert redo(log) == []


def test_what_was_brought_back_can_be_taken_back_again(log: Log) -> None:
    entry = meeting(log, title="a")
    edit(log, entry, title="b")
    for _round in range(3):
        assert len(undo(log)) == 1
        assert record(log, entry)["title"] == "a"
        assert len(redo(log)) == 1
        assert record(log, entry)["title"] == "b"


def test_several_at_once_and_no_more_than_there_are(log: Log) -> None:
    entry = meeting(log)
    edit(log, entry, title="b")
    assert len(undo(log, 5)) == 2
    assert len(redo(log, 5)) == 2
    assert record(log, entry)["title"] == "b"


def test_nothing_comes_back_behind_a_newer_action(log: Log) -> None:
    entry = meeting(log)
    edit(log, entry, title="b")
    undo(log)
    edit(log, entry, title="c")
    assert redo(log) == []
    undo(log)
    assert len(redo(log, 9)) == 1
    assert record(log, entry)["title"] == "c"


def test_the_making_of_the_log_is_never_taken_back(log: Log) -> None:
    assert undo(log, 3) == []
    assert log.cluster["name"] == "Prøveklyngen"


def test_what_others_refer_to_is_kept(log: Log, tmp_path: Path) -> None:
    """Another device used the participant that is to be taken back here."""
    one = participant(log)
    with _copied(log, tmp_path) as other:
        meeting(other, one, title="Der ute")
        merge(other, log)
    with pytest.raises(Refused, match="Der ute"):
        undo(log)
    assert not deleted(log, one)


def test_later_changes_are_told_and_lost_only_when_said_so(log: Log, tmp_path: Path) -> None:
    entry = meeting(log, title="Møte")
    edit(log, entry, notes="fra her")
    with _copied(log, tmp_path) as other:
        edit(other, entry, notes="fra der", location="Florø")
        merge(other, log)
    with pytest.raises(BuiltUpon, match="notes"):
        undo(log)
    assert record(log, entry)["notes"] == "fra der"
    undo(log, anyway=True)
    assert (record(log, entry)["notes"], record(log, entry)["location"]) == (None, "Florø")


def test_of_several_none_is_taken_back_when_one_cannot_be(log: Log, tmp_path: Path) -> None:
    entry = meeting(log, title="a")
    edit(log, entry, title="b")
    with _copied(log, tmp_path) as other:
        edit(other, entry, title="c")
        merge(other, log)
    later = meeting(log, title="ny")
    with pytest.raises(BuiltUpon):
        undo(log, 2)
    assert not deleted(log, later)


def test_another_devices_actions_are_not_ours_to_take_back(log: Log, tmp_path: Path) -> None:
    mine = meeting(log, title="min")
    with _copied(log, tmp_path) as other:
        theirs = meeting(other, title="deres")
        merge(other, log)
    undo(log)
    assert (deleted(log, mine), deleted(log, theirs)) == (True, False)


def test_an_action_whose_effect_is_gone_is_passed_over(log: Log, tmp_path: Path) -> None:
    entry = meeting(log, title="a")
    edit(log, entry, title="b")
    with _copied(log, tmp_path) as other:
        edit(other, entry, title="a")
        merge(other, log)
    assert undo(log, anyway=True)[0].words.startswith("added")
    assert deleted(log, entry)


def test_nothing_before_an_erasure_comes_back(log: Log) -> None:
    person = add(log, "person", name="Kari Nordmann")
    commit(log, [Edit("person", person, {"name": "Slettet"})], action_id=uuid7() + "!")
    meeting(log)
    assert len(undo(log, 9)) == 1
    assert record(log, person)["name"] == "Slettet"


def test_an_import_taken_back_may_come_again(log: Log) -> None:
    action = commit(log, [Edit("participant", uuid7(), {"name": f"Bedrift {n} AS", "kind": "sme"}) for n in range(30)])
    log.connection.execute("INSERT INTO said SELECT id, 'x', ? FROM record WHERE entity <> 'cluster'", (action,))
    assert undo(log)[0].words == "imported 30 records"
    assert log.connection.execute("SELECT count(*) FROM said").fetchone() == (0,)
    assert log.cabinet.load("participant") == []
    assert redo(log)[0].words == "added 30 participants"
    assert len(log.cabinet.load("participant")) == 30


def test_a_big_action_still_referred_to_is_refused_whole(log: Log, tmp_path: Path) -> None:
    ids = [uuid7() for _n in range(30)]
    commit(log, [Edit("participant", one, {"name": f"Bedrift {one[-4:]} AS", "kind": "sme"}) for one in ids])
    with _copied(log, tmp_path) as other:
        meeting(other, ids[17], title="Der ute")
        merge(other, log)
    with pytest.raises(Refused, match="Der ute"):
        undo(log)
    assert len(log.cabinet.load("participant")) == 30


def test_a_deletion_brings_its_evidence_back(log: Log) -> None:
    entry = meeting(log)
    proof = add(log, "evidence", of={"entity": "activity", "id": entry}, kind="link", url="https://eksempel.no")
    delete(log, entry)
    undo(log)
    assert (deleted(log, entry), deleted(log, proof)) == (False, False)


def test_a_read_only_log_says_so(log: Log) -> None:
    log.read_only = True
    with pytest.raises(ReadOnlyLog):
        undo(log)


def test_it_survives_closing(tmp_path: Path) -> None:
    with cluster_log(tmp_path / "log.db") as log:
        entry = meeting(log, title="a")
        edit(log, entry, title="b")
    with open_log(tmp_path / "log.db") as log:
        undo(log)
    with open_log(tmp_path / "log.db") as log:
        assert record(log, entry)["title"] == "a"
        redo(log)
        assert record(log, entry)["title"] == "b"


STEPS = st.lists(
    st.tuples(st.sampled_from(["make", "edit", "meet", "settings", "delete"]), st.integers(0, 5), st.integers(0, 3)),
    min_size=1,
    max_size=12,
)


@settings(max_examples=25)
@given(STEPS)
def test_all_taken_back_is_nothing_and_all_brought_back_is_the_same(steps: list[tuple[str, int, int]]) -> None:
    with TemporaryDirectory() as folder, cluster_log(Path(folder) / "log.db") as log:
        before = log.cluster
        _perform(log, steps)
        stands = projection(log)
        done = len(undo(log, 99))
        assert [kept for entity in ("participant", "activity") for kept in log.cabinet.load(entity)] == []
        assert log.cluster == before
        assert projection(log)["presence"] == []
        assert len(redo(log, 99)) == done
        assert projection(log) == stands
        assert compare(log) == []


def _perform(log: Log, steps: list[tuple[str, int, int]]) -> None:
    for what, which, value in steps:
        there = [kept.record["id"] for kept in log.cabinet.load("participant")]
        met = [kept.record["id"] for kept in log.cabinet.load("activity")]
        some: dict[str, Any] = [{"commitments": []}, {"name": "Havblikk"}, {"notes": "n"}, {"cadence_days": 3}][value]
        if what == "make" or not there:
            participant(log, f"Bedrift {which}")
        elif what == "edit":
            edit(log, there[which % len(there)], **some)
        elif what == "meet":
            meeting(log, there[which % len(there)], title=f"t{value}")
        elif what == "settings":
            edit(log, log.cluster["id"], settings={**log.cluster["settings"], "direct_max_orgs": value + 1})
        elif met:
            delete(log, met[which % len(met)])


def _copied(log: Log, folder: Path) -> Log:
    """The same log on another machine, as one that was sent there: a device of its own."""
    path = folder / "other" / "log.db"
    path.parent.mkdir()
    log.connection.execute("VACUUM INTO ?", (str(path),))
    return open_log(path)


class Enough(Exception):
    """Somebody stopped it."""


@pytest.mark.parametrize("at", [1, 7, 12])
def test_an_undo_stopped_anywhere_changes_nothing(log: Log, at: int) -> None:
    meeting(log, participant(log))
    commit(log, [Edit("person", uuid7(), {"name": f"Kari {n}"}) for n in range(6)])
    before = projection(log)

    def stop(done: int, of: int) -> None:
        assert done <= of
        if done == at:
            raise Enough

    with pytest.raises(Enough):
        undo(log, steps=Steps(stop))
    assert projection(log) == before
    assert len(undo(log)) == 1


def test_an_undo_of_a_threshold_tells_of_every_entry_it_judges_anew(log: Log) -> None:
    org = participant(log)
    for day in range(1, 8):
        meeting(log, org, date=f"2026-11-{day:02}")
    cluster = log.cluster
    commit(log, [Edit("cluster", cluster["id"], {"settings": {**cluster["settings"], "direct_max_orgs": 1}})])
    assert reach(log, standing, 5) == 5
    assert reach(log, standing, 100) == 8
    told: list[tuple[int, int]] = []
    undo(log, steps=Steps(lambda done, of: told.append((done, of))))
    assert told[-1] == (10, 10)
    assert reach(log, undone, 100) == 8
