"""Rows 14, 18 and the promise of privacy in docs/reliability.md: modes of files, and no connection to anywhere."""

from __future__ import annotations

import gzip
import os
import shutil
import stat
import time
from pathlib import Path

import pytest

from tests.faults.program import meeting, run, small_log, surroundings
from tests.faults.terminal import Terminal
from tests.tree import ROOT

GUARD = """
import socket
def refuse(*_arguments, **_more):
    raise SystemExit("CONNECTED")
socket.socket.connect = socket.socket.connect_ex = socket.socket.sendto = refuse
socket.getaddrinfo = socket.gethostbyname = socket.create_connection = refuse
"""
COMMANDS = (
    ("add", "m fjordglimt: kari, pilot"),
    ("list",),
    ("indicators",),
    ("gaps",),
    ("review",),
    ("settings", "language", "nb"),
    ("backup",),
    ("doctor",),
    ("export", "json", "out.json"),
    ("export", "json", "history.json", "--with-history"),
    ("export", "csv", "out.csv"),
    ("export", "xlsx", "out.xlsx"),
    ("export", "html", "out.html"),
    ("export", "pdf", "out.pdf"),
    ("export", "pack", "out.zip"),
    ("export", "person", "kari", "out-kari.json"),
    ("verify", "out.zip"),
    ("evidence", "add", "a1", "out.csv"),
    ("evidence", "add", "a1", "https://eksempel.invalid/x"),
    ("import", "out.json"),
    ("restore",),
    ("doctor", "--salvage", "saved.db"),
    ("erase", "kari", "--yes"),
)


NAME = b"Kari Nes"


def guarded(tmp_path: Path, work: Path) -> dict[str, str]:
    """An environment in which whatever would connect to something ends the program."""
    guard = tmp_path / "guard"
    guard.mkdir(exist_ok=True)
    (guard / "sitecustomize.py").write_text(GUARD)
    return {"PYTHONPATH": f"{guard}:{surroundings(work)['PYTHONPATH']}", "PYTHONDONTWRITEBYTECODE": "1"}


def assert_its_owners_alone(folder: Path) -> None:
    for one in everything(folder):
        mode = stat.S_IMODE(one.stat().st_mode)
        assert mode == (0o700 if one.is_dir() else 0o600), (one.relative_to(folder), oct(mode))


def everything(folder: Path) -> list[Path]:
    """Every file and folder below."""
    return [Path(place, name) for place, folders, names in os.walk(folder) for name in (*folders, *names)]


def test_privacy_nothing_connects_and_everything_is_its_owners_alone(tmp_path: Path) -> None:
    work = tmp_path / "work"
    log = small_log(work, activities=[meeting("a1", title="Pilot")])
    for words in COMMANDS:
        done = run(log, *words, cwd=work, env=guarded(tmp_path, work), umask=0)
        assert done.returncode == 0, (words, done.stderr)
        assert "CONNECTED" not in done.stderr
    copy = next(work.glob("klyngetui/backups/*.klynge"))
    assert run(log, "restore", str(copy), cwd=work, umask=0).returncode == 0
    assert list(work.glob("log.db.replaced-*"))
    assert_its_owners_alone(work)


def test_privacy_a_log_brought_up_leaves_a_copy_that_is_its_owners_alone(tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir(mode=0o700)
    log = work / "log.db"
    log.write_bytes(gzip.decompress((ROOT / "tests/store/versions/version-1.db.gz").read_bytes()))
    log.chmod(0o600)
    assert run(log, "list", umask=0).returncode == 0
    assert list(work.glob("log.db.version-*"))
    assert_its_owners_alone(work)


def test_privacy_the_app_connects_to_nothing_and_writes_no_log_of_its_own(tmp_path: Path) -> None:
    work = tmp_path / "work"
    log = small_log(work, activities=[meeting("a1", title="Pilot")])
    open_umask = ("sh", "-c", 'umask 0; exec "$@"', "sh")
    with Terminal(log, before=open_umask, **guarded(tmp_path, work)) as terminal:
        terminal.until("Prøveklyngen")
        terminal.type("3")
        terminal.until("Sort")
        terminal.type("w")
        terminal.until("Kari Nes")
        terminal.type("\r")
        terminal.until("Once erased")
        end = time.monotonic() + 15
        while not list(work.glob("klyngetui/backups/*.klynge")) and time.monotonic() < end:
            terminal.read(0.1)
        terminal.type("\x1b")
        terminal.read(0.2)
        terminal.type("q")
        assert terminal.ended() == 0
        assert "CONNECTED" not in terminal.text
    assert_its_owners_alone(work)
    naming = {one.relative_to(work).parts[-1] for one in everything(work) if one.is_file() and NAME in one.read_bytes()}
    assert {name for name in naming if not name.endswith(".klynge")} == {"log.db"}


def test_privacy_it_all_works_where_there_is_no_network(tmp_path: Path) -> None:
    if os.geteuid() or not shutil.which("unshare"):
        pytest.skip("only root can take the network away")
    log = small_log(tmp_path)
    for words in (("add", "m fjordglimt: kari"), ("indicators",), ("backup",), ("export", "html", "out.html")):
        done = run(log, *words, cwd=tmp_path, before=("unshare", "--net"))
        assert done.returncode == 0, (words, done.stderr)


def test_row_18_a_missing_or_altered_file_is_found_and_the_export_completes(tmp_path: Path) -> None:
    log = small_log(tmp_path, activities=[meeting("a1", title="Pilot")])
    for name in ("en.txt", "to.txt"):
        (tmp_path / name).write_text(name)
        assert run(log, "evidence", "add", "a1", str(tmp_path / name), "--level", "3").returncode == 0
    first, second = sorted(log.with_name("log.db.files").iterdir())
    first.unlink()
    second.write_text("something else")
    done = run(log, "doctor")
    assert done.returncode == 1
    assert "missing" in done.stdout
    assert "altered" in done.stdout
    done = run(log, "export", "pack", str(tmp_path / "pack.zip"))
    assert (done.returncode, (tmp_path / "pack.zip").exists()) == (0, True), done.stderr
    assert "This report is not complete" in done.stderr
    named = {name for name in ("en.txt", "to.txt") if f"{name}: the file" in done.stderr}
    assert named == {"en.txt", "to.txt"}


def test_row_14_names_that_are_formulas_leave_as_text(tmp_path: Path) -> None:
    log = small_log(tmp_path)
    assert run(log, "add", "--create", "m =HYPERLINK(1)AS: @SUM(A1), +cmd").returncode in (0, 1, 2)
    assert run(log, "participants", "add", "=1+1", "--kind", "sme").returncode == 0
    assert run(log, "add", "meeting", "--with", "=1+1", "--title", "+cmd|x").returncode == 0
    table = run(log, "export", "csv", "-").stdout
    cells = [cell.strip('"') for line in table.splitlines() for cell in line.split(";" if ";" in line else ",")]
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "@")]
