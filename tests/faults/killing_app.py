"""The app in a terminal, killed while something is typed, saved or taken back; what was typed is there at the next start."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING, Any

from klyngetui.store import drafts
from klyngetui.store.log import open_log
from tests.faults.terminal import PATIENCE, Terminal

if TYPE_CHECKING:
    from tests.faults.killing import Loop

ESCAPE = "\x1b"
SAVED = "u undo"
"""What the effect line says of what is saved."""


def save_a_line(loop: Loop) -> None:
    """A line in the capture bar, killed while it is typed or saved."""
    _killed(loop, f"am fjordglimt, apptest{loop.number}", "\r", size=1)
    _thrown_away(loop)


def save_an_edit(loop: Loop) -> None:
    """A participant changed in its form, killed while it is typed or saved."""
    _killed(loop, f"3e{loop.number}", "\r", size=1)
    _thrown_away(loop)


def undo(loop: Loop) -> None:
    """The last action taken back by its key."""
    _killed(loop, "", "u", size=loop.size_of_last())


def leave_a_line(loop: Loop) -> None:
    """A line half typed: what was kept of it is told at the next start and stands in the bar again."""
    line = f"m fjordglimt: kari, halv sak nummer {loop.number}"
    _killed(loop, f"a{line}")
    kept = _kept(loop)
    if kept:
        assert line.startswith(kept[0]["line"])
        _offered(loop, "A line you were typing was kept", "a", kept[0]["line"])


def leave_a_form(loop: Loop) -> None:
    """A form half filled in, killed once some of it is kept: told at the next start, it stands in the form again."""
    name = f"Halvferdig nummer {loop.number} AS"
    _killed(loop, f"3n{name}", kept=True)
    (found,) = _kept(loop)
    assert name.startswith(found["fields"]["name"])
    _offered(loop, "is there when you open it again", "3n", found["fields"]["name"])


WAYS: tuple[Callable[[Loop], None], ...] = (leave_a_line, save_a_line, leave_a_form, save_an_edit, undo)


def _killed(loop: Loop, typed: str, last: str = "", size: int = 0, *, kept: bool = False) -> None:
    changes = loop.count()
    with Terminal(loop.log) as terminal:
        terminal.until("Prøveklyngen")
        terminal.type(typed)
        seen = len(terminal.text)
        if last:
            terminal.read(loop.dice.uniform(0.0, 0.3))
            terminal.type(last)
        end = time.monotonic() + PATIENCE
        while kept and not _drafts(loop) and time.monotonic() < end:
            terminal.read(0.02)
        _let(terminal, loop.dice.uniform(0.0, 1.2 if last else 2.0))
        terminal.kill()
    loop.kills["app"] += 1
    grown = loop.grew(changes, size)
    if last and SAVED in terminal.text[seen:]:
        assert grown, f"{typed} was acknowledged and is gone"
        loop.acknowledged += 1


def _let(terminal: Terminal, seconds: float) -> None:
    """Let the app work so long."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        terminal.read(0.02)


def _drafts(loop: Loop) -> int:
    with closing(open_log(loop.log, write=False)) as log:
        return int(log.connection.execute("SELECT count(*) FROM draft").fetchone()[0])


def _kept(loop: Loop) -> list[dict[str, Any]]:
    """What was being typed, as the next window finds it."""
    with closing(open_log(loop.log)) as log:
        return [found for place in drafts.places(log) if (found := drafts.find(log, place))]


def _offered(loop: Loop, told: str, keys: str, words: str) -> None:
    """The next start tells of it, the keys bring it back, Escape throws it away."""
    with Terminal(loop.log) as terminal:
        terminal.until(told)
        seen = len(terminal.text)
        terminal.type(keys)
        end = time.monotonic() + PATIENCE
        while words.split()[-1] not in terminal.text[seen:] and time.monotonic() < end:
            terminal.read(0.05)
        assert words.split()[-1] in terminal.text[seen:], terminal.text[-2000:]
        end = time.monotonic() + PATIENCE
        while _drafts(loop) and time.monotonic() < end:
            terminal.type(ESCAPE)
            terminal.read(0.3)
        terminal.kill()
    assert not _drafts(loop)
    loop.drafts += 1


def _thrown_away(loop: Loop) -> None:
    """What the kill left of a line or form is no concern of the next one."""
    with closing(open_log(loop.log)) as log:
        for place in drafts.places(log):
            drafts.adopt(log, place)
            drafts.drop(log, place)
