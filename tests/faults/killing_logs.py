"""What makes, empties or replaces a whole log, killed at random moments: the ways of the loop of killing.py."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from klyngetui.store.doctor import ERROR, WARNING, examine
from klyngetui.store.log import open_log
from klyngetui.store.rewriting import holding, rewrite, rewriting_due
from klyngetui.store.traces import telling, traces
from tests.faults.program import changes, run

if TYPE_CHECKING:
    from tests.faults.killing import Loop


def make(loop: Loop) -> None:
    """A new log: there whole, or not there."""
    new = loop.folder / f"new{loop.number}" / "log.db"
    new.parent.mkdir()
    _out, ended = loop.killed("init", new, "init", "Ny klynge")
    assert new.exists() or not ended
    if new.exists():
        well(new)
    shutil.rmtree(new.parent)


def erase(loop: Loop) -> None:
    """Somebody taken out of the log: as before, or gone for good once what the kill left is finished."""
    name = f"Erna{loop.number} Slettesen"
    run(loop.log, "people", "add", name, "--at", "Fjordglimt")
    run(loop.log, "add", f"m fjordglimt: {name}, med {name}")
    with closing(open_log(loop.log)) as log:
        person = next(kept for kept in log.cabinet.load("person") if kept.record["name"] == name)
        size = len({told.record_id for told in telling(log, traces(log, person))})
    before = changes(loop.log)
    loop.killed("erase", loop.log, "erase", name, "--yes")
    if loop.grew(before, size):
        with closing(open_log(loop.log)) as log:
            if rewriting_due(log):
                rewrite(log)
        assert holding(loop.log, [name]) == []


def put_back(loop: Loop) -> None:
    """A backup in the place of the log: either stands there, whole."""
    copy = run(loop.log, "backup", str(loop.folder / "restored")).stdout.strip()
    count = changes(loop.log)
    run(loop.log, "add", "m fjordglimt")
    loop.killed("restore", loop.log, "restore", copy)
    well(loop.log)
    assert changes(loop.log) in (count, count + 1)
    shutil.rmtree(loop.folder / "restored")


WAYS = (make, erase, put_back)


def well(path: Path) -> None:
    """The log opens without a word of repair, and everything in it agrees."""
    with closing(open_log(path)) as log:
        notes = [note for note in log.notes if "version" not in note]
        wrong = [one for one in examine(log) if one.severity in (ERROR, WARNING) and one.code != "opened"]
    assert (notes, wrong) == ([], [])
