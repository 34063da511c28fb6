"""Tables on the command line: what was detected is told, and what a list changes is taken by choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.exchange.sheets.kit import norwegian

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Commands


def members(run: Commands) -> dict[str, dict[str, object]]:
    return {one["name"]: one for one in run.json("participants", "list")}


def test_a_list_of_members(run: Commands, tmp_path: Path) -> None:
    path = str(norwegian(tmp_path, "Navn;Orgnr;Prisavslag på år", "Fjordglimt AS;974760673;10,5", "Havtek AS;;"))
    run("import", path, "--dry-run")
    assert "tabell.csv: Windows-1252, columns by semicolon; participants" in run.err
    assert "A “Navn” = name, B “Orgnr” = org_number" in run.err
    assert "not used: Prisavslag på år" in run.err
    assert "row 3: Havtek AS: joined: new participant, committed since 23.11.2026, kind “other”" in run.err
    assert "Nordlys kommune: left: not in the list: committed until 23.11.2026" in run.err
    assert "Nothing was written." in run.err
    assert set(members(run)) == {"Fjordglimt AS", "Nordlys kommune"}
    run("import", path)
    assert "joined: 1" in run.err
    assert "filled in: 1" in run.err
    assert "Only listed: 1. Accept with: --accept left" in run.err
    assert members(run)["Fjordglimt AS"]["org_number"] == "974760673"
    run("import", path, "--accept", "left,renamed")
    assert "left: 1" in run.err
    run("import", path, "--accept", "all")
    assert "Nothing new" in run.err
    assert run.code("import", path, "--accept", "alt") == 2
    assert "“alt” is none of all, joined" in run.err


def test_meetings(run: Commands, tmp_path: Path) -> None:
    path = str(norwegian(tmp_path, "Dato;Bedrift;Person", "12.11.2026;Fjordglimt;Ola Vik", "13.11.2026;Ny AS;"))
    run.code("import", path)
    assert run.err.splitlines()[-1] == (
        "klyngetui: tabell.csv, row 3, column B “Bedrift”: there is no participant “Ny AS”; --create makes it"
    )
    assert run.json("list") == []
    run("import", path, "--create")
    assert "2 rows: 2 new entries, 0 as they were" in run.err
    assert "Made, since the rows name them: Ny AS" in run.err
    assert "taken: Kari Nordmo" in run.err
    run("import", path)
    assert "0 new entries, 2 as they were" in run.err
    assert run.json("indicators", "2.5")["indicators"]["2.5"]["measures"]["reached"]["n"] == 1


def test_of_many_names_made_only_the_first_are_told(run: Commands, tmp_path: Path) -> None:
    rows = [f"12.11.2026;Bedrift {n} AS;" for n in range(1, 10)]
    run("import", str(norwegian(tmp_path, "Dato;Bedrift;Person", *rows)), "--create")
    told = next(line for line in run.err.splitlines() if "since the rows name them" in line)
    assert told.endswith("Bedrift 5 AS, Bedrift 6 AS and 3 more")


def test_columns_by_map_and_kind_by_as(run: Commands, tmp_path: Path) -> None:
    path = str(norwegian(tmp_path, "Hvem;Adresse", "Per Ruud;per@havtek.example"))
    assert run.code("import", path) == 2
    assert "Say --as participants, people or activities" in run.err
    run("import", path, "--as", "people", "--map", "Hvem=name", "--map", "B=email")
    assert next(one for one in run.json("people", "list") if one["name"] == "Per Ruud")["email"] == "per@havtek.example"
    assert run.code("import", path, "--as", "people", "--map", "Hvem") == 2
    assert "write --map COLUMN=FIELD" in run.err
