"""Workbooks: dates stay dates, numbers stay numbers, and what would take the machine down is refused."""

from __future__ import annotations

import os
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from klyngetui.exchange.sheets import xlsx_file
from klyngetui.exchange.sheets.columns import recognised
from klyngetui.exchange.sheets.table import open_table
from klyngetui.model.check import Invalid
from klyngetui.store.errors import LogError
from tests.exchange.sheets.kit import accept, activities, kinds, roster
from tests.store.logs import participant

if TYPE_CHECKING:
    from pathlib import Path

    from klyngetui.store.log import Log


def members(path: Path) -> Path:
    """A list of members as somebody keeps one: a title above, an empty column to the left, real dates and numbers."""
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("Tomt")
    sheet = book.add_worksheet("Medlemmer")
    days = book.add_format({"num_format": "dd.mm.yyyy"})
    sheet.write("B1", "Medlemmer i klyngen")
    sheet.write_row("B3", ["Navn", "Organisasjonsnummer", "Medlem siden", "Type", "Kontingent"])
    for row, (name, number, since, kind, fee) in enumerate(
        [
            ("Fjordglimt AS", 974760673, date(2024, 1, 15), "SMB", 12500.5),
            ("Høgskolen på Øya", "971 032 081", date(2020, 2, 29), "Høgskole", 0.1 + 0.2),
        ],
        3,
    ):
        sheet.write(row, 1, name)
        sheet.write(row, 2, number)
        sheet.write_datetime(row, 3, since, days)
        sheet.write(row, 4, kind)
        sheet.write(row, 5, fee)
    book.close()
    return path


def test_a_list_of_members(log: Log, tmp_path: Path) -> None:
    path = members(tmp_path / "medlemmer.xlsx")
    table = open_table(path, recognised)
    assert table.told == "workbook, sheet “Medlemmer” of Tomt, Medlemmer"
    assert next(iter(table.rows())) == (4, ["", "Fjordglimt AS", "974760673", "2024-01-15", "SMB", "12500.5"])
    found = roster(log, path)
    assert kinds(found) == [("joined", "Fjordglimt AS"), ("joined", "Høgskolen på Øya")]
    accept(log, found)
    made = {kept.record["name"]: kept.record for kept in log.cabinet.load("participant")}
    assert made["Fjordglimt AS"]["org_number"] == "974760673"
    assert made["Fjordglimt AS"]["commitments"][0]["from"] == "2024-01-15"
    assert made["Høgskolen på Øya"]["commitments"][0]["from"] == "2020-02-29"
    assert roster(log, path) == []


def test_meetings_with_excels_days_and_times(log: Log, tmp_path: Path) -> None:
    participant(log, "Fjordglimt AS")
    path = tmp_path / "møter.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    days, times = book.add_format({"num_format": "dd.mm.yyyy"}), book.add_format({"num_format": "hh:mm"})
    both = book.add_format({"num_format": "dd.mm.yyyy hh:mm"})
    sheet.write_row(0, 0, ["Dato", "Tid", "Bedrift", "Varighet"])
    sheet.write_datetime(1, 0, datetime(2026, 11, 12), days)
    sheet.write_datetime(1, 1, time(9, 30), times)
    sheet.write_row(1, 2, ["Fjordglimt AS", 90])
    sheet.write_datetime(2, 0, datetime(2026, 11, 13, 14, 15), both)
    sheet.write_row(2, 2, ["Fjordglimt AS", "1,5 t"])
    book.close()
    assert activities(log, path).made == 2
    found = sorted(
        (kept.record["date"], kept.record["time"], kept.record["minutes"]) for kept in log.cabinet.load("activity")
    )
    assert found == [("2026-11-12", "09:30", 90), ("2026-11-13", "14:15", 90)]
    assert activities(log, path).left == 2


def test_a_sheet_by_name(tmp_path: Path) -> None:
    path = members(tmp_path / "medlemmer.xlsx")
    assert open_table(path, recognised, "Medlemmer").at == 3
    with pytest.raises(Invalid, match="has no such sheet"):
        open_table(path, recognised, "Ingen")
    with pytest.raises(Invalid, match="holds no rows"):
        open_table(path, recognised, "Tomt")


def packed(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = packed(tmp_path / "bombe.xlsx", sheet=b"\0" * (50 * 1024**2))
    assert path.stat().st_size < 100_000
    with pytest.raises(Invalid, match="packed tighter than any workbook is"):
        open_table(path, recognised)


def test_many_members_and_many_bytes_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = packed(tmp_path / "mye.xlsx", **{f"del{n}": os.urandom(1000) for n in range(20)})
    monkeypatch.setattr(xlsx_file, "LARGEST_UNPACKED", 10_000)
    with pytest.raises(Invalid, match="unpacks to more than"):
        open_table(path, recognised)
    monkeypatch.setattr(xlsx_file, "MOST_MEMBERS", 10)
    with pytest.raises(Invalid, match="too many parts"):
        open_table(path, recognised)
    monkeypatch.setattr(xlsx_file, "LARGEST_FILE", 1000)
    with pytest.raises(Invalid, match="is larger than"):
        open_table(path, recognised)


@pytest.mark.skipif(os.name != "posix", reason="only POSIX limits the memory of a process")
def test_a_workbook_that_takes_too_much_memory_ends_the_child_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "stor.xlsx"
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet()
    for row in range(20_000):
        sheet.write_row(row, 0, [row] * 40)
    book.close()
    monkeypatch.setattr(xlsx_file, "MEMORY", 48 * 1024**2)
    with pytest.raises(Invalid, match="takes more memory"):
        open_table(path, recognised)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"navn;dato", b"\xd0\xcf\x11\xe0" * 200])
def test_what_is_no_workbook(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bok.xlsx"
    path.write_bytes(content)
    with pytest.raises(Invalid, match="is no workbook"):
        open_table(path, recognised)


def test_a_zip_of_something_else_and_a_damaged_workbook(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="is no workbook"):
        open_table(packed(tmp_path / "annet.xlsx", brev=b"hei"), recognised)
    path = members(tmp_path / "medlemmer.xlsx")
    whole = path.read_bytes()
    for at in range(40, len(whole), len(whole) // 25):
        path.write_bytes(whole[:at] + b"\0\xff\0\xff" + whole[at + 4 :])
        try:
            list(open_table(path, recognised).rows())
        except Invalid:
            continue


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(LogError, match="cannot be read"):
        open_table(tmp_path / "ingen.xlsx", recognised)
