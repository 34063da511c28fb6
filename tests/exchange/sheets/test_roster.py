"""A list of members: who joined, left, was renamed or merged, shown first and taken by choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from klyngetui.exchange.sheets.columns import columns_of, guess_kind, recognised
from klyngetui.exchange.sheets.table import open_table
from klyngetui.model.check import Invalid
from klyngetui.store.undo import undo
from tests.exchange.sheets.kit import accept, kinds, norwegian, problems, roster
from tests.store.logs import participant, record

if TYPE_CHECKING:
    from pathlib import Path

    from klyngetui.store.log import Log

MEMBERS = (
    "Medlemsliste per 23.11.2026;;;;;",
    ";;;;;",
    "Bedriftsnavn;Org.nr.;Type;Medlem siden;E-postdomene;Kontingent",
    "Fjordglimt AS;974 760 673;SMB;15.01.2024;www.fjordglimt.example;12 500,50",
    "Nordlys Sjømat AS;;Stor bedrift;1.3.2025;nordlys.example, nordlys-as.example;30 000,00",
    "Høgskolen på Øya;971032081;Høgskole;2020-08-01;;",
)


def names(log: Log) -> dict[str, dict[str, object]]:
    return {kept.record["name"]: kept.record for kept in log.cabinet.load("participant")}


def test_a_norwegian_excel_list(log: Log, tmp_path: Path) -> None:
    path = norwegian(tmp_path, *MEMBERS)
    table = open_table(path, recognised)
    assert table.told == "Windows-1252, columns by semicolon"
    assert (table.at, guess_kind(table.heads)) == (3, "participants")
    assert columns_of(table, "participants", {}).unused == ("Kontingent",)
    found = roster(log, path)
    assert kinds(found) == [
        ("joined", "Fjordglimt AS"),
        ("joined", "Nordlys Sjømat AS"),
        ("joined", "Høgskolen på Øya"),
    ]
    assert names(log) == {}
    accept(log, found)
    made = names(log)
    fjord = made["Fjordglimt AS"]
    assert (fjord["org_number"], fjord["kind"], fjord["email_domains"]) == ("974760673", "sme", ["fjordglimt.example"])
    assert fjord["commitments"] == [{"from": "2024-01-15", "to": None, "ground": "agreement"}]
    assert made["Nordlys Sjømat AS"]["email_domains"] == ["nordlys.example", "nordlys-as.example"]
    assert made["Høgskolen på Øya"]["kind"] == "education"
    assert roster(log, path) == []
    undo(log)
    assert names(log) == {}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_encodings_and_delimiters(tmp_path: Path, encoding: str, delimiter: str) -> None:
    lines = [line.replace(",", ".").replace(";", delimiter) for line in MEMBERS]
    table = open_table(norwegian(tmp_path, *lines, encoding=encoding), recognised)
    assert [cells[0] for _number, cells in table.rows()] == ["Fjordglimt AS", "Nordlys Sjømat AS", "Høgskolen på Øya"]


def test_excels_own_word_for_the_delimiter(tmp_path: Path) -> None:
    table = open_table(norwegian(tmp_path, "sep=,", "Navn,Type", "A; B,SMB"), recognised)
    assert list(table.rows()) == [(3, ["A; B", "SMB"])]


def test_joined_left_renamed_merged(log: Log, tmp_path: Path) -> None:
    old = participant(log, "Gammelnavn AS", org_number="974760673", nicknames=[])
    bought = participant(log, "Oppkjøpt AS")
    into = participant(log, "Kjøper AS", org_number="971032081")
    gone = participant(log, "Sluttet AS")
    ended = participant(log, "Tilbake AS", commitments=[{"from": "2020-01-01", "to": "2021-01-01", "ground": "fee"}])
    path = norwegian(
        tmp_path,
        "Navn;Orgnr;Kommune",
        "Nyttnavn AS;974760673;",
        "Oppkjøpt AS;971032081;",
        "Helt ny AS;;Øya",
        "tilbake;;Øya",
    )
    found = roster(log, path)
    assert kinds(found) == [
        ("renamed", "Gammelnavn AS"),
        ("merged", "Oppkjøpt AS"),
        ("renamed", "Kjøper AS"),
        ("joined", "Helt ny AS"),
        ("filled", "Tilbake AS"),
        ("joined", "Tilbake AS"),
        ("left", "Sluttet AS"),
    ]
    accept(log, [one for one in found if one.name != "Kjøper AS"])
    assert (record(log, old)["name"], record(log, old)["nicknames"]) == ("Nyttnavn AS", ["Gammelnavn AS"])
    assert record(log, bought)["succeeded_by"] == {"participant": into, "on": "2026-11-23"}
    assert record(log, gone)["commitments"][0]["to"] == "2026-11-23"
    assert [spell["from"] for spell in record(log, ended)["commitments"]] == ["2020-01-01", "2026-11-23"]
    assert record(log, ended)["municipality"] == "Øya"
    # Joined a log that has begun: from today, unless the row or --since says otherwise.
    assert names(log)["Helt ny AS"]["commitments"] == [{"from": "2026-11-23", "to": None, "ground": "agreement"}]
    assert [one for one in roster(log, path) if one.name != "Kjøper AS" and one.kind != "merged"] == []


def test_found_by_number_then_by_name(log: Log, tmp_path: Path) -> None:
    identity = participant(log, "Fjordglimt AS")
    found = roster(log, norwegian(tmp_path, "Navn;Orgnr;Type;Innmeldt", "fjordglimt;974760673;Stor;1.1.2024"))
    assert [(one.kind, one.words) for one in found] == [
        ("changed", "kind: large enterprise, was small or medium enterprise"),
        ("filled", "organisation number: 974760673"),
        ("changed", "committed since 01.01.2024"),
    ]
    accept(log, found, "filled")
    assert record(log, identity)["org_number"] == "974760673"
    assert record(log, identity)["kind"] == "sme"


def test_every_error_with_row_and_column(log: Log, tmp_path: Path) -> None:
    participant(log, "Fjordglimt AS", org_number="974760673")
    path = norwegian(
        tmp_path,
        "Navn;Orgnr;Type;Medlem siden",
        ";;;",
        "A AS;974760674;;",
        "B AS;;tulletype;31.02.2024",
        "C AS;;;mandag",
        ";;SMB;",
        "Fjordglimt;;;",
        "Nytt navn;974760673;;",
        "D AS;;;1.1.2024;for langt",
    )
    with pytest.raises(Invalid) as refused:
        roster(log, path)
    found = problems(refused.value)
    assert list(found) == [
        "tabell.csv, row 3, column B “Orgnr”",
        "tabell.csv, row 4, column C “Type”",
        "tabell.csv, row 4, column D “Medlem siden”",
        "tabell.csv, row 5, column D “Medlem siden”",
        "tabell.csv, row 6, column A “Navn”",
        "tabell.csv, row 8, column B “Orgnr”",
        "tabell.csv, row 9",
    ]
    assert "check digit" in found["tabell.csv, row 3, column B “Orgnr”"]
    assert "write the year too" in found["tabell.csv, row 5, column D “Medlem siden”"]
    assert found["tabell.csv, row 8, column B “Orgnr”"] == "names the same participant as row 7"


def test_columns_by_letter_name_or_not_at_all(log: Log, tmp_path: Path) -> None:
    path = norwegian(tmp_path, "Hvem;Hva;Type", "Fjordglimt AS;notat her;SMB", "Nordlys AS;;SMB")
    with pytest.raises(Invalid, match="no column holds “name”"):
        roster(log, path)
    accept(log, roster(log, path, {"A": "name", "hva": "notes", "Type": "-"}))
    made = names(log)["Fjordglimt AS"]
    assert (made["notes"], made["kind"]) == ("notat her", "other")
    with pytest.raises(Invalid, match="there is no column “Hvor”"):
        roster(log, path, {"Hvor": "name"})
    with pytest.raises(Invalid, match="“tull” is no field"):
        roster(log, path, {"A": "tull"})


def test_what_a_spreadsheet_was_kept_from_running_is_read_as_it_was(log: Log, tmp_path: Path) -> None:
    accept(log, roster(log, norwegian(tmp_path, "Navn;Notat", "Pluss AS;'+47 før alt annet", "D'Or AS;'sitat'")))
    assert names(log)["Pluss AS"]["notes"] == "+47 før alt annet"
    assert names(log)["D'Or AS"]["notes"] == "'sitat'"
