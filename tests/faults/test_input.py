"""Rows 13, 15 to 17, 20 and 21 of docs/reliability.md: hostile texts and broken files."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from klyngetui.exchange.sheets.table import MOST_LISTED
from tests.faults import big_table
from tests.faults.fuzzing import commands, files, limited
from tests.faults.hostile import NAUGHTY, SYSTEM, raw_in_terminal
from tests.faults.program import run, small_log
from tests.faults.terminal import Terminal


def test_row_13_hostile_texts_by_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KLYNGETUI_TODAY", "2026-11-23")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert len(NAUGHTY) > 400
    found = commands(small_log(tmp_path), seed=3, count=60)
    assert found.tried == 120


def test_row_13_nothing_raw_reaches_the_terminal(tmp_path: Path) -> None:
    log = small_log(tmp_path)
    with Terminal(log) as terminal:
        terminal.until("Prøveklyngen")
        for text in (
            "\x9b31m[/foo] \u202e abc",
            "[@click=app.quit]x[/]",
            "Ω≈ç√∫ 田中さん 👩‍👩‍👧‍👦",
            "m fjordglimt, \u2066[/",
        ):
            terminal.type("a")
            terminal.paste(text)
            terminal.type("\r\x1b\x1b")
        terminal.type("l")
        terminal.read(0.5)
        assert terminal.process.poll() is None
        assert raw_in_terminal(terminal.bytes) == set()
        assert "Traceback" not in terminal.text


@pytest.mark.parametrize("words", SYSTEM)
def test_row_21_no_search_is_an_error(tmp_path: Path, words: str) -> None:
    done = run(small_log(tmp_path), "list", "--search", words)
    assert (done.returncode, done.stderr) == (0, "")


def test_rows_15_to_17_broken_files_are_taken_or_refused_in_words(tmp_path: Path) -> None:
    assert files(tmp_path, seed=11, count=30).tried == 30


def test_row_15_a_table_of_many_rows_is_stopped_refused_or_taken_whole(tmp_path: Path) -> None:
    taken = big_table.survive(tmp_path, rows=3000)
    assert taken.entries == 1000


def test_row_15_a_list_of_too_many_is_refused_before_it_is_read(tmp_path: Path) -> None:
    log, table = small_log(tmp_path), tmp_path / "people.csv"
    table.write_text("name\n" + "".join(f"Person {n}\n" for n in range(MOST_LISTED + 1)), encoding="utf-8")
    done = run(log, "import", str(table), "--as", "people", preexec_fn=limited)
    assert done.returncode == 2
    assert "people.csv: holds more than 100,000 rows" in done.stderr.splitlines()[-1]


ENDLESS = "BEGIN:VEVENT\r\nUID:{n}\r\nDTSTART:19700101T000000Z\r\nRRULE:FREQ={how}\r\nSUMMARY:{how}\r\nEND:VEVENT\r\n"
GOOD = (
    "BEGIN:VEVENT\r\nUID:good\r\nDTSTART:20261110T100000Z\r\nSUMMARY:Kaffe\r\n"
    "ATTENDEE;PARTSTAT=ACCEPTED:mailto:kari@fjordglimt.example\r\nEND:VEVENT\r\n"
)
WITHOUT_A_DAY = "BEGIN:VEVENT\r\nUID:bad\r\nSUMMARY:uten dag\r\nEND:VEVENT\r\n"


def test_row_16_an_endless_calendar_is_capped_and_a_broken_item_listed(tmp_path: Path) -> None:
    log, file = small_log(tmp_path), tmp_path / "endless.ics"
    endless = "".join(ENDLESS.format(n=n, how=("SECONDLY", "MINUTELY", "DAILY")[n % 3]) for n in range(21))
    daily = GOOD.replace("UID:good\r\n", "UID:daily\r\nRRULE:FREQ=DAILY\r\n")
    file.write_text(
        f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{endless}{GOOD}{daily}{WITHOUT_A_DAY}END:VCALENDAR\r\n", newline=""
    )
    take = ("import", str(file), "--tick-domain", "fjordglimt.example")
    done = run(log, *take, preexec_fn=limited)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("repeats more often than daily") == 14
    assert "uten dag: has no start" in done.stderr
    waiting, coming = (json.loads(run(log, "inbox", *more, "--json").stdout) for more in ((), ("--upcoming",)))
    assert len(waiting) == 1 + 14, "one meeting, and fourteen days of a daily one"
    assert 300 < len(coming) < 400, "a year ahead is as far as a repetition goes"
    again = run(log, *take, preexec_fn=limited)
    assert "0 new in the inbox" in again.stderr


def test_row_17_bombs_and_members_that_climb_out_are_refused(tmp_path: Path) -> None:
    log = small_log(tmp_path)
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (300 << 20))
        archive.writestr("../../climbed.txt", b"x")
    done = run(log, "import", str(bomb), "--as", "participants", preexec_fn=limited)
    assert done.returncode in (1, 2)
    assert str(bomb) in done.stderr
    assert not (tmp_path.parent.parent / "climbed.txt").exists()
    pack = tmp_path / "pack.zip"
    bomb.rename(pack)
    done = run(log, "verify", str(pack), preexec_fn=limited)
    assert done.returncode in (1, 2)


def test_row_20_an_identity_number_is_warned_about_and_taken(tmp_path: Path) -> None:
    log = small_log(tmp_path)
    done = run(log, "add", "m fjordglimt: kari, ringte om 13097248022")
    assert done.returncode == 0
    assert "national identity number" in done.stderr
    identity = done.stdout.strip()
    done = run(log, "edit", identity, "--notes", "fnr 130972 48022")
    assert (done.returncode, "national identity number" in done.stderr) == (0, True)
    assert "national identity" not in run(log, "edit", identity, "--notes", "tlf 91234567, orgnr 923609016").stderr
