"""How far a long command has come is told on a terminal, and nowhere else."""

from __future__ import annotations

import io
import os
import pty
import sys

import pytest

from klyngetui.cli.progress import progress


def test_a_terminal_is_told_how_many_of_how_many_and_is_wiped_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    master, slave = pty.openpty()
    with os.fdopen(slave, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        with progress("Taking back", after=-1) as tick:
            tick(300, 9000)
        wanted = "\rTaking back … 300 / 9000\r" + " " * 24 + "\r"
        # What was written in two goes may be read in two.
        told = b""
        while len(told) < len(wanted.encode()):
            told += os.read(master, 1000)
        assert told.decode() == wanted
    os.close(master)


@pytest.mark.parametrize("after", [-1, 60])
def test_a_file_is_told_nothing_and_so_is_a_terminal_at_first(monkeypatch: pytest.MonkeyPatch, after: float) -> None:
    said = io.StringIO()
    monkeypatch.setattr(said, "isatty", lambda: after > 0)
    monkeypatch.setattr(sys, "stderr", said)
    with progress("Taking back", after=after) as tick:
        tick(300)
    assert said.getvalue() == ""
