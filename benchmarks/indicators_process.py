"""`klyngetui indicators --json` as a whole process at a million entries, against itself at 1,500 and against duckdb.

duckdb answers one of the questions: who of the participants was reached in the window, over the same presences.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from benchmarks.installed import HOME, product, program
from benchmarks.make_log import FOLDER, log_of
from benchmarks.measure import Row, interleaved, process, show

QUESTION = """
import duckdb, sys
reached = "SELECT count(DISTINCT participant) FROM presence WHERE contact >= 2 AND day BETWEEN ? AND ?"
print(duckdb.connect(sys.argv[1], read_only=True).execute(reached, ["2025-11-24", "2026-11-23"]).fetchall())
"""
LOAD = """
import duckdb, sys
duckdb.connect(sys.argv[2]).execute("CREATE TABLE presence AS SELECT * FROM read_csv(?, header = true)", [sys.argv[1]])
"""


def rows() -> list[Row]:
    command, python = product(), str(Path(program("duckdb", "python")))
    many, few, duck = interleaved(
        process([command, "--log", str(log_of(1_000_000)), "indicators", "--json"], **HOME),
        process([command, "--log", str(log_of(1500)), "indicators", "--json"], **HOME),
        process([python, "-c", QUESTION, str(_same_rows(python))]),
        rounds=11,
    )
    return [
        Row("indicators --json, one process, 1,000,000 entries", "itself, 1,500 entries", many, few, 1.2),
        Row("indicators --json, one process, 1,000,000 entries", "duckdb, one of its queries", many, duck, 0.5),
    ]


def _same_rows(python: str) -> Path:
    """The presences of the large log as a file of duckdb's own."""
    path, table = FOLDER / "presence.duckdb", FOLDER / "presence.csv"
    if not path.exists():
        with closing(sqlite3.connect(log_of(1_000_000))) as log, table.open("w") as file:
            file.write("participant,day,contact\n")
            for row in log.execute("SELECT participant, day, contact FROM presence"):
                file.write("{},{},{}\n".format(*row))
        process([python, "-c", LOAD, str(table), str(path)])()
        table.unlink()
    return path


if __name__ == "__main__":
    show(rows())
