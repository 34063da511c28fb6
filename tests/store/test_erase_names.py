"""Row 19 of docs/reliability.md: every way in which a person may be named, and what may still hold them elsewhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from klyngetui.exchange.document_in import import_document
from klyngetui.exchange.document_out import document
from klyngetui.store import inbox
from klyngetui.store.backup import backup
from klyngetui.store.calendar_choices import ignore
from klyngetui.store.doctor import ERROR, examine
from klyngetui.store.erase import Erased, erase
from klyngetui.store.files import store_file
from klyngetui.store.log import Log, new_log
from klyngetui.store.rewriting import holding, rewrite, rewriting_due
from klyngetui.store.trace_words import elsewhere
from klyngetui.store.traces import Traces, traces
from tests.store.logs import add, edit, meeting, participant, record

OLD = "vilde.brekkmo@havlykta.example"


@pytest.fixture
def person(log: Log) -> str:
    """Somebody who was called otherwise before, in a log with another of the family."""
    firm = participant(log, "Havlykta")
    at = [{"participant": firm, "from": None, "to": None}]
    made = add(log, "person", name="Vilde Brekkmo", email=OLD, nicknames=["vibre"], employments=at)
    edit(log, made, name="Vilde Solheim", email="vs@havlykta.example", nicknames=[])
    add(log, "team_member", name="Torunn Brekkmo", spells=[{"from": None, "to": None}])
    return made


def found_of(log: Log, identity: str) -> Traces:
    kept = log.cabinet.find(identity)
    assert kept is not None
    return traces(log, kept)


def erased(log: Log, identity: str) -> Erased:
    kept = log.cabinet.find(identity)
    assert kept is not None
    return erase(log, kept)


def test_names_and_addresses_of_before_are_mentions_too(log: Log, person: str) -> None:
    apart = add(log, "story", title="Vilde Brekkmo fant en pilot", quote="Skriv til " + OLD)
    meeting(log, log.cabinet.load("participant")[0].record["id"], notes="vibre ringte")
    assert [(one.field, one.context) for one in found_of(log, person).perhaps] == [("notes", "vibre ringte")]
    assert erased(log, person).left == []
    assert record(log, apart)["title"] == "person 1 fant en pilot"
    assert holding(log.path, ["Vilde Brekkmo", OLD, "Vilde Solheim"]) == []
    assert [kept.record["name"] for kept in log.cabinet.load("team_member")] == ["Torunn Brekkmo"]
    # Somebody erased is called nothing any more: a second time takes nothing out of what is left.
    edit(log, apart, contribution="En person fra Havlykta.")
    erased(log, person)
    assert record(log, apart)["contribution"] == "En person fra Havlykta."


def test_names_of_files_and_addresses_of_pages_are_written_without_spaces(
    log: Log, person: str, tmp_path: Path
) -> None:
    firm = log.cabinet.load("participant")[0].record["id"]
    of = {"entity": "activity", "id": meeting(log, firm)}
    for name in ("vilde_solheim.pdf", "Signert-Vilde-Solheim-2026.pdf", "SOLHEIM_VILDE.pdf"):
        (tmp_path / name).write_bytes(name.encode())
        add(log, "evidence", of=of, kind="file", level=3, label="Liste", **store_file(log, tmp_path / name))
    url = "https://havlykta.example/Vilde%20Solheim/vilde.solheim"
    link = add(log, "evidence", of=of, kind="link", level=3, label="Side", url=url)
    assert sorted(erased(log, person).files) == sorted(
        ["vilde_solheim.pdf", "Signert-Vilde-Solheim-2026.pdf", "SOLHEIM_VILDE.pdf"]
    )
    assert "olheim" not in record(log, link)["url"]
    assert holding(log.path, ["Vilde Solheim", "Solheim, Vilde"]) == []
    (tmp_path / "copy").write_text("vilde-solheim")
    assert holding(tmp_path / "copy", ["Vilde Solheim"]) == ["Vilde Solheim"]


def test_keys_of_calendars_and_ids_of_imports_may_be_names(log: Log, person: str) -> None:
    firm = log.cabinet.load("participant")[0].record["id"]
    entry = inbox.Entry(f"{OLD}-77", "", 0, "", "2026-11-01", None, "Kaffe med Vilde Brekkmo", series=True)
    inbox.keep(log, entry)
    ((key,),) = log.connection.execute("SELECT key FROM inbox").fetchall()
    ignore(log, key, date(2026, 11, 23))
    met = meeting(log, firm, external_id="kaffe-vilde-solheim")
    assert erased(log, person).left == []
    raw = log.path.read_bytes().lower()
    assert b"vilde" not in raw
    assert b"havlykta.example" not in raw
    kept = log.cabinet.find(met)
    assert kept is not None
    assert kept.external_id is None
    assert [one for one in examine(log) if one.severity == ERROR] == []


def test_a_firm_called_after_the_person_leaves_no_name_in_the_label(log: Log) -> None:
    firm = participant(log, "Vilde Solheim Rådgivning")
    at = [{"participant": firm, "from": None, "to": None}]
    somebody = add(log, "person", name="Vilde Solheim", employments=at)
    assert erased(log, somebody).left == []
    assert record(log, somebody)["name"] == "person 1, person 1 Rådgivning"


def test_what_still_names_the_person_beside_the_log_is_told(log: Log, person: str, tmp_path: Path) -> None:
    firm = log.cabinet.load("participant")[0].record["id"]
    of = {"entity": "activity", "id": meeting(log, firm)}
    stored = []
    for name, text in (("Vilde Solheim.txt", "Signert"), ("referat.txt", "Til stede: Vilde Solheim")):
        (tmp_path / name).write_text(text)
        stored.append(store_file(log, tmp_path / name))
        add(log, "evidence", of=of, kind="file", level=3, label="Liste", **stored[-1])
    copies = tmp_path / "copies"
    made = backup(log, copies)
    found = found_of(log, person)
    erased(log, person)
    inside, held = elsewhere(log, copies, found)
    assert inside.lines == ["referat.txt"]
    assert held.lines == [str(made), str(copies / "log.files" / stored[0]["sha256"])]


def test_a_colleagues_copy_brings_no_earlier_name_back(log: Log, person: str, tmp_path: Path) -> None:
    story = add(log, "story", title="Vilde Brekkmo fant en pilot")
    with new_log(tmp_path / "colleague.db") as colleague:
        import_document(colleague, document(log, with_history=True))
        erased(log, person)
        edit(colleague, story, quote="Fint")
        import_document(log, document(colleague, with_history=True))
        import_document(colleague, document(log, with_history=True))
        assert document(log) == document(colleague)
    assert "Brekkmo fant" not in record(log, story)["title"]
    assert holding(log.path, ["Vilde Brekkmo", OLD]) == []
    assert [one for one in examine(log) if one.severity == ERROR] == []


def test_what_a_kill_left_of_an_erasure_is_finished_by_the_next_one(log: Log, person: str, tmp_path: Path) -> None:
    firm = log.cabinet.load("participant")[0].record["id"]
    of = {"entity": "activity", "id": meeting(log, firm)}
    (tmp_path / "Vilde Solheim.txt").write_text("Signert")
    stored = store_file(log, tmp_path / "Vilde Solheim.txt")
    add(log, "evidence", of=of, kind="file", level=3, label="Liste", **stored)
    kept = log.cabinet.find(person)
    assert kept is not None

    def killed(said: str) -> None:
        if "anew" in said:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        erase(log, kept, killed)
    assert (log.files / stored["sha256"]).exists()
    assert rewriting_due(log)
    assert rewrite(log, ["Vilde Solheim"]) == []
    assert not (log.files / stored["sha256"]).exists()
    assert not rewriting_due(log)
    assert examine(log) == []
