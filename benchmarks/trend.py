"""The three headlines of 36 months, at a million entries."""

from __future__ import annotations

from benchmarks.make_log import TODAY, log_of
from benchmarks.measure import Row, interleaved, show
from klyngetui.indicators.trend import trend
from klyngetui.store.log import open_log


def rows() -> list[Row]:
    large = open_log(log_of(1_000_000), write=False)
    [took] = interleaved(lambda: trend(large, TODAY, 36), rounds=15)
    return [Row("trend of 36 months, 1,000,000 entries", "a limit", took, None, 50)]


if __name__ == "__main__":
    show(rows())
