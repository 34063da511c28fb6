"""Undo, history and opening a record at a million entries, against the same at 1,500."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.make_log import TODAY, log_of
from benchmarks.measure import Row, interleaved, show
from benchmarks.save import saving
from klyngetui.indicators.why import why
from klyngetui.store.history import history
from klyngetui.store.log import Log, open_log
from klyngetui.store.pages import entries, newer_first
from klyngetui.store.undo import undo

if TYPE_CHECKING:
    from collections.abc import Callable


def rows() -> list[Row]:
    logs = [open_log(log_of(size)) for size in (1_000_000, 1500)]
    found = []
    for what, work in (("undo", undoing), ("history", telling), ("open a record", opening)):
        large, small = interleaved(*map(work, logs), rounds=15)
        found.append(Row(f"{what}, 1,000,000 entries", "itself, 1,500 entries", large, small, 1.2))
    return found


def undoing(log: Log) -> Callable[[], object]:
    """Takes a save of a meeting back; the saves are made before."""
    save = saving(log)
    for _time in range(20):
        save()
    return lambda: undo(log)


def telling(log: Log) -> Callable[[], object]:
    """The history of the newest entry."""
    identity = entries(log, newer_first(log, limit=1))[0].kept.record["id"]
    return lambda: history(log, identity)


def opening(log: Log) -> Callable[[], object]:
    """The newest entry and what it counts for."""
    return lambda: why(log, entries(log, newer_first(log, limit=1))[0].kept.record, TODAY)


if __name__ == "__main__":
    show(rows())
