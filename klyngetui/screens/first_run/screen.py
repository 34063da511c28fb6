"""Where there is no log yet: three questions, or the sample."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Button, Input, Static
from textual.worker import Worker, WorkerState

from klyngetui import clock, sampling, starting
from klyngetui.locale import _
from klyngetui.model.check import Invalid, Problem
from klyngetui.plain import content
from klyngetui.screens.suiting import suit_size
from klyngetui.store.log import Log
from klyngetui.store.trouble import TROUBLE, trouble_words
from klyngetui.widgets.plain_input import PlainInput

FIELDS = ("name", "timezone", "me")


class FirstRun(Screen[Log | None]):
    """Asks for the cluster's name, its time zone and who sits here; ends with the log, or None on Escape."""

    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = "#name"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal")]  # noqa: RUF012 - Textual's own form
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path

    def compose(self) -> ComposeResult:
        """Title, three fields, two buttons."""
        suit_size(self)
        with VerticalScroll(), Vertical(id="card"):
            yield Static(content("klyngetui"), id="title")
            yield Static(content(_("A log for cluster managers. Three questions and you are there.")), id="lead")
            yield from self._field("name", _("What is the cluster called?"), "", _("Havklyngen, for example"))
            yield from self._field("timezone", _("In which time zone?"), "Europe/Oslo", "")
            yield from self._field("me", _("What is your name?"), "", _("You become the first of the team"))
            yield Static("", id="problem", markup=False)
            with Horizontal(id="buttons"):
                yield Button(content(_("Begin")), variant="primary", id="begin")
                yield Button(content(_("Look at a sample first")), id="sample")
            yield Static(content(_("Enter goes on · Esc quits, nothing is made")), classes="hint")
            yield Static(content(_("The log will be {path}").format(path=self.path)), classes="hint")

    def _field(self, name: str, label: str, value: str, placeholder: str) -> ComposeResult:
        yield Static(content(label), classes="label")
        yield PlainInput(value, id=name, placeholder=placeholder)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """On to the next field; begin after the last."""
        if event.input.id == FIELDS[-1]:
            self._begin()
        else:
            self.focus_next(PlainInput)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Begin, or open the sample."""
        if event.button.id == "begin":
            self._begin()
        else:
            self._problem(_("Making three years of an invented cluster …"))
            self._make(lambda: sampling.open_sample(sampling.temporary_sample(clock.today())))

    def action_leave(self) -> None:
        """Quit without making anything."""
        self.dismiss(None)

    def _begin(self) -> None:
        values = {name: self.query_one(f"#{name}", PlainInput).value.strip() for name in FIELDS}
        missing = next((name for name in FIELDS if not values[name]), None)
        if missing is not None:
            self._problem(_("This one is still empty."))
            self.query_one(f"#{missing}").focus()
            return
        self._make(partial(starting.begin, self.path, values["name"], values["timezone"], values["me"]))

    def _make(self, make: Callable[[], Log]) -> None:
        """Make a log on another thread; end with it, or stay and say why there is none."""
        self.query_one("#card").disabled = True
        self.run_worker(make, thread=True, exit_on_error=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """The log is made, or was not to be."""
        if event.state is WorkerState.SUCCESS:
            self.dismiss(event.worker.result)
        elif event.state is WorkerState.ERROR:
            self.query_one("#card").disabled = False
            self._failed(event.worker.error)

    def _failed(self, error: BaseException | None) -> None:
        if isinstance(error, Invalid):
            self._refused(error.problems[0])
        elif isinstance(error, TROUBLE):
            why = _("The log cannot be made: {why}").format(why=trouble_words(error))
            self._problem(f"{why}. " + _("Another place is chosen by starting with: klyngetui --log PATH"))
            self.query_one(f"#{FIELDS[-1]}").focus()
        elif error is not None:
            raise error

    def _refused(self, problem: Problem) -> None:
        """Say what is wrong with what stands in a field, and go there."""
        field = self.query_one(f"#{problem.path if problem.path in FIELDS else FIELDS[0]}", PlainInput)
        self._problem(f"{field.value.strip()}: {problem.message}")
        field.focus()

    def _problem(self, text: str) -> None:
        problem = self.query_one("#problem", Static)
        problem.update(content(text))
        self.call_after_refresh(problem.scroll_visible, animate=False)
