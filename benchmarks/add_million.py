"""`klyngetui add` as a whole process at a million entries, against itself at a thousand."""

from __future__ import annotations

from benchmarks.installed import HOME, add_command, product
from benchmarks.make_log import log_of
from benchmarks.measure import Row, interleaved, process, show


def rows() -> list[Row]:
    command = product()
    many, few = interleaved(
        process(add_command(command, log_of(1_000_000)), **HOME),
        process(add_command(command, log_of(1000)), **HOME),
        rounds=15,
    )
    return [Row("add, one process, 1,000,000 entries", "itself, 1,000 entries", many, few, 1.1)]


if __name__ == "__main__":
    show(rows())
