"""Importing: what is made, what is changed, what is left, and whose log it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from klyngetui.exchange.document_in import import_document, import_into
from klyngetui.exchange.document_out import document
from klyngetui.exchange.imported import Conflict
from klyngetui.model.check import Invalid
from klyngetui.model.ids import is_uuid
from klyngetui.store.changes import Edit, commit
from klyngetui.store.delete import delete
from klyngetui.store.doctor import examine
from klyngetui.store.errors import LogExists
from klyngetui.store.log import Log, open_log
from klyngetui.store.rebuild import compare
from klyngetui.store.undo import redo, undo
from tests.exchange.documents import CLUSTER, Record, changes, found, log_of, small, without
from tests.store.logs import cluster_log


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    with log_of(tmp_path / "log.klynge", small()) as made:
        yield made


def inner(log: Log, entity: str, external: str) -> str:
    row = log.connection.execute("SELECT id FROM record WHERE entity = ? AND external_id = ?", (entity, external))
    return str(row.fetchone()[0])


def edit(log: Log, entity: str, external: str, **fields: object) -> None:
    commit(log, [Edit(entity, inner(log, entity, external), fields)])


def renamed(name: str, participant: str = "p1") -> Record:
    told = small()
    found(told, "participants", participant)["name"] = name
    return told


def name_of(log: Log, participant: str = "p1") -> str:
    return str(found(document(log), "participants", participant)["name"])


def test_the_whole_import_is_one_action_that_can_be_undone_and_redone(tmp_path: Path) -> None:
    with cluster_log(tmp_path / "log.klynge") as log:
        done = import_document(log, small())
        assert (done.made, done.changed, done.left, done.conflicts) == (16, 0, 0, ())
        assert [one.action_id for one in undo(log)] == [done.action_id]
        assert document(log)["activities"] == []
        redo(log)
        assert len(document(log)["activities"]) == 2
        assert compare(log) == []


def test_what_the_file_says_as_last_time_is_left_whatever_was_edited_here(log: Log) -> None:
    edit(log, "participant", "p1", name="Mitt navn")
    delete(log, inner(log, "rating", "v1"))
    for theirs in (False, True):
        done = import_document(log, small(), theirs=theirs)
        assert (done.made, done.changed, done.left, done.conflicts) == (0, 0, 16, ())
    assert name_of(log) == "Mitt navn"
    assert document(log)["ratings"] == []


def test_what_only_the_file_changed_is_updated_field_by_field(log: Log) -> None:
    done = import_document(log, renamed("Nytt navn"))
    assert (done.made, done.changed, done.left) == (0, 1, 15)
    patches = log.connection.execute("SELECT patch FROM change WHERE action_id = ?", (done.action_id,)).fetchall()
    assert patches == [('{"name":"Nytt navn"}',)]
    assert name_of(log) == "Nytt navn"
    # Its old version comes again as a change of the file, not as something never seen.
    assert import_document(log, small()).changed == 1


def test_what_both_changed_is_listed_and_left_unless_theirs(log: Log) -> None:
    edit(log, "participant", "p1", name="Mitt navn")
    told = renamed("Deres navn")
    for _time in (1, 2):
        done = import_document(log, told)
        assert done.conflicts == (Conflict("participant", "p1", ("name",)),)
        assert (done.changed, done.action_id, name_of(log)) == (0, None, "Mitt navn")
    assert import_document(log, told, theirs=True).changed == 1
    assert name_of(log) == "Deres navn"
    assert import_document(log, told).conflicts == ()


def test_the_same_change_in_both_places_is_no_conflict(log: Log) -> None:
    edit(log, "participant", "p1", name="Likt")
    before = changes(log)
    assert import_document(log, renamed("Likt")).conflicts == ()
    assert changes(log) == before
    assert import_document(log, renamed("Nytt")).changed == 1


def test_an_older_export_of_this_log_changes_nothing(tmp_path: Path) -> None:
    with cluster_log(tmp_path / "log.klynge") as log:
        commit(log, [Edit("participant", CLUSTER[:-1] + "6", {"name": "Først", "kind": "sme"})])
        older = document(log)
        commit(log, [Edit("participant", CLUSTER[:-1] + "6", {"name": "Siden"})])
        done = import_document(log, older)
        assert (done.changed, done.conflicts, done.left) == (0, (), 2)
        older["participants"][0]["name"] = "Noe tredje"
        assert import_document(log, older).conflicts[0].fields == ("name",)


def test_an_import_taken_back_comes_back_with_the_file(tmp_path: Path) -> None:
    with cluster_log(tmp_path / "log.klynge") as log:
        import_document(log, small())
        told = document(log)
        undo(log)
        done = import_document(log, small())
        assert (done.made, done.conflicts) == (0, ())
        assert document(log) == told
        assert compare(log) == []


def test_a_record_deleted_here_comes_back_when_something_new_refers_to_it(log: Log) -> None:
    delete(log, inner(log, "story", "s1"))
    told = small(actions=[{"id": "k2", "text": "Publiser", "of": {"entity": "story", "id": "s1"}}])
    done = import_document(log, told)
    assert (done.made, done.changed) == (1, 1)
    assert [one["id"] for one in document(log)["stories"]] == ["s1"]


def test_a_reference_to_what_is_deleted_here_and_not_in_the_document_is_refused(log: Log) -> None:
    delete(log, inner(log, "story", "s1"))
    told = small(actions=[{"id": "k2", "text": "Publiser", "of": {"entity": "story", "id": "s1"}}], stories=[])
    with pytest.raises(Invalid) as refused:
        import_document(log, told)
    assert [problem.path for problem in refused.value.problems] == ["$.actions[0].of.id"]


def test_a_part_of_a_document_may_refer_to_what_is_here(log: Log) -> None:
    head = without(small(), *list(small())[3:])
    later = {**small()["activities"][0], "id": "a3", "date": "2026-04-01"}
    done = import_document(log, {**head, "activities": [later]})
    assert (done.made, done.left) == (1, 1)


def test_changed_settings_of_the_cluster_are_taken(log: Log) -> None:
    told = small(cluster={"id": CLUSTER, "name": "Prøveklyngen", "settings": {"direct_max_orgs": 3}})
    assert import_document(log, told).changed == 1
    assert log.cluster["settings"]["direct_max_orgs"] == 3
    assert log.cluster["settings"]["new_member_days"] == 90


def test_a_document_of_another_cluster_is_refused(log: Log) -> None:
    told = small(cluster={"id": "c2", "name": "Naboklyngen"})
    before = changes(log)
    with pytest.raises(Invalid, match=r"\$\.cluster\.id: .*Naboklyngen.*Prøveklyngen"):
        import_document(log, told)
    assert changes(log) == before


def test_an_empty_log_takes_the_cluster_of_the_document_and_gives_it_back(tmp_path: Path) -> None:
    with cluster_log(tmp_path / "log.klynge", "Min egen") as log:
        own = log.cluster["id"]
        told = small(cluster={"id": "c2", "name": "Naboklyngen"})
        import_document(log, told)
        assert document(log)["cluster"]["id"] == "c2"
        assert is_uuid(log.cluster["id"])
        undo(log)
        assert log.cluster["id"] == own
        import_document(log, told)
        assert log.cluster["name"] == "Naboklyngen"
        assert compare(log) == []


def test_a_document_without_a_cluster_id_is_taken(tmp_path: Path) -> None:
    told = small(cluster={"name": "Uten id"})
    with cluster_log(tmp_path / "log.klynge", "Min egen") as log:
        own = log.cluster["id"]
        import_document(log, told)
        assert (log.cluster["id"], log.cluster["name"]) == (own, "Uten id")
        assert import_document(log, told).left == 16


def test_a_new_log_stands_there_once_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "ny" / "log.klynge"
    assert import_into(path, small()).made == 16
    assert [file.name for file in path.parent.iterdir()] == ["log.klynge"]
    assert path.stat().st_mode & 0o077 == 0
    with open_log(path) as log:
        device = log.connection.execute("SELECT DISTINCT device FROM change").fetchall()
        edit(log, "participant", "p1", name="Nytt")
        assert log.connection.execute("SELECT DISTINCT device FROM change").fetchall() == device
        assert [one for one in examine(log) if one.severity != "note"] == []
    with pytest.raises(LogExists):
        import_into(path, small())


def test_a_failing_import_leaves_the_log_as_it_was(log: Log) -> None:
    def full(done: int) -> None:
        raise OSError("no room")

    before = document(log)
    with pytest.raises(OSError, match="no room"):
        import_document(log, renamed("Nytt"), tick=full)
    assert document(log) == before
    assert name_of(log) == "Fjordglimt AS"
