"""Export of 100,000 entries as CSV against fetching the same rows, and of as many cells as XLSX against xlsxwriter."""

from __future__ import annotations

from benchmarks.make_log import FOLDER, log_of
from benchmarks.measure import Row, interleaved, show
from klyngetui.exchange.csv_out import write_csv
from klyngetui.exchange.csv_rows import entry_rows
from klyngetui.exchange.private_copy import private_copy
from klyngetui.store.log import open_log

ENTRIES = 33_000
"""About 100,000 rows: one for each entry and participant."""


def rows() -> list[Row]:
    log = open_log(log_of(ENTRIES), write=False)

    def fetched() -> None:
        with private_copy(log) as copy:
            for _row in entry_rows(copy):
                pass

    written, fetching = interleaved(lambda: write_csv(log, FOLDER / "entries.csv"), fetched, rounds=5, warm=0)
    return [Row("export csv, 100,000 rows", "fetching the rows", written, fetching, 2.5)]


if __name__ == "__main__":
    show(rows())
