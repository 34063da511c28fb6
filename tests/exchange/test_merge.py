"""Two people's files of one log become one, the same from either side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

import pytest

from klyngetui.exchange.document_in import import_document, import_into
from klyngetui.exchange.document_out import document, what_to_settle
from klyngetui.exchange.imported import Conflict, Imported
from klyngetui.model.check import Invalid
from klyngetui.store.chain import commitment, digest
from klyngetui.store.chain_check import check_chain
from klyngetui.store.changes import COLUMNS, INSERT, compact
from klyngetui.store.conflicts import conflicts, resolve
from klyngetui.store.errors import Refused
from klyngetui.store.log import Log, open_log, unsaved_log
from klyngetui.store.rebuild import compare, rebuild
from klyngetui.store.tick import no_tick
from klyngetui.store.undo import undo
from tests.exchange.documents import Record, changes, small
from tests.store import logs


class Pair(NamedTuple):
    """Two copies of one log, with one participant and a person of it."""

    here: Log
    there: Log
    participant: str
    person: str


def history(log: Log) -> Record:
    return document(log, with_history=True)


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with logs.cluster_log(tmp_path / "her.klynge") as here:
        participant = logs.participant(here)
        person = logs.add(here, "person", name="Kari Prøve")
        import_into(tmp_path / "der.klynge", history(here))
        with open_log(tmp_path / "der.klynge") as there:
            yield Pair(here, there, participant, person)


def exchanged(pair: Pair) -> tuple[Imported, Imported]:
    """Both take over what the other one had."""
    ours, theirs = history(pair.here), history(pair.there)
    return import_document(pair.here, theirs), import_document(pair.there, ours)


def assert_one_log(pair: Pair) -> None:
    assert history(pair.here) == history(pair.there)
    for log in (pair.here, pair.there):
        assert compare(log) == []
        chain = check_chain(log, no_tick)
        assert (chain.altered, chain.orphaned, chain.cut, chain.forks) == ((), (), (), 0)


def test_a_new_log_of_a_history_is_the_same_log(pair: Pair) -> None:
    assert_one_log(pair)


def test_files_edited_apart_become_one_from_either_side(pair: Pair) -> None:
    logs.meeting(pair.here, pair.participant, date="2026-05-04")
    logs.edit(pair.here, pair.participant, municipality="Nordlysby")
    logs.edit(pair.there, pair.participant, website="https://x.invalid")
    logs.meeting(pair.there, pair.participant, logs.participant(pair.there, "Tarekraft AS"), date="2026-05-04")
    into_here, into_there = exchanged(pair)
    assert into_here == Imported(made=2, changed=1, left=2, conflicts=(), merged=3)
    assert into_there == Imported(made=1, changed=1, left=2, conflicts=(), merged=2)
    assert_one_log(pair)
    told = document(pair.here)["participants"][0]
    assert (told["municipality"], told["website"]) == ("Nordlysby", "https://x.invalid")


def test_work_goes_on_after_a_merge(pair: Pair) -> None:
    for turn in range(3):
        logs.meeting(pair.here, pair.participant, title=f"her {turn}")
        logs.edit(pair.there, pair.person, role=f"der {turn}")
        exchanged(pair)
        assert_one_log(pair)
    assert exchanged(pair)[0].merged == 0


def test_a_field_changed_in_both_places_is_a_conflict_until_it_is_settled(pair: Pair) -> None:
    logs.edit(pair.here, pair.participant, name="Vårt navn")
    logs.edit(pair.there, pair.participant, name="Deres navn")
    for done in exchanged(pair):
        assert done.conflicts == (Conflict("participant", pair.participant, ("name",)),)
    assert_one_log(pair)
    assert document(pair.here)["participants"][0]["name"] == "Deres navn"
    logs.edit(pair.here, pair.participant, name="Vårt navn")
    assert import_document(pair.there, history(pair.here)).conflicts == ()
    assert_one_log(pair)


def test_a_merged_rule_change_judges_the_entries_here_anew(pair: Pair) -> None:
    member = logs.add(pair.here, "team_member", name="Tor Prøve", spells=[{"from": None, "to": None}])
    row = {"participant": pair.participant, "person": pair.person, "status": "present"}
    logs.meeting(pair.here, team=[member], attendance=[row])
    logs.edit(pair.there, pair.participant, commitments=[])
    exchanged(pair)
    assert pair.here.connection.execute("SELECT direct FROM entry").fetchall() == [(0,)]
    assert_one_log(pair)


def test_records_that_contradict_themselves_after_a_merge_are_listed(pair: Pair) -> None:
    other = logs.participant(pair.here, "Tarekraft AS")
    exchanged(pair)
    for log, one, heir in ((pair.here, other, pair.participant), (pair.there, pair.participant, other)):
        logs.edit(log, one, succeeded_by={"participant": heir, "on": "2026-01-01"})
    done, _other = exchanged(pair)
    assert done.conflicts == (Conflict("participant", pair.participant, ("succeeded_by",)),)
    assert_one_log(pair)


def test_undo_takes_back_what_was_done_here_not_what_came(pair: Pair) -> None:
    logs.edit(pair.here, pair.participant, municipality="Nordlysby")
    logs.edit(pair.there, pair.participant, website="https://x.invalid")
    exchanged(pair)
    undo(pair.here)
    told = document(pair.here)["participants"][0]
    assert (told["municipality"], told["website"]) == (None, "https://x.invalid")
    exchanged(pair)
    assert_one_log(pair)


def test_an_imported_document_with_ids_of_its_own_merges_too(pair: Pair) -> None:
    told = small(cluster={"name": "Prøveklyngen"})
    for log in (pair.here, pair.there):
        import_document(log, told)
    for done in exchanged(pair):
        assert done.conflicts == ()
    assert_one_log(pair)


def test_an_empty_log_gives_way_and_another_cluster_is_refused(tmp_path: Path, pair: Pair) -> None:
    with logs.cluster_log(tmp_path / "ny.klynge", "Ny") as fresh:
        import_document(fresh, history(pair.here))
        assert document(fresh) == document(pair.here)
        assert compare(fresh) == []
    with logs.cluster_log(tmp_path / "nabo.klynge", "Nabo") as other:
        logs.participant(other)
        with pytest.raises(Invalid, match="another cluster"):
            import_document(other, history(pair.here))


def test_a_log_that_took_over_a_cluster_merges_too(tmp_path: Path) -> None:
    with logs.cluster_log(tmp_path / "ny.klynge", "Ny") as fresh, logs.cluster_log(tmp_path / "tom.klynge") as empty:
        import_document(fresh, small())
        import_document(empty, history(fresh))
        assert document(empty) == document(fresh)
        assert import_document(fresh, history(empty)).merged == 2
        assert history(empty) == history(fresh)
        assert (compare(empty), compare(fresh)) == ([], [])


def test_a_restored_copy_and_what_it_lost_come_together(pair: Pair) -> None:
    older = pair.here.path.read_bytes()
    logs.edit(pair.here, pair.participant, municipality="Nordlysby")
    import_document(pair.there, history(pair.here))
    pair.here.close()
    pair.here.path.write_bytes(older)
    with open_log(pair.here.path) as restored:
        logs.edit(restored, pair.participant, website="https://x.invalid")
        assert import_document(restored, history(pair.there)).merged == 1
        logs.edit(restored, pair.person, role="Leder")
        import_document(pair.there, history(restored))
        assert history(restored) == history(pair.there)
        chain = check_chain(restored, no_tick)
        assert (chain.altered, chain.orphaned, chain.cut, chain.forks) == ((), (), (), 1)


def test_an_erased_change_stays_erased_here_and_is_told_of_when_erased_there(pair: Pair) -> None:
    whole = history(pair.here)
    erased = deepcopy(whole)
    erase(erased, pair.person)
    with unsaved_log() as log:
        import_document(log, erased)
        assert import_document(log, whole).merged == 0
        assert history(log)["changes"] == erased["changes"]
    assert import_document(pair.here, erased).erased == 1


def erase(told: Record, record: str) -> None:
    """What an erasure makes of the changes: patch and salt go, the commitment stays, the name is told anew."""
    with unsaved_log() as log:
        import_document(log, deepcopy(told))
        logs.edit(log, record, name="Slettet person")
        told.update(history(log))
    change = next(one for one in told["changes"] if one["record_id"] == record)
    change["salt"], change["patch"] = commitment(change["salt"], compact(change["patch"])), None


def altered(place: str, value: object) -> Callable[[Record], None]:
    def apply(told: Record) -> None:
        told["changes"][1][place] = value

    return apply


def edited_by_hand(told: Record) -> None:
    told["participants"][0]["name"] = "For hånd"


def unclean(told: Record) -> None:
    told["changes"][1]["patch"]["name"] = "a\x1bb"


def unknown_field(told: Record) -> None:
    told["changes"][1]["patch"]["nmae"] = "x"


def cut_off(told: Record) -> None:
    del told["changes"][0]


def twice(told: Record) -> None:
    told["changes"].append(told["changes"][1])


BROKEN: list[tuple[Callable[[Record], object], str]] = [
    (edited_by_hand, r"\$\.participants\[0\]: .*remove “changes”"),
    (unclean, r"\$\.changes\[1\]\.patch\.name: "),
    (unknown_field, r"\$\.changes\[1\]\.patch\.nmae: .*name"),
    (cut_off, r"\$\.changes\[0\]\.prev: .*missing"),
    (twice, r"\.id: is there twice"),
    (altered("entity", "robot"), r"\$\.changes\[1\]\.entity: "),
    (altered("entity", []), r"\$\.changes\[1\]\.entity: "),
    (altered("record_id", "x"), r"\$\.changes\[1\]\.record_id: "),
    (altered("patch", {"name": "x", "kind": "sme"}), r"\$\.changes\[1\]\.digest: .*altered"),
    (altered("patch", []), r"\$\.changes\[1\]\.patch: "),
    (altered("made_at", "9999-12-31T23:59:59.999Z-999999"), r"\$\.changes\[1\]\.made_at: "),
    (altered("made_at", "2026-13-01T00:00:00.000Z-000000"), r"\$\.changes\[1\]\.made_at: "),
    (altered("base", [["x"]]), r"\$\.changes\[1\]\.base: "),
    (altered("salt", "Å"), r"\$\.changes\[1\]\.salt: "),
    (altered("more", 1), r"\$\.changes\[1\]\.more: "),
    (lambda told: told.update(changes=[]), r"\$\.changes: "),
    (lambda told: told.update(changes=[7]), r"\$\.changes\[0\]: "),
    (lambda told: told["changes"][1].pop("actor"), r"\$\.changes\[1\]\.actor: is missing"),
    (lambda told: told.update(version=2), r"\$\.version: "),
]


@pytest.mark.parametrize(("breaking", "words"), BROKEN, ids=[words for _breaking, words in BROKEN])
def test_a_broken_history_is_refused_whole(pair: Pair, breaking: Callable[[Record], object], words: str) -> None:
    logs.participant(pair.there, "Tarekraft AS")
    told = history(pair.there)
    breaking(told)
    before = changes(pair.here)
    with pytest.raises(Invalid, match=words):
        import_document(pair.here, told)
    assert changes(pair.here) == before


def test_a_change_that_says_something_else_here_is_refused(pair: Pair) -> None:
    with unsaved_log() as forged:
        rows = [list(row) for row in pair.here.connection.execute(f"SELECT {COLUMNS} FROM change ORDER BY seq")]
        rows[-1][5] = pair.person
        resign(rows[-1])
        forged.connection.executemany(INSERT, rows)
        rebuild(forged)
        told = history(forged)
    with pytest.raises(Invalid, match="says something else"):
        import_document(pair.here, told)


def resign(row: list[str]) -> None:
    identity, entity, record, patch, base, actor, device, made_at, action, salt, prev, _digest = row
    row[-1] = digest(prev, (identity, entity, record, base, actor, device, made_at, action), commitment(salt, patch))


def test_successions_in_a_circle_are_told_and_one_taken_back_settles_them(pair: Pair, tmp_path: Path) -> None:
    other = logs.participant(pair.here, "Havlykta")
    exchanged(pair)
    logs.edit(pair.here, pair.participant, succeeded_by={"participant": other, "on": "2026-03-01"})
    logs.edit(pair.there, other, succeeded_by={"participant": pair.participant, "on": "2026-04-01"})
    exchanged(pair)
    assert_one_log(pair)
    told = what_to_settle(pair.here)
    assert "Fjordglimt AS, Havlykta" in told
    assert "klyngetui conflicts" in told
    with pytest.raises(Invalid, match="circle"):
        import_into(tmp_path / "ny.klynge", document(pair.here))
    import_into(tmp_path / "hel.klynge", history(pair.here))
    found = conflicts(pair.here)
    assert [(one.record_id, one.field) for one in found] == [
        (pair.participant, "succeeded_by"),
        (other, "succeeded_by"),
    ]
    keeping, none = found[0].versions
    assert keeping.value == {"participant": other, "on": "2026-03-01"}
    with pytest.raises(Refused):
        resolve(pair.here, pair.participant, "succeeded_by", change_id="gone")
    resolve(pair.here, pair.participant, "succeeded_by", value=none.value)
    assert conflicts(pair.here) == []
    assert what_to_settle(pair.here) == ""
    import_into(tmp_path / "ny.klynge", document(pair.here))
    exchanged(pair)
    assert_one_log(pair)
    assert conflicts(pair.there) == []
