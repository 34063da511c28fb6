"""The workbook: read back by another library, and opened by LibreOffice, cell by cell."""

from __future__ import annotations

import subprocess
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
from python_calamine import CalamineWorkbook

from klyngetui.exchange.document_in import import_document
from klyngetui.exchange.report.build import report
from klyngetui.exchange.report.values import Column, Line, Table
from klyngetui.exchange.safe_write import CannotWrite
from klyngetui.exchange.xlsx_out import sheets
from klyngetui.exchange.xlsx_out.cells import LONGEST, pieces, widened
from klyngetui.exchange.xlsx_out.workbook import workbook, write_xlsx
from klyngetui.sample import sample_document
from klyngetui.store.log import unsaved_log
from tests.exchange.report.cluster import FORMULA, LONG, SECRET, TODAY, cluster_log, material
from tests.programs import needs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from klyngetui.store.log import Log

Cells = dict[str, list[list[Any]]]


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    with cluster_log(tmp_path / "log.db") as opened:
        yield opened


def cells(path: Path) -> Cells:
    """Every sheet's cells, rows without their empty end."""
    book = CalamineWorkbook.from_path(str(path))
    found = {}
    for name in book.sheet_names:
        rows = [[_plain(cell) for cell in row] for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]
        found[name] = [_trimmed(row) for row in rows]
        while found[name] and not found[name][-1]:
            found[name].pop()
    return found


def _plain(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return cell.date()
    return round(cell, 9) if isinstance(cell, float) else cell


def _trimmed(row: list[Any]) -> list[Any]:
    while row and row[-1] == "":
        row = row[:-1]
    return row


def opened_by_libreoffice(path: Path, folder: Path) -> Cells:
    """The cells of the workbook after LibreOffice read it and saved it in its own format."""
    office = needs("soffice", "libreoffice")
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "ods"]
    subprocess.run([*command, "--outdir", str(folder), str(path)], check=True, capture_output=True, timeout=180)
    return cells(folder / f"{path.stem}.ods")


def test_the_sheets_and_their_headline(log: Log, tmp_path: Path) -> None:
    write_xlsx(material(log), tmp_path / "r.xlsx")
    found = cells(tmp_path / "r.xlsx")
    assert list(found)[:5] == ["Cover", "2.5", "4.5", "5.2", "Information sharing"]
    assert {"Participants and contacts", "Working groups", "Success stories", "What lacks evidence"} <= set(found)
    assert found["2.5"][4][:4] == ["Reached by direct contact", 3, 5, 0.6]


def test_text_is_text_and_a_day_is_a_day(log: Log, tmp_path: Path) -> None:
    write_xlsx(material(log), tmp_path / "r.xlsx")
    rows = cells(tmp_path / "r.xlsx")["2.5"]
    row = next(row for row in rows if row and row[0] == "Reached by direct contact" and row[-1] == "a1")
    assert row[2] == date(2026, 3, 2)
    assert row[3] == f"meeting: {FORMULA}"
    with zipfile.ZipFile(tmp_path / "r.xlsx") as parts:
        members = [parts.read(name) for name in parts.namelist()]
    content = b"".join(members)
    assert all(ElementTree.fromstring(member) is not None for member in members)
    assert b"<f>" not in content
    assert b"<hyperlink" not in content
    assert SECRET.encode() not in content


def test_the_same_report_is_the_same_file(log: Log) -> None:
    assert workbook(report(material(log))) == workbook(report(material(log)))


def test_headers_are_frozen_and_filtered(log: Log, tmp_path: Path) -> None:
    write_xlsx(material(log), tmp_path / "r.xlsx")
    with zipfile.ZipFile(tmp_path / "r.xlsx") as parts:
        participants = parts.read("xl/worksheets/sheet6.xml").decode()
    assert 'state="frozen"' in participants
    assert "<autoFilter" in participants
    assert "<cols>" in participants


@pytest.mark.parametrize("length", [LONGEST, LONGEST + 1, 3 * LONGEST + 5])
def test_no_text_is_lost_to_the_length_of_a_cell(length: int) -> None:
    for text in ("x" * length, "😀" * length):
        cut = pieces(text)
        assert "".join(cut) == text
        assert all(len(piece.encode("utf-16-le")) // 2 <= LONGEST for piece in cut)
    table = Table("t", "T", (Column("A", 5), Column("B", 5)), [Line(("a", "y" * length)), Line(("b", "z"))])
    wide = widened(table)
    assert "".join(str(cell) for cell in wide.lines[0].cells) == "a" + "y" * length
    assert len({len(line.cells) for line in wide.lines} | {len(wide.columns)}) == 1


def test_a_table_longer_than_a_sheet_goes_on_in_the_next(
    log: Log, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 4)
    write_xlsx(material(log), tmp_path / "r.xlsx")
    found = cells(tmp_path / "r.xlsx")
    parts = [name for name in found if name.startswith("Participants and contacts")]
    assert len(parts) == 2
    assert sum(len(found[name]) - 1 for name in parts) == 5


def test_a_cell_the_library_leaves_out_is_an_error(log: Log, tmp_path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(tmp_path / "w.xlsx") as book:
        sheet = sheets.Book(book).sheet("A")
        sheet.row = 1_048_576
        with pytest.raises(CannotWrite):
            sheet.line("one too many")


def test_libreoffice_reads_every_cell_of_hostile_texts(log: Log, tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    write_xlsx(material(log), path)
    told = cells(path)
    assert any(LONG[:18_000] in str(cell) for row in told["2.5"] for cell in row)
    assert opened_by_libreoffice(path, tmp_path) == told


def test_libreoffice_reads_every_cell_of_the_sample(tmp_path: Path) -> None:
    path = tmp_path / "sample.xlsx"
    with unsaved_log() as sample:
        import_document(sample, sample_document(1, ending=TODAY))
        write_xlsx(material(sample), path, language="nb")
    told = cells(path)
    assert sum(len(rows) for rows in told.values()) > 3000
    assert opened_by_libreoffice(path, tmp_path) == told
