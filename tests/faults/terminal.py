"""The app in a pseudo-terminal: keys go in, the bytes a terminal would get come out."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from pathlib import Path
from types import TracebackType

from tests.faults.program import COMMAND, surroundings

PATIENCE = 30.0


class Terminal:
    """The app over a log, as a context manager; what is still running at the end is killed."""

    def __init__(
        self, log: Path, *words: str, size: tuple[int, int] = (80, 24), before: tuple[str, ...] = (), **env: str
    ) -> None:
        self.bytes = b""
        self._master, slave = pty.openpty()
        columns, lines = size
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        around = {**surroundings(log.parent), "KLYNGETUI_LOG": str(log), **env}
        self.process = subprocess.Popen(
            [*before, *COMMAND, *words],
            **dict.fromkeys(("stdin", "stdout", "stderr"), slave),
            env=around,
            start_new_session=True,
            preexec_fn=heeding_interrupts,
        )
        os.close(slave)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        if self._master >= 0:
            os.close(self._master)

    def hang_up(self) -> None:
        """Close the terminal; no signal tells the program, whose session it is not."""
        os.close(self._master)
        self._master = -1

    @property
    def text(self) -> str:
        """All that came out so far, as text."""
        return self.bytes.decode("utf-8", "replace")

    def type(self, keys: str) -> None:
        """Press keys, one after the other."""
        os.write(self._master, keys.encode("utf-8", "surrogatepass"))
        self.read(0.05)

    def paste(self, text: str) -> None:
        """Paste text as a terminal does."""
        self.type(f"\x1b[200~{text}\x1b[201~")

    def resize(self, columns: int, lines: int) -> None:
        """Make the terminal another size."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.process.send_signal(signal.SIGWINCH)
        self.read(0.2)

    def read(self, seconds: float) -> None:
        """Take what comes out until nothing came for so long."""
        while select.select([self._master], [], [], seconds)[0]:
            try:
                found = os.read(self._master, 65_536)
            except OSError:  # the other end is closed
                return
            if not found:
                return
            self.bytes += found

    def until(self, words: str, seen: int = 0) -> None:
        """Wait for the words in what comes after so much of the text; raises AssertionError where they do not come."""
        end = time.monotonic() + PATIENCE
        while words not in self.text[seen:] and time.monotonic() < end and self.process.poll() is None:
            self.read(0.05)
        assert words in self.text[seen:], self.text[-2000:]

    def ended(self) -> int:
        """Wait for the program to end by itself; returns its exit code."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < end:
            self.read(0.05)
        return self.process.wait(1)

    def kill(self) -> None:
        """End the program without asking it."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


def heeding_interrupts() -> None:
    """As a terminal starts its programs; those of a shell's background, or of nohup, would be deaf to both."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
