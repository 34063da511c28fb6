"""What every benchmark shares: interleaved medians, and one row of the table."""

from __future__ import annotations

import subprocess
import sys
import time
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Work = Callable[[], object]

ROUNDS = 7


class Row(NamedTuple):
    """One line of the table: ours against theirs, or against a limit where `theirs` is None; in milliseconds unless
    another unit is named.
    """

    what: str
    against: str
    ours: float
    theirs: float | None
    goal: float
    unit: str = "ms"

    @property
    def value(self) -> float:
        """The ratio, or what was measured where there is only a limit."""
        return self.ours / self.theirs if self.theirs else self.ours

    @property
    def met(self) -> bool:
        return self.value <= self.goal

    def __str__(self) -> str:
        unit = "×" if self.theirs else f" {self.unit}"
        theirs = f"{self.theirs:.2f} {self.unit}" if self.theirs else "–"
        value, goal = f"{self.value:.2f}{unit}", f"≤ {self.goal:g}{unit}"
        met = "met" if self.met else "not met"
        return f"| {self.what} | {self.ours:.2f} {self.unit} | {self.against} | {theirs} | {value} | {goal} | {met} |"


HEAD = "| what | ours | against | theirs | measured | goal | |\n|---|---|---|---|---|---|---|"


def interleaved(*works: Work, rounds: int = ROUNDS, warm: int = 1) -> list[float]:
    """The median milliseconds of each, taken in turns so that a busy moment of the machine meets all of them."""
    for _round in range(warm):
        for work in works:
            work()
    times: list[list[float]] = [[] for _work in works]
    for turn in range(rounds):
        for place in range(len(works)):
            at = (place + turn) % len(works)
            times[at].append(timed(works[at]))
    return [median(some) for some in times]


def timed(work: Work) -> float:
    """Milliseconds it takes once."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def process(command: Sequence[str], **environment: str) -> Work:
    """A whole process as work; fails loudly where the process does."""
    import os

    def run() -> None:
        done = subprocess.run(
            command, env={**os.environ, **environment}, capture_output=True, stdin=subprocess.DEVNULL, check=False
        )
        if done.returncode:
            raise SystemExit(f"{' '.join(command)}\n{done.stderr.decode()}")

    return run


def show(rows: Sequence[Row]) -> None:
    """Print the table."""
    print(HEAD)
    for row in rows:
        print(row, flush=True)
    sys.stdout.flush()
