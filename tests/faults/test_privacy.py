"""Rows 14, 18 and the promise of privacy in docs/reliability.md: modes of files, and no connection to anywhere."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest

from tests.faults.program import meeting, run, small_log, surroundings

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
    ("export", "csv", "out.csv"),
    ("export", "xlsx", "out.xlsx"),
    ("export", "html", "out.html"),
    ("export", "pack", "out.zip"),
    ("export", "person", "kari", "out-kari.json"),
    ("verify", "out.zip"),
    ("evidence", "add", "a1", "out.csv"),
    ("evidence", "add", "a1", "https://eksempel.invalid/x"),
    ("import", "out.json"),
    ("restore",),
    ("erase", "kari", "--yes"),
)


def everything(folder: Path) -> list[Path]:
    """Every file and folder below."""
    return [Path(place, name) for place, folders, names in os.walk(folder) for name in (*folders, *names)]


def test_privacy_nothing_connects_and_everything_is_its_owners_alone(tmp_path: Path) -> None:
    work = tmp_path / "work"
    log = small_log(work, activities=[meeting("a1", title="Pilot")])
    guard = tmp_path / "guard"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(GUARD)
    path = f"{guard}:{surroundings(work)['PYTHONPATH']}"
    for words in COMMANDS:
        done = run(log, *words, cwd=work, env={"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}, umask=0)
        assert done.returncode == 0, (words, done.stderr)
        assert "CONNECTED" not in done.stderr
    for one in everything(work):
        mode = stat.S_IMODE(one.stat().st_mode)
        assert mode == (0o700 if one.is_dir() else 0o600), (one.relative_to(work), oct(mode))


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
    assert (tmp_path / "pack.zip").exists(), done.stderr
    assert done.stderr


def test_row_14_names_that_are_formulas_leave_as_text(tmp_path: Path) -> None:
    log = small_log(tmp_path)
    assert run(log, "add", "--create", "m =HYPERLINK(1)AS: @SUM(A1), +cmd").returncode in (0, 1, 2)
    assert run(log, "participants", "add", "=1+1", "--kind", "sme").returncode == 0
    assert run(log, "add", "meeting", "--with", "=1+1", "--title", "+cmd|x").returncode == 0
    table = run(log, "export", "csv", "-").stdout
    cells = [cell.strip('"') for line in table.splitlines() for cell in line.split(";" if ";" in line else ",")]
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "@")]
