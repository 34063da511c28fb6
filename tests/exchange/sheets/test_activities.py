"""Meetings and events of a table: whole or not at all, the same entries however often it is taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from klyngetui.exchange.csv_out import write_csv
from klyngetui.exchange.sheets.activities import SheetTaken
from klyngetui.model.check import Invalid
from klyngetui.store.delete import delete
from klyngetui.store.rebuild import compare
from klyngetui.store.undo import undo
from tests.exchange.sheets.kit import activities, norwegian, problems
from tests.store.logs import add, edit, participant, record

if TYPE_CHECKING:
    from pathlib import Path

    from klyngetui.store.log import Log

HEAD = "Dato;Klokkeslett;Type;Emne;Deltakere;Person;Form;Varighet"


def logged(log: Log) -> list[dict[str, Any]]:
    return sorted(
        (kept.record for kept in log.cabinet.load("activity")), key=lambda one: (one["date"], one["time"] or "")
    )


def there(log: Log, activity: dict[str, Any]) -> list[tuple[str, str]]:
    def name(identity: str | None) -> str:
        return record(log, identity)["name"] if identity else ""

    return [(name(row["participant"]) or row["guest"], name(row["person"])) for row in activity["attendance"]]


@pytest.fixture
def members(log: Log) -> None:
    fjord = participant(log, "Fjordglimt AS", org_number="974760673")
    participant(log, "Nordlys Sjømat AS")
    add(log, "person", name="Kari Vik", employments=[{"participant": fjord}])


@pytest.mark.usefixtures("members")
def test_a_norwegian_table(log: Log, tmp_path: Path) -> None:
    path = norwegian(
        tmp_path,
        HEAD,
        "12.11.2026;09.00;møte;Pilot;Fjordglimt;Kari Vik;fysisk;1,5 t",
        '13.11.2026;;arrangement;Frokost;"Fjordglimt AS; Nordlys Sjømat AS";;;120',
        '14.11.2026 13:00;;;;"Nordlys Sjømat AS; Fjordglimt: Kari Vik";;teams;1:30',
        "1.12.2026;kl 9;møte;;Fjordglimt;;tlf;",
        encoding="utf-16",
    )
    taken = activities(log, path)
    assert (taken.made, taken.left, taken.rows) == (4, 0, 4)
    pilot, breakfast, teams, ahead = logged(log)
    assert (pilot["time"], pilot["minutes"], pilot["mode"], pilot["status"]) == ("09:00", 90, "in_person", "held")
    assert there(log, pilot) == [("Fjordglimt AS", "Kari Vik")]
    assert breakfast["kind"] == "event"
    assert there(log, breakfast) == [("Fjordglimt AS", ""), ("Nordlys Sjømat AS", "")]
    assert (teams["time"], teams["minutes"], teams["mode"], teams["title"]) == ("13:00", 90, "video", None)
    assert there(log, teams) == [("Nordlys Sjømat AS", ""), ("Fjordglimt AS", "Kari Vik")]
    assert (ahead["status"], ahead["time"], ahead["mode"]) == ("planned", "09:00", "phone")
    assert pilot["source"]["from"] == "csv"
    assert (pilot["source"]["file"], pilot["source"]["row"]) == ("tabell.csv", 2)
    assert compare(log) == []


@pytest.mark.usefixtures("members")
def test_a_repeat_changes_nothing_and_undone_comes_back(log: Log, tmp_path: Path) -> None:
    path = norwegian(tmp_path, HEAD, "12.11.2026;;;;Fjordglimt;;;", "13.11.2026;;;;Fjordglimt;;;")
    activities(log, path)
    first, second = (one["id"] for one in logged(log))
    edit(log, first, title="Endret her")
    delete(log, second)
    before = log.connection.execute("SELECT count(*) FROM change").fetchone()
    assert activities(log, path) == SheetTaken(0, 2, 2, 0, 0, (), None)
    assert log.connection.execute("SELECT count(*) FROM change").fetchone() == before
    assert [one["title"] for one in logged(log)] == ["Endret her"]
    undo(log, 3, anyway=True)
    assert logged(log) == []
    swapped = norwegian(tmp_path, "Deltakere;Dato", "Fjordglimt;13.11.2026", "Fjordglimt;12.11.2026", name="andre.csv")
    assert activities(log, swapped).made == 2
    assert {one["id"] for one in logged(log)} == {first, second}


@pytest.mark.usefixtures("members")
def test_rows_become_entries(log: Log, tmp_path: Path) -> None:
    path = norwegian(
        tmp_path,
        "Dato;Type;Emne;Bedrift",
        "12.11.2026;møte;;Fjordglimt AS",
        "12.11.2026;møte;;Nordlys Sjømat AS",
        "13.11.2026;;Frokost;Fjordglimt AS",
        "13.11.2026;;Frokost;Nordlys Sjømat AS",
        "14.11.2026;arrangement;;Fjordglimt AS",
        "14.11.2026;arrangement;;Nordlys Sjømat AS",
        "14.11.2026;arrangement;;Nordlys Sjømat AS",
    )
    taken = activities(log, path)
    assert (taken.made, taken.rows, taken.twice) == (4, 7, 1)
    assert [len(one["attendance"]) for one in logged(log)] == [1, 1, 2, 2]


@pytest.mark.usefixtures("members")
def test_an_id_of_its_own_holds_an_entry_together(log: Log, tmp_path: Path) -> None:
    rows = [
        "id;Dato;Bedrift",
        "7;12.11.2026;Fjordglimt AS",
        "8;12.11.2026;Fjordglimt AS",
        "7;12.11.2026;Nordlys Sjømat AS",
    ]
    activities(log, norwegian(tmp_path, *rows))
    assert sorted(len(one["attendance"]) for one in logged(log)) == [1, 2]
    assert {kept.external_id for kept in log.cabinet.load("activity")} == {"7", "8"}
    rows[3] = "7;13.11.2026;Nordlys Sjømat AS"
    with pytest.raises(Invalid) as refused:
        activities(log, norwegian(tmp_path, *rows))
    assert problems(refused.value) == {
        "tabell.csv, row 4, column B “Dato”": "is not the day of row 2, which is the same entry"
    }


@pytest.mark.usefixtures("members")
def test_every_error_and_nothing_written(log: Log, tmp_path: Path) -> None:
    path = norwegian(
        tmp_path,
        HEAD,
        "12.11.2026;;;;Fjordglimt;;;",
        "31.02.2026;25.00;møtte;;Ukjent AS;Ukjent Person;brev;mange",
        ";;;Uten dag;;;;",
        "12/06/2026;;;;Fjordglimt;;;",
        "12.6.;;;;Fjordglimt;;;",
        "12.11.2026;;gruppemøte;;Fjordglimt;;;",
    )
    before = log.path.read_bytes()
    with pytest.raises(Invalid) as refused:
        activities(log, path)
    found = problems(refused.value)
    assert list(found) == [
        "tabell.csv, row 3, column A “Dato”",
        "tabell.csv, row 3, column B “Klokkeslett”",
        "tabell.csv, row 3, column H “Varighet”",
        "tabell.csv, row 3, column C “Type”",
        "tabell.csv, row 3, column G “Form”",
        "tabell.csv, row 4, column A “Dato”",
        "tabell.csv, row 5, column A “Dato”",
        "tabell.csv, row 6, column A “Dato”",
        "tabell.csv, row 7",
    ]
    assert log.path.read_bytes() == before


@pytest.mark.usefixtures("members")
def test_unknown_names_are_errors_or_made(log: Log, tmp_path: Path) -> None:
    path = norwegian(tmp_path, HEAD, "12.11.2026;;;;Ny AS;Per Ny;;", "13.11.2026;;;;ny;Per Ny;;")
    with pytest.raises(Invalid) as refused:
        activities(log, path)
    assert {path.split(", ")[2] for path in problems(refused.value)} == {"column E “Deltakere”", "column F “Person”"}
    assert activities(log, path, create=True, dry_run=True).created == ("Ny AS", "Per Ny")
    assert logged(log) == []
    assert activities(log, path, create=True).created == ("Ny AS", "Per Ny")
    assert [there(log, one) for one in logged(log)] == [[("Ny AS", "Per Ny")]] * 2
    assert compare(log) == []


@pytest.mark.usefixtures("members")
def test_our_own_export_is_known_again(log: Log, tmp_path: Path) -> None:
    activities(log, norwegian(tmp_path, HEAD, "12.11.2026;09.00;;Pilot;Fjordglimt;Kari Vik;;", "13.11.2026;;;;;;;"))
    write_csv(log, tmp_path / "ut.csv", separator=";")
    taken = activities(log, tmp_path / "ut.csv")
    assert (taken.made, taken.left) == (0, 2)


@pytest.mark.usefixtures("members")
def test_names_of_two_participants_are_a_question(log: Log, tmp_path: Path) -> None:
    participant(log, "Fjordglimt")
    participant(log, "Fjordglimt")
    with pytest.raises(Invalid, match="can be several: Fjordglimt, Fjordglimt"):
        activities(log, norwegian(tmp_path, HEAD, "12.11.2026;;;;Fjordglimt;;;"))


@pytest.mark.usefixtures("members")
def test_progress_stops_without_a_trace(log: Log, tmp_path: Path) -> None:
    def stop(done: int) -> None:
        if done == 2:
            raise InterruptedError

    path = norwegian(tmp_path, HEAD, "12.11.2026;;;;Fjordglimt;;;", "13.11.2026;;;;Fjordglimt;;;")
    with pytest.raises(InterruptedError):
        activities(log, path, tick=stop)
    assert logged(log) == []
