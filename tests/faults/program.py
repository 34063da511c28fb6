"""The real program in processes of its own, over a log that tests may break."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

from klyngetui.exchange.document_in import import_into
from tests.tree import ROOT

TODAY = "2026-11-23"
COMMAND = (sys.executable, "-m", "klyngetui")
ALWAYS = [{"from": None, "to": None, "ground": "agreement"}]
SECONDS = 120
LINE = "m fjordglimt: kari, pilot"
ANNE = "01900000-0000-7000-8000-000000000001"


def surroundings(home: Path, **more: str) -> dict[str, str]:
    """The environment of a program that keeps its settings and backups in `home`."""
    folders = dict.fromkeys(("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"), str(home))
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KLYNGETUI_")}
    ours = {"HOME": str(home), "KLYNGETUI_TODAY": TODAY, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    return {**kept, **folders, **ours, "LANG": "C.UTF-8", "TERM": "xterm-256color", **more}


def start(log: Path, *words: str, **more: Any) -> subprocess.Popen[str]:
    """A command on the log, started; stdout and stderr are pipes unless said otherwise."""
    given: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL, **more}
    env = {**surroundings(log.parent), **given.pop("env", {}), "KLYNGETUI_LOG": str(log)}
    command = [*given.pop("before", ()), *COMMAND, *words]
    return subprocess.Popen(command, env=env, encoding="utf-8", errors="surrogateescape", **given)


def run(log: Path, *words: str, **more: Any) -> subprocess.CompletedProcess[str]:
    """A command on the log, run to its end within `timeout` seconds, which must be no traceback."""
    timeout = more.pop("timeout", SECONDS)
    with start(log, *words, **more) as process:
        out, err = process.communicate(timeout=timeout)
    assert "Traceback" not in (err or ""), err
    assert "A fault in klyngetui" not in (err or ""), err
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def one_line(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """It was not met, said so in one line, and the line holds the words."""
    assert (done.returncode, done.stdout) == (1, ""), done
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert all(word in done.stderr for word in words), done.stderr


def changes(log: Path) -> int:
    """How many changes the log holds."""
    with sqlite3.connect(log) as connection:
        return int(connection.execute("SELECT count(*) FROM change").fetchone()[0])


def document(**more: Any) -> dict[str, Any]:
    """A small cluster with one of the team, a participant and a person."""
    return {
        "format": "klyngetui-log",
        "version": 1,
        "cluster": {"name": "Prøveklyngen"},
        "team": [{"id": ANNE, "name": "Anne Lid", "spells": [{"from": None, "to": None}]}],
        "participants": [{"id": "fjord", "name": "Fjordglimt AS", "kind": "sme", "commitments": ALWAYS}],
        "people": [{"id": "kari", "name": "Kari Nes", "employments": [{"participant": "fjord"}]}],
        **more,
    }


def meeting(identity: str, **more: Any) -> dict[str, Any]:
    """A meeting with the person of the small cluster."""
    rows = [{"participant": "fjord", "person": "kari", "status": "present"}]
    base = {"id": identity, "kind": "meeting", "date": "2026-03-02", "status": "held", "mode": "in_person"}
    return {**base, "team": [ANNE], "attendance": rows, **more}


def small_log(folder: Path, **more: Any) -> Path:
    """A log of the small cluster in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "log.db"
    import_into(path, document(**more))
    return path
