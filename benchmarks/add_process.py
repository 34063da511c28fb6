"""`klyngetui add` as a whole process at 1,000 entries, against watson and jrnl at as many."""

from __future__ import annotations

import shutil

from benchmarks.installed import HOME, add_command, jrnl, product, watson
from benchmarks.make_log import FOLDER, log_of
from benchmarks.measure import Row, interleaved, process, show


def rows() -> list[Row]:
    log = FOLDER / "add.db"
    shutil.copy(log_of(1000), log)
    command, environment = watson()
    other, surroundings = jrnl()
    ours, frames, journal = interleaved(
        process(add_command(product(), log), **HOME),
        process(command, **environment),
        process(other, **surroundings),
        rounds=15,
    )
    return [
        Row("add, one process, 1,000 entries", "watson add, 1,000 frames", ours, frames, 1.0),
        Row("add, one process, 1,000 entries", "jrnl, 1,000 entries", ours, journal, 0.6),
    ]


if __name__ == "__main__":
    show(rows())
