"""What is saved of a damaged log, and that rows are read as SQLite would read them."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klyngetui.exchange.document_out import document
from klyngetui.store.doctor import ERROR, examine
from klyngetui.store.errors import LogError
from klyngetui.store.log import Log, open_log
from klyngetui.store.raw_pages import cells
from klyngetui.store.salvage import Salvaged, salvage
from tests.faults.damaging import PAGE, log_of_many
from tests.store.everywhere import Case

BIGGEST = 2**63 - 1
VALUES = st.none() | st.integers(-BIGGEST, BIGGEST) | st.text(st.characters(exclude_categories=["Cs"]), max_size=9)


@given(rows=st.dictionaries(st.integers(-BIGGEST, BIGGEST), st.lists(VALUES, min_size=3, max_size=3), max_size=40))
def test_rows_are_read_from_pages_as_sqlite_reads_them(
    tmp_path_factory: pytest.TempPathFactory, rows: dict[int, list[Any]]
) -> None:
    path = tmp_path_factory.mktemp("pages") / "any.db"
    long = {7 + n: [None, "ø" * n * 997, n] for n in range(9)}
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE any (number INTEGER PRIMARY KEY, a, b, c)")
        connection.executemany(
            "INSERT INTO any VALUES (?, ?, ?, ?)", [(n, *row) for n, row in {**rows, **long}.items()]
        )
    connection.close()
    with path.open("rb") as file:
        found = {cell.number & (2**64 - 1): list(cell.values[1:]) for cell in cells(file, 4)}
    assert found == {n & (2**64 - 1): row for n, row in {**rows, **long}.items()}


@pytest.mark.parametrize("page", [0, "schema", "root"])
def test_a_damaged_beginning_loses_nothing(tmp_path: Path, page: int | str) -> None:
    path = log_of_many(tmp_path)
    with open_log(path) as log:
        whole = document(log)
        root = log.connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'change'").fetchone()[0]
    raw = bytearray(path.read_bytes())
    if page == "schema":
        raw = raw.replace(b"entity TEXT", b"entity T\xe7XT", 1)
    else:
        start = (root - 1) * PAGE if page == "root" else 0
        raw[start : start + PAGE] = bytes(PAGE)
    path.write_bytes(raw)
    out = tmp_path / "saved.db"
    assert salvage(path, out) == Salvaged(saved=124, lost=0, to_the_end=False, named=True)
    assert path.read_bytes() == raw
    with open_log(out) as log:
        assert document(log) == whole
        assert examine(log) == []


def test_of_a_log_cut_short_all_before_the_cut_is_saved(tmp_path: Path) -> None:
    path = log_of_many(tmp_path)
    raw = path.read_bytes()
    path.write_bytes(raw[: len(raw) * 2 // 3])
    found = salvage(path, tmp_path / "saved.db")
    assert found.saved > 60
    assert not found.to_the_end
    path.write_bytes(raw[: 20 * PAGE])
    with pytest.raises(LogError, match="restore a backup"):
        salvage(path, tmp_path / "nothing.db")
    assert not (tmp_path / "nothing.db").exists()


def test_where_the_clusters_own_record_is_lost_another_stands_in_for_it(tmp_path: Path) -> None:
    path = log_of_many(tmp_path)
    raw = path.read_bytes()
    path.write_bytes(raw.replace(b'{"name":"Pr\xc3\xb8veklyngen"}', b'{"name":"Pr\xc3\xb8veklyngen"x'))
    out = tmp_path / "saved.db"
    assert salvage(path, out) == Salvaged(saved=123, lost=1, to_the_end=True, named=False)
    with open_log(out) as log:
        assert log.cluster["name"] == "Salvaged log"
        assert len(log.cabinet.load("activity")) == 120
        assert {one.code for one in examine(log) if one.severity == ERROR} == {"missing"}


def test_what_an_erasure_emptied_is_not_read_from_pages_no_longer_used(log: Log, tmp_path: Path) -> None:
    case = Case(log, tmp_path)
    before = log.path.read_bytes()
    case.erase()
    # What stood in the file before, behind its end, as if it was never cut off.
    log.path.write_bytes(log.path.read_bytes() + before)
    out = tmp_path / "saved.db"
    salvage(log.path, out)
    assert b"brekkmo" not in out.read_bytes().lower()
