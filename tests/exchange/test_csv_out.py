"""The entries as a table: its columns are a contract, its texts are inert."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from klyngetui import locale
from klyngetui.exchange.csv_out import write_csv
from klyngetui.exchange.csv_rows import COLUMNS
from klyngetui.exchange.inert import inert
from klyngetui.model.ids import uuid7
from klyngetui.store.changes import Edit, append
from klyngetui.store.log import Log
from klyngetui.store.transaction import immediate
from tests.exchange.documents import log_of, small
from tests.store import logs
from tests.tree import ROOT

HEADER = (
    "entry_id,kind,date,recorded_on,logged_late,time,minutes,status,mode,format,title,location,group_id,group,team,"
    "participant_id,participant,org_number,participant_kind,people,presence,direct,topic,role,contact,guests,evidence,"
    "notes,decisions"
)


def table(
    log: Log, folder: Path, separator: str = ",", first: date | None = None, last: date | None = None
) -> list[dict[str, str]]:
    out = folder / "ut.csv"
    count = write_csv(log, out, first=first, last=last)
    raw = out.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=separator))
    assert len(rows) == count
    return rows


def test_the_columns_are_these() -> None:
    assert ",".join(COLUMNS) == HEADER


def test_there_is_a_row_for_each_entry_and_participant(tmp_path: Path) -> None:
    with log_of(tmp_path / "log.klynge", small()) as log:
        rows = table(log, tmp_path)
    assert [(row["entry_id"], row["kind"], row["participant_id"]) for row in rows] == [
        ("a1", "meeting", "p1"),
        ("a2", "group_meeting", ""),
        ("s1", "story", "p1"),
    ]
    first = rows[0]
    assert (first["participant"], first["people"], first["team"]) == ("Fjordglimt AS", "Kari Prøve", "Tor Prøve")
    assert (first["date"], first["presence"], first["contact"], first["evidence"]) == (
        "2026-03-02",
        "present",
        "direct_in_person",
        "1",
    )
    assert rows[1]["group"] == "Havrom"


def test_two_people_of_one_participant_share_a_row_and_guests_take_none(tmp_path: Path) -> None:
    with logs.cluster_log(tmp_path / "log.klynge") as log:
        one = logs.participant(log)
        people = [logs.add(log, "person", name=name) for name in ("Kari Prøve", "Ola Prøve")]
        attendance = [
            {"participant": one, "person": people[0], "status": "absent"},
            {"participant": one, "person": people[1], "status": "present", "direct": True, "topic": "Kai"},
            {"guest": "Gjest Prøve", "status": "present"},
        ]
        logs.add(log, "activity", kind="event", date="2026-03-02", status="held", mode="video", attendance=attendance)
        [row] = table(log, tmp_path)
    assert (row["people"], row["presence"], row["direct"]) == ("Kari Prøve; Ola Prøve", "present", "yes")
    assert (row["topic"], row["guests"]) == ("Kai", "Gjest Prøve")


def test_both_days_are_told_in_the_clusters_own_zone(tmp_path: Path) -> None:
    meeting = {"kind": "meeting", "date": "2026-01-01", "status": "held", "mode": "phone"}
    late_evening = datetime(2026, 1, 15, 23, 30, tzinfo=UTC)
    with logs.cluster_log(tmp_path / "log.klynge") as log:
        log.connection.execute("UPDATE meta SET value = '' WHERE key = 'clock'")
        for days in (0, 1):
            with immediate(log.connection):
                append(log, [Edit("activity", uuid7(), meeting, late_evening.replace(day=14 + days))])
        rows = table(log, tmp_path)
    assert [(row["date"], row["recorded_on"], row["logged_late"]) for row in rows] == [
        ("2026-01-01", "2026-01-15", ""),
        ("2026-01-01", "2026-01-16", "yes"),
    ]


def test_a_period_takes_both_its_days(tmp_path: Path) -> None:
    with log_of(tmp_path / "log.klynge", small()) as log:
        rows = table(log, tmp_path, first=date(2026, 3, 3), last=date(2026, 3, 3))
    assert [row["entry_id"] for row in rows] == ["a2"]


def test_norwegian_excel_gets_semicolons(tmp_path: Path) -> None:
    locale.choose("nb")
    with log_of(tmp_path / "log.klynge", small()) as log:
        assert len(table(log, tmp_path, ";")) == 3


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_formulas_are_inert(tmp_path: Path, start: str) -> None:
    assert inert(f"{start}1+1") == f"'{start}1+1"
    with logs.cluster_log(tmp_path / "log.klynge") as log:
        one = logs.participant(log, f"{start}HYPERLINK()")
        logs.meeting(log, one, title=f'{start}cmd|"x",;\'', notes=f"{start}1\n=2")
        [row] = table(log, tmp_path)
    assert not [value for value in row.values() if value.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_plain_text_is_left_alone() -> None:
    assert [inert(text) for text in ("", "Æ-=", " =", "12")] == ["", "Æ-=", " =", "12"]


def test_every_column_is_described() -> None:
    page = (ROOT / "docs" / "data-format.md").read_text("utf-8").partition("## The table of entries")[2]
    assert [name for name in COLUMNS if f"`{name}`" not in page] == []
