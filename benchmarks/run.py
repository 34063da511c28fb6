"""Every row of the table: python -m benchmarks.run [NAME…]. Names are those of the scripts beside this one."""

from __future__ import annotations

import sys
from importlib import import_module

from benchmarks.measure import HEAD

SCRIPTS = (
    *("add_process", "add_million", "indicators_process", "home_start", "figures", "trend", "save", "log_screen"),
    *("search", "csv_import", "export", "look_back", "upkeep"),
)


def main(names: list[str]) -> int:
    """Print the table; how many goals were not met."""
    missed = 0
    print(HEAD)
    for name in names or SCRIPTS:
        for row in import_module(f"benchmarks.{name}").rows():
            print(row, flush=True)
            missed += not row.met
    return missed


if __name__ == "__main__":
    raise SystemExit(min(main(sys.argv[1:]), 1))
