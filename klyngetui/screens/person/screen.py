"""One person: everything held about them, a copy of it to hand over, and the erasure for good."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from klyngetui.keys.binding import bind_keys
from klyngetui.keys.pressed import pressed
from klyngetui.locale import _
from klyngetui.plain import fit
from klyngetui.screens.at_work import AtWork, Hindered
from klyngetui.screens.person import words, work
from klyngetui.screens.person.work import Asked, Done, Found
from klyngetui.store.errors import LogError
from klyngetui.store.rewriting import rewriting_due
from klyngetui.widgets.plain_input import PlainInput
from klyngetui.widgets.told import Told
from klyngetui.widgets.tones import Piece, line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import ComposeResult

    from klyngetui.screens.at_work import Step
    from klyngetui.screens.desk import Desk


class PersonScreen(AtWork):
    """Shows what is held; ends with what an erasure did, in words, or None where nothing was erased.

    `name` may have no record; then the identity is "".
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
    ]
    WHERE: ClassVar[str] = "person"
    DEFAULT_CSS = """
    PersonScreen {
        align: center middle;
        & > Vertical {
            width: 100%; max-width: 100; height: 100%; max-height: 40; padding: 0 1;
            background: $surface; border: round $primary; border-title-color: $primary;
            border-subtitle-color: $text-muted;
        }
        & Told { height: 1fr; padding: 0; }
        & PlainInput { display: none; border: none; height: 1; padding: 0 1; background: $primary 20%; }
        & #said { height: auto; max-height: 4; }
        &.-asking > Vertical { border: round $error; border-title-color: $error; }
        &.-asking PlainInput { display: block; }
    }
    """

    def __init__(self, desk: Desk, identity: str, name: str, backups: Path) -> None:
        super().__init__()
        self.desk = desk
        self.asked = Asked(desk.log.path, backups, desk.log.actor, identity, name)
        self.found: Found | None = None
        self.done: Done | None = None
        self.unfinished = rewriting_due(desk.log)

    def compose(self) -> ComposeResult:
        """What is held, what is going on, and the field for the word that erases."""
        with Vertical() as frame:
            frame.border_title = Content(fit(self.asked.name, 60))
            yield Told()
            yield Static("", id="said", markup=False)
            yield PlainInput(compact=True)

    def on_mount(self) -> None:
        """Take the keys, and begin to look."""
        bind_keys(self, self.WHERE)
        self.query_one(Told).focus()
        self._work(partial(work.look, self.asked))

    def _work(self, do: Callable[[Step], object]) -> None:
        self.begin(do)
        self._offer()

    def step(self, told: str) -> None:
        """Say what the work is at."""
        self.say(told, "muted")

    def came(self, result: object) -> None:
        """Show what came of it."""
        self.say("")
        if isinstance(result, Found):
            self._show_found(result)
        elif isinstance(result, Done):
            self._show_done(result)
        elif isinstance(result, Hindered):
            self.unfinished = rewriting_due(self.desk.log)
            self.say(result.why, "bad")
        else:
            self.say(str(result), "good")
        self._offer()

    def _show_found(self, found: Found) -> None:
        self.found = found
        self.query_one(Told).show(words.found(found), "found")
        if self.unfinished:
            told = _("An erasure made earlier is not finished: {key} writes the file anew.")
            self.say(told.format(key=pressed("person.erase")), "warn")

    def _show_done(self, done: Done) -> None:
        self.unfinished = False
        self.done = done
        self.query_one(Told).show(words.done(done), "done")

    def say(self, told: str, tone: str = "") -> None:
        """Say something under what is held."""
        sign = "! " if tone == "bad" else ""
        self.query_one("#said", Static).update(line([Piece(sign + told, tone)]))

    def _offer(self) -> None:
        """Name the keys that do something now."""
        self.query_one(Vertical).border_subtitle = words.keys(
            working=self.working, asking=self.has_class("-asking"), erasable=self._erasable, done=self.done is not None
        )

    @property
    def _erasable(self) -> bool:
        return self.found is not None and self.done is None and (self.found.traces.anything or self.unfinished)

    # What can be done ------------------------------------------------------------------------------------------------

    def action_ask(self) -> None:
        """Ask for the word that erases; an erasure that is not finished is finished without."""
        if self._hold_back() or not self._erasable or self.found is None:
            return
        try:
            self.desk.log.guard_writing()
        except LogError as error:
            self.say(str(error), "bad")
            return
        if self.unfinished:
            self._work(partial(work.finish, self.asked, self.found.traces))
            return
        self.add_class("-asking")
        self.say(words.question(self.found.traces), "bad")
        self.query_one(PlainInput).value = ""
        self.query_one(PlainInput).focus()
        self._offer()

    def on_input_submitted(self) -> None:
        """Erase where it is the word."""
        if self.found is None or not self.has_class("-asking"):
            return
        if self.query_one(PlainInput).value.strip().casefold() != words.word():
            self.say(_("Nothing was erased: the word is “{word}”, Esc goes back.").format(word=words.word()), "bad")
            return
        self._stop_asking()
        self._work(partial(work.erase_for_good, self.asked, self.found.traces))

    def _stop_asking(self) -> None:
        self.remove_class("-asking")
        self.query_one(Told).focus()
        self.say("")
        self._offer()

    def _hold_back(self) -> bool:
        """Whether something is still being done, and that one has to wait for it, said."""
        if self.working:
            self.say(_("A moment: it is not done yet."), "warn")
        return self.working

    def action_copy(self) -> None:
        """Ask where to write a copy of what is held."""
        if self._hold_back() or self.found is None or self.done is not None:
            return
        form, asking = words.copy_form(self.desk, self.asked.name)

        def write(told: str | None) -> None:
            if told is not None and asking.answers is not None:
                path = asking.answers["path"]
                self._work(lambda _step: words.written(work.write_copy(self.asked, path)))

        self.app.push_screen(form, write)

    def action_leave(self) -> None:
        """Back to what is held, or away; not in the middle of an erasure."""
        if self.has_class("-asking"):
            self._stop_asking()
        elif self.found is None or not self._hold_back():
            self.dismiss(self.done.said[0] if self.done else None)
