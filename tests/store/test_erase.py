"""Row 19 of docs/reliability.md: a person is taken out of everything, and every count stays as it was."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from klyngetui.exchange.document_in import import_document
from klyngetui.exchange.document_out import document
from klyngetui.indicators.figures import figures
from klyngetui.store import drafts, inbox, templates
from klyngetui.store.doctor import ERROR, examine
from klyngetui.store.erase import erase
from klyngetui.store.errors import LockedLog, Refused
from klyngetui.store.files import store_file
from klyngetui.store.history import history
from klyngetui.store.log import Log, new_log, open_log
from klyngetui.store.rewriting import holding, rewriting_due
from klyngetui.store.traces import traces
from klyngetui.store.undo import redo, undo
from tests.store.everywhere import EMAIL, WORDS, Case
from tests.store.logs import add, edit, meeting, participant, record

TODAY = date(2026, 11, 23)


@pytest.fixture
def case(log: Log, tmp_path: Path) -> Case:
    return Case(log, tmp_path)


def test_what_will_go_is_shown_first(case: Case) -> None:
    found = case.log.cabinet.find(case.person)
    assert found is not None
    shown = traces(case.log, found)
    assert shown.whom.label == "person 1, Havlykta"
    assert [name for name, _value in shown.whom.fields] == ["name", "nicknames", "email", "phone", "role"]
    assert {(one.id, one.field) for one in shown.mentions} >= {
        (case.met, "title"),
        (case.met, "notes"),
        (case.apart, "notes"),
    }
    assert any("Hilsen fra Vilde Brekkmo" in one.context for one in shown.mentions)
    assert [one.id for one in shown.perhaps] == []
    assert shown.calendar == ["2026-11-01 Med Vilde Brekkmo"]
    assert [name for _id, _digest, name in shown.files] == ["Vilde Brekkmo signert.pdf"]


def test_nothing_of_the_person_is_left_in_the_file(case: Case) -> None:
    assert set(holding(case.log.path, WORDS)) == set(WORDS)
    erased = case.erase()
    assert erased.left == []
    assert not rewriting_due(case.log)
    raw = case.log.path.read_bytes().decode("utf-8", "replace").casefold()
    for word in ("brekkmo", EMAIL, "912 34 567", "seniorforsker", "vibre", "vilde-b", "v. b."):
        assert word not in raw
    assert "Vilde Havnås".casefold() in raw
    assert drafts.places(case.log) == []
    assert templates.templates(case.log) == {}
    assert erased.files == ["Vilde Brekkmo signert.pdf"]
    assert list(case.log.files.iterdir()) == []


def test_every_figure_stays_and_the_log_is_well(case: Case) -> None:
    before = figures(case.log, TODAY)
    case.erase()
    assert figures(case.log, TODAY) == before
    assert [one for one in examine(case.log) if one.severity == ERROR] == []
    left = record(case.log, case.person)
    assert (left["name"], left["email"], left["employments"][0]["participant"]) == (
        "person 1, Havlykta",
        None,
        case.firm,
    )
    met = record(case.log, case.met)
    assert met["title"] == "Kaffe med person 1"
    assert met["notes"] == "person 1 idé. Skriv til person 1 eller ring person 1."
    assert [row["person"] for row in met["attendance"]] == [case.person, case.colleague]
    assert record(case.log, case.apart)["minutes"] == 30


def test_an_erasure_is_recorded_and_is_never_taken_back(case: Case) -> None:
    erased = case.erase()
    assert erased.action_id.endswith("!")
    assert any("personal data erased" in step.words for step in history(case.log, case.person))
    assert undo(case.log) == []
    assert redo(case.log) == []
    edit(case.log, case.apart, minutes=45)
    assert len(undo(case.log, 9)) == 1


def test_the_guards_allow_emptying_and_only_in_an_erasure(case: Case) -> None:
    connection = case.log.connection
    empty = "UPDATE change SET patch = '', salt = ? WHERE seq = 2"
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(empty, ("0" * 64,))
    connection.execute("BEGIN")
    connection.execute("INSERT INTO meta VALUES ('erasing', 'x')")
    for other in ("UPDATE change SET patch = '{}'", "UPDATE change SET actor = 'x', patch = ''", "DELETE FROM change"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(other)
    connection.execute("ROLLBACK")


def test_histories_still_merge_after_an_erasure(case: Case, tmp_path: Path) -> None:
    with new_log(tmp_path / "colleague.db") as colleague:
        import_document(colleague, document(case.log, with_history=True))
        case.erase()
        here = document(case.log, with_history=True)
        assert "Brekkmo" not in json.dumps(here, ensure_ascii=False)
        merged = import_document(colleague, here)
        assert merged.erased
        assert merged.conflicts == ()
        assert record(colleague, case.person)["name"] == "person 1, Havlykta"
        assert document(colleague) == document(case.log)
        # What the colleague still holds does not come back.
        edit(colleague, case.apart, minutes=60)
        import_document(case.log, document(colleague, with_history=True))
    assert "Brekkmo" not in json.dumps(document(case.log, with_history=True), ensure_ascii=False)
    assert record(case.log, case.apart)["minutes"] == 60
    assert [one for one in examine(case.log) if one.severity == ERROR] == []


def test_the_file_the_person_came_from_brings_nothing_back(tmp_path: Path) -> None:
    told = {
        "format": "klyngetui-log",
        "version": 1,
        "cluster": {"name": "Prøve"},
        "people": [{"id": "kari-nes", "name": "Kari Nes", "email": "kari@x.example"}],
    }
    with new_log(tmp_path / "log.db") as log:
        import_document(log, told)
        person = log.cabinet.load("person")[0]
        erase(log, person)
        import_document(log, told)
        assert [kept.record["name"] for kept in log.cabinet.load("person")] == ["person 1"]
        assert "kari" not in json.dumps(document(log, with_history=True)).casefold()


def test_namesakes_keep_their_name_and_are_pointed_out(log: Log) -> None:
    first = add(log, "person", name="Kari Nes", email="kari@x.example")
    second = add(log, "person", name="Kari Nes")
    firm = participant(log)
    note = meeting(log, firm, notes="Kari Nes ringte.")
    found = log.cabinet.find(first)
    assert found is not None
    shown = traces(log, found)
    assert shown.mentions == []
    assert {one.id for one in shown.perhaps} == {note}
    erase(log, found)
    assert record(log, second)["name"] == "Kari Nes"
    assert record(log, note)["notes"] == "Kari Nes ringte."
    assert holding(log.path, ["kari@x.example"]) == []


def test_a_name_that_only_texts_hold_is_erased_and_the_guests_stay_as_many(log: Log, tmp_path: Path) -> None:
    firm = participant(log)
    seat = {"participant": None, "person": None, "status": "present", "direct": False, "topic": None}
    guests = [{**seat, "guest": "Gry Fjellheim"}, {**seat, "guest": "Liv Sand"}]
    event = meeting(log, firm, kind="event", attendance=guests, notes="Fjellheim, Gry åpnet. GRY FJELLHEIMS ord.")
    edit(log, event, title="Med Gry Fjellheim")
    edit(log, event, title=None)
    group = add(log, "group", name="Havrom", kind="working_group", leader="Gry Fjellheim")
    single = meeting(log, firm, notes="Gry ringte.")
    source = tmp_path / "Gry Fjellheim.pdf"
    source.write_bytes(b"%PDF-1.7 signed")
    of = {"entity": "activity", "id": event}
    add(log, "evidence", of=of, kind="file", level=3, label="Liste", **store_file(log, source))
    invited = (inbox.Invited("gry@x.example", "Gry Fjellheim", ""),)
    inbox.keep(log, inbox.Entry("u-1", "", 0, "", "2026-11-01", None, "Kaffe", invited=invited))
    drafts.keep(log, drafts.LINE, {"line": "m havlykta, gry fjellheim"})
    before = figures(log, TODAY)
    shown = traces(log, "gry  fjellheim")
    assert {(one.id, one.field) for one in shown.mentions} >= {
        (event, "attendance"),
        (event, "notes"),
        (group, "leader"),
    }
    assert {one.id for one in shown.perhaps} >= {single}
    assert shown.calendar == ["2026-11-01 Kaffe"]
    assert shown.changes >= 3

    erased = erase(log, "gry  fjellheim")
    assert (erased.label, erased.left, erased.files) == ("somebody 1", [], ["Gry Fjellheim.pdf"])
    assert b"fjellheim" not in log.path.read_bytes().lower()
    assert [row["guest"] for row in record(log, event)["attendance"]] == ["somebody 1", "Liv Sand"]
    assert record(log, event)["notes"] == "somebody 1 åpnet. somebody 1 ord."
    assert record(log, single)["notes"] == "Gry ringte."
    assert figures(log, TODAY) == before
    assert drafts.places(log) == []
    # Two who were erased stay two: nobody is there twice.
    assert erase(log, "Liv Sand").label == "somebody 2"
    assert [row["guest"] for row in record(log, event)["attendance"]] == ["somebody 1", "somebody 2"]
    assert [one for one in examine(log) if one.severity == ERROR] == []
    with new_log(tmp_path / "other.db") as other:
        import_document(other, document(log))
    for nobody in ("Gry Fjellheim", "x", ""):
        with pytest.raises(Refused, match="Nothing in the log"):
            erase(log, nobody)


def test_a_member_of_the_team_is_erased_too_and_an_organisation_is_not(log: Log) -> None:
    member = add(log, "team_member", name="Anne Lid", email="anne@x.example", spells=[{"from": None, "to": None}])
    firm = participant(log)
    found = log.cabinet.find(member)
    assert found is not None
    assert erase(log, found).left == []
    assert record(log, member)["name"] == "team member 1"
    organisation = log.cabinet.find(firm)
    assert organisation is not None
    with pytest.raises(Refused):
        erase(log, organisation)


def test_an_erasure_that_cannot_be_written_leaves_all_as_it_was(case: Case) -> None:
    with open_log(case.log.path) as reader:
        case.log.connection.execute("PRAGMA busy_timeout = 50")
        rows = reader.connection.execute("SELECT * FROM change")
        rows.fetchone()
        with pytest.raises(LockedLog):
            case.erase()
        rows.close()
    assert record(case.log, case.person)["name"] == "Vilde Brekkmo"
    assert case.erase().left == []
