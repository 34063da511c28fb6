"""How far a long command has come, on a terminal and only after the first second."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE, STEP = 1.0, 0.2


@contextmanager
def progress(what: str, after: float = PATIENCE) -> Iterator[Callable[..., None]]:
    """A callback to tell the number of things done, and of how many where that is known.

    Nothing is shown before `after` seconds, and what is shown is wiped away at the end.
    """
    begun = time.monotonic()
    shown = [0.0, 0.0]

    def tick(done: int, of: int | None = None) -> None:
        now = time.monotonic()
        if now - begun > after and now - shown[0] > STEP and sys.stderr.isatty():
            line = f"{what} … {done}" + (f" / {of}" if of else "")
            sys.stderr.write(f"\r{line}")
            sys.stderr.flush()
            shown[:] = now, len(line)

    try:
        yield tick
    finally:
        if shown[1]:
            sys.stderr.write("\r" + " " * int(shown[1]) + "\r")
            sys.stderr.flush()
