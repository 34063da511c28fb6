"""Rows 11 and 22 to 24 of docs/reliability.md: clocks, terminals, settings, and machines that lack something."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from klyngetui.store import drafts
from klyngetui.store.log import open_log
from tests.faults.program import COMMAND, LINE, run, small_log, surroundings
from tests.faults.terminal import PATIENCE, Terminal
from tests.programs import needs


def test_row_11_a_clock_set_back_keeps_the_order(tmp_path: Path) -> None:
    log = small_log(tmp_path)
    back = (needs("faketime"), "2001-01-02 12:00:00")
    assert run(log, "add", LINE).returncode == 0
    late = run(log, "add", f"{LINE} igjen", before=back, env={"KLYNGETUI_TODAY": ""})
    assert "Tue 02.01.2001" in late.stderr, "the clock was not set back"
    with sqlite3.connect(log) as connection:
        made = [row[0] for row in connection.execute("SELECT made_at FROM change ORDER BY seq")]
    assert made == sorted(made)
    assert run(log, "undo").stderr.count("igjen") == 1
    assert run(log, "doctor").returncode == 0


@pytest.mark.parametrize(
    "env",
    [
        {"NO_COLOR": "1"},
        {"TERM": "vt100", "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"},
    ],
    ids=["no colour", "no UTF-8"],
)
def test_row_22_small_plain_terminals_resized_and_closed(tmp_path: Path, env: dict[str, str]) -> None:
    log = small_log(tmp_path)
    with Terminal(log, size=(40, 20), **env) as terminal:
        terminal.read(2.5)
        for key in "lpgsih":
            terminal.type(key)
        for size in ((200, 60), (20, 5), (40, 20), (80, 24)):
            terminal.resize(*size)
        terminal.type("a")
        terminal.type("m fjord")
        assert terminal.process.poll() is None, terminal.text[-2000:]
        assert "Traceback" not in terminal.text
        terminal.process.send_signal(signal.SIGHUP)
        terminal.read(0.5)
    assert run(log, "doctor").returncode == 0


def being_kept(log: Path) -> list[str]:
    """What a window that is open keeps of what is typed there: no other window is offered that."""
    with open_log(log, write=False) as beside:
        return [json.loads(body)["line"] for (body,) in beside.connection.execute("SELECT body FROM draft")]


def line_kept(log: Path) -> str:
    """What is kept of the line in the capture bar, as the next window is offered it."""
    with open_log(log, write=False) as left:
        return str((drafts.find(left, drafts.LINE) or {}).get("line"))


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_row_22_what_was_being_typed_is_there_again_after_the_terminal_was_closed(tmp_path: Path, number: int) -> None:
    log, line = small_log(tmp_path), "m fjordglimt: kari, halvf"
    assert run(log, "settings", "me", "Anne Lid").returncode == 0
    with Terminal(log) as terminal:
        terminal.until("Prøveklyngen")
        terminal.type("a")
        for letter in line:
            terminal.type(letter)
        end = time.monotonic() + PATIENCE
        while being_kept(log) != [line] and time.monotonic() < end:
            terminal.read(0.1)
        assert being_kept(log) == [line]
        terminal.process.send_signal(number)
        terminal.ended()
    assert line_kept(log) == line
    with Terminal(log) as terminal:
        terminal.until("Prøveklyngen")
        terminal.type("a")
        terminal.until("halvf")


def test_row_22_a_terminal_that_is_gone_ends_the_screens_without_a_signal(tmp_path: Path) -> None:
    log, line = small_log(tmp_path), "m fjordglimt: kari, halvf"
    assert run(log, "settings", "me", "Anne Lid").returncode == 0
    with Terminal(log) as terminal:
        terminal.until("Prøveklyngen")
        terminal.type("a")
        terminal.type(line)
        terminal.until("halvf")
        terminal.hang_up()
        assert terminal.process.wait(PATIENCE) == 0
    assert line_kept(log) == line


def test_row_22_commands_in_a_terminal_without_utf_8(tmp_path: Path) -> None:
    log = small_log(tmp_path)
    plain = {
        "LANG": "C",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONIOENCODING": "ascii:strict",
        "PYTHONCOERCECLOCALE": "0",
    }
    assert run(log, "people", "add", "Åse Sæter", env=plain).returncode == 0
    for words in (("people", "list"), ("list",), ("indicators",), ("export", "json", "-")):
        done = run(log, *words, env=plain)
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("raw", [b"language = ", b"\xff\xfe\x00", b"[me\nkeys = 7", b'language = 4\ntheme = ["x"]'])
def test_row_23_a_broken_settings_file_is_told_and_passed_over(tmp_path: Path, raw: bytes) -> None:
    log = small_log(tmp_path)
    folder = tmp_path / "klyngetui"
    folder.mkdir(exist_ok=True)
    (folder / "settings.toml").write_bytes(raw)
    done = run(log, "list")
    assert done.returncode == 0
    assert str(folder / "settings.toml") in done.stderr
    with Terminal(log) as terminal:
        terminal.until("Prøveklyngen")
        terminal.until("settings")


def test_row_23_what_is_wrong_with_the_settings_is_told_in_their_language(tmp_path: Path) -> None:
    log = small_log(tmp_path)
    (tmp_path / "klyngetui").mkdir(exist_ok=True)
    (tmp_path / "klyngetui" / "settings.toml").write_text(
        'language = "nb"\ntheme = 3\nbackup_folder = "~nobodyhere/x"\n'
    )
    done = run(log, "add", LINE, cwd=tmp_path)
    assert done.returncode == 0
    assert "theme må være tekst" in done.stderr
    assert not list(tmp_path.glob("~*"))


def test_row_24_without_a_home_it_says_what_to_do_and_works_when_told_where(tmp_path: Path) -> None:
    log = small_log(tmp_path)
    nobody = tmp_path / "nobody"
    nobody.mkdir()
    (nobody / "sitecustomize.py").write_text(
        "import pwd\ndef unknown(uid):\n    raise KeyError(uid)\npwd.getpwuid = unknown\n"
    )
    path = surroundings(tmp_path)["PYTHONPATH"]
    nowhere = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"), "")
    bare = {**nowhere, "LANG": "", "LC_ALL": "", "PYTHONPATH": f"{nobody}:{path}"}
    for words in (("list",), ("add", LINE), ("indicators",)):
        done = run(log, *words, env=bare)
        assert done.returncode == 0, done.stderr
    env = {**surroundings(tmp_path), **bare, "KLYNGETUI_LOG": ""}
    done = subprocess.run([*COMMAND, "list"], env=env, capture_output=True, encoding="utf-8")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1), done.stderr
    assert "--log" in done.stderr


def test_row_24_without_time_zone_data_the_day_is_the_machines_own(tmp_path: Path) -> None:
    log = small_log(tmp_path)
    lacking = {"PYTHONTZPATH": "", "KLYNGETUI_TODAY": ""}
    done = run(log, "add", LINE, env=lacking)
    assert done.returncode == 0, done.stderr
    assert run(log, "list", env={**lacking, "TZ": "Nowhere/Nothing"}).returncode == 0
