"""What every screen of an open log has: its header, the effect line, the capture bar and the footer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.widget import Widget
from textual.worker import Worker, WorkerState

from klyngetui.keys.binding import bind_keys, row_for
from klyngetui.keys.pressed import undo_hint
from klyngetui.keys.words import key_names, split
from klyngetui.locale import _
from klyngetui.screens.capture.screen import CaptureScreen
from klyngetui.screens.header_line import HeaderLine
from klyngetui.screens.steady import HINDRANCES, in_words
from klyngetui.screens.suiting import suit_size
from klyngetui.store.trouble import is_locked
from klyngetui.widgets.capture_bar import CaptureBar
from klyngetui.widgets.effect_line import EffectLine
from klyngetui.widgets.fitting_footer import FittingFooter
from klyngetui.widgets.tones import Piece


class BaseScreen(CaptureScreen):
    """A screen over the open log.

    A screen sets WHERE, composes its `content`, reads the log in `reload` (called when it first comes to the front and
    whenever the log changed since) and takes what the way here asked for in `arrive`. `self.desk` is the log and what
    can be asked of it, `self.shell` the app, `self.tell` the effect line; what can go wrong stands in
    `with self.trying():`.
    """

    WHERE: ClassVar[str] = ""
    AUTO_FOCUS: ClassVar[str | None] = ".content *"

    def __init__(self) -> None:
        super().__init__()
        self.arguments: dict[str, Any] = {}
        self._stamp = 0
        self._told_held: tuple[Piece, ...] = ()

    def compose(self) -> ComposeResult:
        """Header, content, effect line, capture bar, footer."""
        suit_size(self)
        yield HeaderLine()
        with Container(classes="content"):
            yield from self.content()
        yield EffectLine()
        yield CaptureBar(self.read_line, self.complete_line)
        yield FittingFooter()

    def content(self) -> Iterable[Widget]:
        """The widgets between header and effect line."""
        return ()

    def reload(self) -> None:
        """Read the log and show it."""

    def arrive(self, **arguments: Any) -> None:
        """The screen came to the front by a way that asks for something; unknown arguments are no error."""

    def took_back(self) -> bool:
        """Take back what was done here outside the log's actions, where that was the last thing done; else False."""
        return False

    def search(self) -> None:
        """The search key: the log's search, unless the screen has its own."""
        self.shell.show("log", search="")

    def on_mount(self) -> None:
        """Take the keys."""
        bind_keys(self, self.WHERE)

    def on_screen_resume(self) -> None:
        """Show the log as it is now, then what was asked for."""
        self.refresh_if_changed()
        arguments, self.arguments = self.arguments, {}
        if arguments:
            with self.trying():
                self.arrive(**arguments)
        self.shell.tell_noted()

    def on_screen_suspend(self) -> None:
        """An effect told here is old news when the screen comes back: its undo may mean something else by then."""
        self.query_one(EffectLine).clear()

    def refresh_if_changed(self) -> None:
        """Read the log again if it is another than when it was last read, and tell what is new about its place.

        Not before all of the screen is there; where another program holds the log, at the next look.
        """
        if self.is_mounted and self._stamp != self.desk.stamp:
            self._stamp = self.desk.stamp
            try:
                self.query_one(HeaderLine).show(self.desk)
                self.reload()
            except HINDRANCES as error:
                if is_locked(error):
                    self._stamp = 0
                self.not_read(error)
            else:
                self._read_again()
        if self.is_mounted and (news := self.desk.log.news()):
            self.tell(" · ".join(news), "warn")

    def not_read(self, error: Exception) -> None:
        """Say so; that another program holds the log never over what was told of a save: that is no less true."""
        if not is_locked(error):
            self.tell(*in_words(error))
        elif self.quiet:
            self.tell(_("Another program is using the log just now."), "muted")
            self._told_held = self.query_one(EffectLine).pieces

    def _read_again(self) -> None:
        """That another program uses the log is true no longer."""
        told = self.query_one(EffectLine)
        if self._told_held and told.pieces == self._told_held:
            told.clear()
        self._told_held = ()

    def on_key(self, event: events.Key) -> None:
        """A key of this screen that applies to nothing in sight says so."""
        row = row_for(self, self.WHERE, (event.key, event.character))
        if row and not self.check_action(row.action.partition("(")[0], ()):
            words = _("{key} {label}: nothing here to use it on")
            self.tell(words.format(key=key_names(split(row.keys)[0]), label=_(row.label)), "muted")

    def tell(self, text: str, tone: str = "good") -> None:
        """Say something in the effect line: "good", "warn", "bad" or "muted"."""
        self.query_one(EffectLine).tell(text, tone)

    @property
    def quiet(self) -> bool:
        """Whether the effect line says nothing."""
        return not self.query_one(EffectLine).pieces

    def hindered(self, words: str) -> None:
        """Say it in the effect line."""
        self.tell(words, "bad")

    def act(
        self, words: str, do: Callable[[], object], then: Callable[[], object] | None = None, *, expected: bool = False
    ) -> None:
        """Do what a single key asks of the log, tell it in the words with its effect, and do what follows here.

        While another program holds the log it is tried again beside the screen, whatever is in front by then. That no
        figure moved is told where a move is `expected`.
        """

        def write() -> list[str]:
            with self.desk.effect_of(words, expected=expected) as effect:
                do()
            return effect

        def done(effect: list[str]) -> None:
            self.shell.tell(" · ".join([*effect, undo_hint()]))
            self.shell.log_changed()
            if then is not None and self.is_running:
                then()

        self.shell.write(write, done)

    @contextmanager
    def trying(self) -> Iterator[None]:
        """Tell what goes wrong with the log or the input instead of ending the app."""
        try:
            yield
        except HINDRANCES as error:
            self.tell(*in_words(error))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A failed worker (started with exit_on_error=False) says why."""
        if event.state is WorkerState.ERROR:
            self.tell(_("That did not work: {why}").format(why=event.worker.error), "bad")
