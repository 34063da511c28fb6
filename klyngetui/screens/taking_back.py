"""Undo and redo, told in words with what they do to the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from klyngetui.keys.pressed import pressed, undo_hint
from klyngetui.locale import _
from klyngetui.store.trouble import TROUBLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from klyngetui.screens.desk import Desk
    from klyngetui.store.log import Log
    from klyngetui.store.tick import Tick
    from klyngetui.store.undo import Undone

LONG = 300
"""Records and entries touched that take longer than one should wait without seeing how far it has come."""


class Way(NamedTuple):
    """Undo or redo: what does it, the actions it chooses from, and its words."""

    act: Callable[..., list[Undone]]
    actions: Callable[[Log], Iterator[str]]
    doing: str
    done: str
    then: str
    nothing: str


def undoing() -> Way:
    """Taking back the last action."""
    from klyngetui.store.actions import standing
    from klyngetui.store.undo import undo

    nothing = _("There is nothing to take back.")
    return Way(
        undo,
        standing,
        _("Taking back"),
        _("Taken back: {what}"),
        _("{key} brings it back").format(key=pressed("redo")),
        nothing,
    )


def redoing() -> Way:
    """Bringing back what was taken back last."""
    from klyngetui.store.actions import undone
    from klyngetui.store.undo import redo

    nothing = _("There is nothing to bring back.")
    return Way(redo, undone, _("Bringing back"), _("Brought back: {what}"), undo_hint(), nothing)


class Told(NamedTuple):
    """What was done, or why it was not, in words and a tone; `warned` where asking once more does it anyway."""

    words: str
    tone: str
    warned: bool = False


class TakingBack:
    """Takes back and brings back one action at a time; what was built upon goes at the second asking in a row."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._warned: int | None = None

    def is_long(self, way: Way) -> bool:
        """Whether it touches so much that it is better done aside."""
        from klyngetui.store.reach import reach

        return reach(self._desk.log, way.actions, LONG) >= LONG

    def step(self, way: Way) -> Callable[[Log, Tick], Told]:
        """What does it over a log, whichever thread it is on, to the action that is the last one now; raises LogError.

        Where the log cannot be read just now, to the one that is the last by then.
        """
        anyway, self._warned = self._warned == self._desk.stamp, None
        today, meant = self._desk.today, _last(way, self._desk.log)
        return lambda log, tick: _taken(way, log, tick, today, meant, anyway=anyway)

    def heard(self, told: Told) -> tuple[str, str]:
        """The words and the tone of what came of it; remembers a warning until something else is done."""
        self._warned = self._desk.stamp if told.warned else None
        return told.words, told.tone


def _last(way: Way, log: Log) -> str | None:
    try:
        return next(way.actions(log), None)
    except TROUBLE:
        return None


def _taken(way: Way, log: Log, tick: Tick, today: date, meant: str | None, *, anyway: bool) -> Told:
    from klyngetui.indicators.effects import standing, told_since
    from klyngetui.store.steps import Steps
    from klyngetui.store.undo import BuiltUpon

    before = standing(log, today)
    try:
        with log.transaction():
            if meant is not None and _last(way, log) != meant:
                return Told(
                    _("Something else was saved meanwhile, so that nothing was changed; press once more."), "warn"
                )
            done = way.act(log, anyway=anyway, steps=Steps(tick))
    except BuiltUpon as error:
        return Told(_("{why} Press once more to do it anyway.").format(why=error), "warn", warned=True)
    if not done:
        return Told(way.nothing, "muted")
    told = [way.done.format(what=done[0].words), *told_since(log, before), way.then]
    return Told(" · ".join(told), "good")
