"""Rebuild, doctor and backup: the time an entry takes must not grow with the log."""

from __future__ import annotations

import shutil
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

SMALL, LARGE = 100_000, 1_000_000
WORKS: dict[str, Callable[[Log], object]] = {
    "rebuild": rebuild,
    "doctor": examine,
    "backup": lambda log: backup(log, FOLDER / "backups"),
}


def rows() -> list[Row]:
    took: dict[tuple[str, int], float] = {}
    for size in (SMALL, LARGE):
        path = FOLDER / "upkeep.db"
        shutil.copy(log_of(size), path)
        with open_log(path) as log:
            for what, work in WORKS.items():
                took[what, size] = timed(lambda work=work, log=log: work(log)) / size  # type: ignore[misc]
                print(f"{what}, {size:,} entries: {took[what, size] * size / 1000:.1f} s", file=sys.stderr, flush=True)
        path.unlink()
        shutil.rmtree(FOLDER / "backups", ignore_errors=True)
    against = f"an entry of {SMALL:,}"
    return [Row(f"{what}, an entry of {LARGE:,}", against, took[what, LARGE], took[what, SMALL], 1.3) for what in WORKS]


if __name__ == "__main__":
    show(rows())
