"""A program in a terminal of its own: what it draws, when, and how much memory it takes."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROWS, COLUMNS = 40, 120
SILENCE = 0.05
"""Seconds without a byte that end a frame."""
PATIENCE = 30.0


class Terminal:
    """Start with a command; use as a context manager, which ends the program."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.began = time.perf_counter()
        self.pid, self.handle = pty.fork()
        if self.pid == 0:
            os.environ.update({**environment, "TERM": "xterm-256color", "COLORTERM": "truecolor"})
            os.execvp(command[0], list(command))
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_error: object) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.handle)

    def until(self, text: str) -> float:
        """Milliseconds from the start until all of the words are drawn."""
        seen, words = b"", [word.encode() for word in text.split()]
        while not all(word in seen for word in words):
            seen += self._read(PATIENCE)
        return (time.perf_counter() - self.began) * 1000

    def key(self, keys: str) -> float:
        """Milliseconds from a key to the last byte of what it draws."""
        self.quiet()
        began = time.perf_counter()
        os.write(self.handle, keys.encode())
        self._read(PATIENCE)
        last = time.perf_counter()
        while self._ready(SILENCE):
            self._read(0)
            last = time.perf_counter()
        return (last - began) * 1000

    def quiet(self) -> None:
        """Wait until nothing is drawn any more."""
        while self._ready(4 * SILENCE):
            self._read(0)

    def idle(self, seconds: float) -> int:
        """How many bytes are drawn in that time without a key."""
        self.quiet()
        end, drawn = time.perf_counter() + seconds, 0
        while (left := end - time.perf_counter()) > 0:
            if self._ready(left):
                drawn += len(self._read(0))
        return drawn

    def processor(self) -> float:
        """Milliseconds of processor that all of its threads took so far."""
        spent = (path.read_text().split()[0] for path in Path(f"/proc/{self.pid}/task").glob("*/schedstat"))
        return sum(map(int, spent)) / 1e6

    def memory(self) -> float:
        """Resident megabytes."""
        with open(f"/proc/{self.pid}/status") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))

    def _ready(self, seconds: float) -> bool:
        return bool(select.select([self.handle], [], [], seconds)[0])

    def _read(self, seconds: float) -> bytes:
        if seconds and not self._ready(seconds):
            raise SystemExit("the program drew nothing")
        return os.read(self.handle, 65536)
