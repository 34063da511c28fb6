"""Rebuild, doctor and backup: the time an entry takes must not grow with the log.

What a larger file costs by itself, a copy of it and the sqlite3 shell's check of that copy, is measured beside them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from benchmarks.make_log import FOLDER, log_of
from benchmarks.measure import Row, show, timed
from klyngetui.store.backup import backup
from klyngetui.store.doctor import examine
from klyngetui.store.log import Log, open_log
from klyngetui.store.rebuild import rebuild

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SMALL, LARGE = 100_000, 1_000_000
WORKS: dict[str, Callable[[Log], object]] = {
    "rebuild": rebuild,
    "doctor": examine,
    "backup": lambda log: backup(log, FOLDER / "backups"),
}
COPY = "cp and the shell's check of the copy"
CHECK = "PRAGMA cache_size = -32768; PRAGMA integrity_check;"
"""With the pages that a backup holds for it."""


def rows() -> list[Row]:
    took: dict[tuple[str, int], float] = {}
    for size in (SMALL, LARGE):
        path = FOLDER / "upkeep.db"
        shutil.copy(log_of(size), path)
        with open_log(path) as log:
            for what, work in {**WORKS, COPY: _copy_and_check}.items():
                before = sum(os.times()[:4])
                took[what, size] = timed(lambda work=work, log=log: work(log)) / size  # type: ignore[misc]
                seconds = f"{took[what, size] * size / 1000:.1f} s, {sum(os.times()[:4]) - before:.1f} of processor"
                print(f"{what}, {size:,} entries: {seconds}", file=sys.stderr, flush=True)
        path.unlink()
        shutil.rmtree(FOLDER / "backups", ignore_errors=True)
    against = f"an entry of {SMALL:,}"
    grown = {what: took[what, LARGE] / took[what, SMALL] for what in ("backup", COPY)}
    return [
        *(Row(f"{what}, an entry of {LARGE:,}", against, took[what, LARGE], took[what, SMALL], 1.3) for what in WORKS),
        Row(f"backup, {LARGE:,} entries", COPY, took["backup", LARGE] * LARGE, took[COPY, LARGE] * LARGE, 1.3),
        Row(f"growth of a backup's entry to {LARGE:,}", f"that of {COPY}", grown["backup"], grown[COPY], 1.1, "×"),
    ]


def _copy_and_check(log: Log) -> None:
    copy: Path = FOLDER / "floor.db"
    try:
        subprocess.run(["cp", log.path, copy], check=True)
        subprocess.run(["sqlite3", copy, CHECK], check=True, capture_output=True)
    finally:
        copy.unlink(missing_ok=True)


if __name__ == "__main__":
    show(rows())
