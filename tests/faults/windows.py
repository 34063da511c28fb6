"""Several programs that write to one log at once: two apps in terminals, and commands beside them."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path
from typing import NamedTuple

from klyngetui.store.doctor import ERROR, examine
from klyngetui.store.log import open_log
from tests.faults.program import run, small_log, start
from tests.faults.terminal import Terminal

TROUBLE = ("Traceback", "in use by another", "A fault in", "damaged")
PATIENCE = 20.0


class Written(NamedTuple):
    """How many entries each of the writers saved; all of them are in the log."""

    by_apps: int
    by_commands: int
    edits: int


def write_together(folder: Path, seconds: float) -> Written:
    """Let two apps and commands write for so long; raises AssertionError for anything lost or any error shown."""
    log = small_log(folder)
    commands: list[subprocess.Popen[str]] = []
    typed: list[str] = []
    with Terminal(log) as one, Terminal(log) as other:
        for window in (one, other):
            window.until("Prøveklyngen")
        end = time.monotonic() + seconds
        at = 0
        while time.monotonic() < end:
            at += 1
            commands.append(start(log, "add", f"m fjordglimt: kari, kommando{at}"))
            commands.append(start(log, "edit", "fjord", "--add-nicknames", f"kalt{at}"))
            for name, window in (("en", one), ("to", other)):
                typed.append(f"vindu{name}{at}")
                window.type(f"am fjordglimt: kari, {typed[-1]}\r")
                _wait_for(log, typed[-1])
                window.read(0.05)
            assert commands.pop(0).wait(30) == 0
            assert commands.pop(0).wait(30) == 0
        for window in (one, other):
            assert window.process.poll() is None
            assert [word for word in TROUBLE if word in window.text] == []
    return _counted(log, typed, at)


def _counted(log: Path, typed: list[str], commands: int) -> Written:
    with open_log(log) as opened:
        titles = [kept.record["title"] for kept in opened.cabinet.load("activity")]
        firm = opened.cabinet.load("participant")[0].record
        assert [one for one in examine(opened) if one.severity == ERROR] == []
    assert sorted(titles) == sorted([*typed, *(f"kommando{at}" for at in range(1, commands + 1))])
    assert sorted(firm["nicknames"]) == sorted(f"kalt{at}" for at in range(1, commands + 1))
    return Written(len(typed), commands, commands)


def _wait_for(log: Path, title: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with open_log(log, write=False) as opened:
            query = "SELECT EXISTS (SELECT 1 FROM record WHERE entity = 'activity' AND instr(body, ?))"
            if opened.connection.execute(query, (f'"{title}"',)).fetchone()[0]:
                return
        time.sleep(0.02)
    raise AssertionError(f"{title} was never saved: {run(log, 'list').stdout[-500:]}")
