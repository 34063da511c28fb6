"""All figures in one process, warm, at a million entries: against the same statements in the sqlite3 shell."""

from __future__ import annotations

import subprocess
from pathlib import Path
from statistics import median

from benchmarks.make_log import TODAY, log_of
from benchmarks.measure import ROUNDS, Row, interleaved, show, timed
from klyngetui.indicators.figures import figures
from klyngetui.store.log import Log, open_log

FEW, MANY = 5, 45


def rows() -> list[Row]:
    large, small = open_log(log_of(1_000_000), write=False), open_log(log_of(10_000), write=False)
    big, little = interleaved(lambda: figures(large, TODAY), lambda: figures(small, TODAY), rounds=21)
    return [
        Row("all figures, warm, 1,000,000 entries", "the same SQL in the sqlite3 shell", big, shell(large), 1.5),
        Row("all figures, warm, 1,000,000 entries", "a limit", big, None, 5),
        Row("all figures, warm, 1,000,000 entries", "itself, 10,000 entries", big, little, 2),
    ]


def statements(log: Log) -> list[str]:
    """The statements that the figures run, with their values."""
    found: list[str] = []
    log.connection.set_trace_callback(found.append)
    figures(log, TODAY)
    log.connection.set_trace_callback(None)
    return [statement.strip() for statement in found]


def shell(log: Log) -> float:
    """Milliseconds the shell takes for the statements once: many runs less few, so that its start does not count."""
    asked = statements(log)
    return median((_run(log.path, asked, MANY) - _run(log.path, asked, FEW)) / (MANY - FEW) for _ in range(ROUNDS))


def _run(path: Path, asked: list[str], times: int) -> float:
    script = ".output /dev/null\nPRAGMA cache_size = -65536;\n" + (";\n".join(asked) + ";\n") * times

    def run() -> None:
        subprocess.run(["sqlite3", "-readonly", path], input=script.encode(), check=True, capture_output=True)

    return timed(run)


if __name__ == "__main__":
    show(rows())
