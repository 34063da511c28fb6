"""Row 3 of docs/reliability.md in the app: over a log that somebody else owns it shows everything and saves nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults.program import meeting, small_log, surroundings
from tests.faults.terminal import Terminal
from tests.faults.test_world import AS_NOBODY, for_anybody, somebody_elses

__all__ = ["for_anybody"]
FAULTS = ("Traceback", "A fault in klyngetui", "Error:")


def answered(terminal: Terminal, keys: str, words: str = "nothing was written") -> None:
    """The keys are answered with the words, and the screen is at rest again."""
    terminal.read(0.3)
    seen = len(terminal.text)
    terminal.type(keys)
    terminal.until(words, seen)


@pytest.mark.parametrize("what", ["file", "folder"])
def test_row_03_the_app_shows_a_read_only_log_and_every_save_says_one_line(for_anybody: Path, what: str) -> None:
    log = small_log(for_anybody / "place", activities=[meeting("a1", title="Pilot på tang")])
    home = somebody_elses(log, what)
    before = log.read_bytes(), sorted(one.name for one in log.parent.iterdir())
    around = surroundings(home, PATH=os.environ["PATH"])
    with Terminal(log, before=AS_NOBODY, **around) as terminal:
        terminal.until("read-only")
        answered(terminal, "2", "Pilot på tang")
        for key in "audxe\x05":
            answered(terminal, key)
        answered(terminal, "3", "Sort")
        answered(terminal, "n")
        answered(terminal, "w", "Whose data?")
        answered(terminal, "\r", "Once erased")
        answered(terminal, "d")
        assert not any(fault in terminal.text for fault in FAULTS)
        assert terminal.process.poll() is None
    assert (log.read_bytes(), sorted(one.name for one in log.parent.iterdir())) == before
