"""Long work over the log: on another thread over a connection of its own, told of as it goes, stopped when asked."""

from __future__ import annotations

import time
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.worker import Worker, WorkerState

from klyngetui.keys.binding import bind_keys
from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.plain import fit
from klyngetui.store.connection import hold_more
from klyngetui.store.errors import Stopped
from klyngetui.store.log import Log, open_log
from klyngetui.widgets.progress_line import SECONDS_BEFORE_SHOWING, ProgressLine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import ComposeResult

    from klyngetui.screens.desk import Desk
    from klyngetui.store.tick import Tick

    Step = Callable[[Log, Tick], Any]

SECONDS_BETWEEN_TICKS = 0.1
ENDED = (WorkerState.SUCCESS, WorkerState.ERROR)


class Progressed(Message):
    """So many things are done, of how many where that is known."""

    def __init__(self, done: int, of: int | None) -> None:
        super().__init__()
        self.done = done
        self.of = of


def ticker(stop: Event, tell: Callable[[Progressed], object], words: str) -> Tick:
    """A tick that tells now and then how far the work has come; once `stop` is set it raises Stopped with the words."""
    told = time.monotonic()

    def tick(done: int, of: int | None = None) -> None:
        nonlocal told
        if stop.is_set():
            raise Stopped(words)
        now = time.monotonic()
        if now - told > SECONDS_BETWEEN_TICKS:
            told = now
            tell(Progressed(done, of))

    return tick


def over_own_log(path: Path, actor: str | None, step: Step, tick: Tick, *, write: bool) -> Any:
    """Do the step over the log at the path, opened for it; raises LogError and what the step raises."""
    with open_log(path, write=write) as log:
        hold_more(log.connection)
        log.actor = actor
        return step(log, tick)


class Outcome(NamedTuple):
    """What long work gave, or what went wrong with it."""

    result: Any
    error: BaseException | None

    def given(self) -> Any:
        """The result; raises the error where there is one."""
        if self.error is not None:
            raise self.error
        return self.result


class LongWork(ModalScreen[Outcome]):
    """Does one thing while nothing else can be done; unseen while it is short. Ends with its outcome."""

    WHERE: ClassVar[str] = "work"
    DEFAULT_CSS = """
    LongWork {
        align: center middle;
        background: transparent;
        &.-shown { background: $background 60%; }
        & > Vertical { visibility: hidden; width: 100%; max-width: 70; height: auto; padding: 1 2; }
        &.-shown > Vertical {
            visibility: visible; background: $surface; border: round $primary; border-title-color: $primary;
        }
    }
    """

    def __init__(self, desk: Desk, doing: str, step: Step) -> None:
        super().__init__()
        self.desk = desk
        self.doing = doing
        self._stop = Event()
        tick = ticker(self._stop, self.post_message, _("Stopped; nothing was changed."))
        self._work = partial(over_own_log, desk.log.path, desk.log.actor, step, tick, write=True)

    def compose(self) -> ComposeResult:
        """The bar in a frame."""
        with Vertical() as frame:
            frame.border_title = Content(fit(self.doing, 60))
            yield ProgressLine(stops=pressed("work.stop"))

    def on_mount(self) -> None:
        """Take the keys, and begin."""
        bind_keys(self, self.WHERE)
        self.query_one(ProgressLine).show(_("Working …"))
        self.set_timer(SECONDS_BEFORE_SHOWING, lambda: self.add_class("-shown"))
        self.desk.aside = True
        self.run_worker(self._work, thread=True, exit_on_error=False)

    def on_progressed(self, event: Progressed) -> None:
        """Say how far the work has come."""
        if not self._stop.is_set():
            self.query_one(ProgressLine).tell(event.done, event.of)

    def action_stop(self) -> None:
        """Stop at the next step; what was written is taken back."""
        self._stop.set()
        self.query_one(ProgressLine).show(_("Stopping …"))

    def on_unmount(self) -> None:
        """Nothing goes on behind an app that is closing, and the log is looked at again."""
        self._stop.set()
        self.desk.aside = False

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Close with what came of it."""
        if event.state in ENDED:
            self.desk.aside = False
            self.dismiss(Outcome(event.worker.result, event.worker.error))
